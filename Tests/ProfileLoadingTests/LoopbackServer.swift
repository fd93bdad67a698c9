import Bytes
import Foundation
import Synchronization

/// A small HTTP server of this process, which answers as a test wants it to, also wrongly.
///
/// One request a connection; it ends with its owner.
final class LoopbackServer: Sendable {
  struct Request: Sendable, Equatable {
    let method: String
    /// The path and the query, as they were sent.
    let target: String
    let body: String
  }

  enum Reply: Sendable {
    /// These bytes, and then the end.
    case bytes([UInt8])
    /// Nothing, for as long as the client waits.
    case silence
    /// The bytes, and then zeros for as long as the client takes them.
    case endless([UInt8])

    static func status(_ line: String, _ headers: [String] = [], body: [UInt8] = []) -> Reply {
      let length = "Content-Length: \(body.count)"
      let head = (["HTTP/1.1 \(line)"] + headers + [length, "", ""]).joined(separator: "\r\n")
      return .bytes(Array(head.utf8) + body)
    }

    static func ok(_ body: [UInt8]) -> Reply { .status("200 OK", body: body) }

    static func redirect(to target: String) -> Reply {
      .status("302 Found", ["Location: \(target)"])
    }
  }

  private let listener: Int32
  private let received = Mutex<[Request]>([])
  /// What it listens at: `127.0.0.1:12345`, or nothing where it has a socket in the file system.
  let host: String

  /// - Parameter socket: A path to listen at, in place of a port.
  init(socket path: String? = nil, _ answer: @escaping @Sendable (Request) -> Reply) throws {
    let family = path == nil ? AF_INET : AF_UNIX
    listener = Glibc.socket(family, Int32(SOCK_STREAM.rawValue), 0)
    if let path {
      try Self.bind(listener, path)
      host = ""
    } else {
      host = "127.0.0.1:\(try Self.bindToPort(listener))"
    }
    listen(listener, 16)
    let listener = self.listener
    let note: @Sendable (Request) -> Void = { [weak self] request in
      self?.received.withLock { $0.append(request) }
    }
    Thread.detachNewThread {
      while true {
        let connection = accept(listener, nil, nil)
        if connection < 0 { break }
        Thread.detachNewThread { Self.serve(connection, note, answer) }
      }
      close(listener)
    }
  }

  /// Wakes the thread that waits for connections, which then ends.
  deinit { shutdown(listener, Int32(SHUT_RDWR)) }

  /// What it was asked, in order.
  var requests: [Request] { received.withLock { $0 } }

  func url(_ path: String) -> [UInt8] { "http://\(host)\(path)".bytes }

  // MARK: Sockets

  private static func bindToPort(_ socket: Int32) throws -> UInt16 {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    // SAFETY: the system reads and writes one address of the length that it is told.
    let status = unsafe withUnsafeMutablePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
        unsafe Glibc.bind(socket, pointer, length) | getsockname(socket, pointer, &length)
      }
    }
    if status != 0 { throw POSIXError(.EADDRNOTAVAIL) }
    return UInt16(bigEndian: address.sin_port)
  }

  private static func bind(_ socket: Int32, _ path: String) throws {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    // SAFETY: as many bytes are written as there is room for, and the last stays zero.
    unsafe withUnsafeMutableBytes(of: &address.sun_path) { room in
      unsafe room.copyBytes(from: path.utf8.prefix(room.count - 1))
    }
    // SAFETY: the system reads one address of the length that it is told.
    let status = unsafe withUnsafePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
        unsafe Glibc.bind(socket, pointer, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    if status != 0 { throw POSIXError(.EADDRNOTAVAIL) }
  }

  // MARK: A connection

  private static func serve(
    _ connection: Int32, _ note: (Request) -> Void, _ answer: (Request) -> Reply
  ) {
    defer { close(connection) }
    guard let request = readRequest(connection) else { return }
    note(request)
    switch answer(request) {
    case .bytes(let bytes): send(bytes, connection)
    case .silence: _ = receive(connection)
    case .endless(let head):
      var isWanted = send(head, connection)
      while isWanted { isWanted = send([UInt8](repeating: 0, count: 1 << 16), connection) }
    }
  }

  private static func readRequest(_ connection: Int32) -> Request? {
    var bytes: [UInt8] = []
    while true {
      let text = String(decoding: bytes, as: UTF8.self)
      let parts = text.components(separatedBy: "\r\n\r\n")
      if parts.count > 1 {
        let lines = parts[0].components(separatedBy: "\r\n")
        let words = lines[0].components(separatedBy: " ")
        let length = lines.first { $0.lowercased().hasPrefix("content-length:") }
          .flatMap { Int($0.dropFirst(15).trimmingCharacters(in: .whitespaces)) }
        let body = parts.dropFirst().joined(separator: "\r\n\r\n")
        if body.utf8.count >= length ?? 0, words.count > 1 {
          return Request(method: words[0], target: words[1], body: body)
        }
      }
      let piece = receive(connection)
      if piece.isEmpty { return nil }
      bytes += piece
    }
  }

  private static func receive(_ connection: Int32) -> [UInt8] {
    var room = [UInt8](repeating: 0, count: 1 << 16)
    // SAFETY: the system writes at most as many bytes as there is room for, and says how many.
    let count = unsafe read(connection, &room, room.count)
    return Array(room.prefix(max(count, 0)))
  }

  /// - Returns: Whether all of it was taken.
  @discardableResult
  private static func send(_ bytes: [UInt8], _ connection: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      // SAFETY: the system reads no more than the bytes of the array.
      let count = unsafe rest.withUnsafeBytes {
        unsafe Glibc.send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      if count <= 0 { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }
}
