import System

/// The pieces of a report on their way to where it goes.
///
/// Small ones are gathered, so that the system is called with some 64 kB. The outlet is opened with
/// the first of them or at the end: a report that fails before has not touched anything.
struct ReportStream: ~Copyable {
  private static let pieceSize = 64 << 10
  private static let interruptibleSize = 16 << 10

  private let open: () throws -> any Outlet
  private var outlet: (any Outlet)?
  private var gathered: [UInt8] = []

  init(_ open: @escaping () throws -> any Outlet) { self.open = open }

  mutating func emit(_ piece: [UInt8]) throws {
    try Interruption.check()
    if piece.count >= Self.pieceSize {
      try flush()
      return try write(piece)
    }
    gathered += piece
    if gathered.count >= Self.pieceSize { try flush() }
  }

  /// Ends the report, which now appears as a whole.
  mutating func finish() throws {
    try Interruption.check()
    try flush()
    try outlet?.finish()
  }

  private mutating func flush() throws {
    try write(gathered)
    gathered.removeAll(keepingCapacity: true)
  }

  private mutating func write(_ bytes: [UInt8]) throws {
    let outlet = try self.outlet ?? open()
    self.outlet = outlet
    // In pieces, so that an interrupt ends a report that a slow terminal still scrolls through.
    for start in stride(from: 0, to: bytes.count, by: Self.interruptibleSize) {
      try Interruption.check()
      try outlet.write(Array(bytes[start..<min(start + Self.interruptibleSize, bytes.count)]))
    }
  }
}
