import Bytes
import Symbolization
import Testing

struct CodeSymbolTests {
  private func symbols(_ rows: [(name: String, start: UInt64, size: UInt64)]) -> CodeSymbols {
    CodeSymbols(
      rows.map {
        CodeSymbol(
          name: Array($0.name.utf8), start: VirtualAddress(value: $0.start), size: $0.size)
      }, last: VirtualAddress(value: 0xffff))
  }

  /// The selected symbols, as `name,alias first-last`.
  private func selected(
    _ symbols: CodeSymbols, sampled: [UInt64] = [], asked: [UInt64] = [],
    display: Demangler? = nil, _ matches: (String) -> Bool = { _ in true }
  ) -> [String] {
    symbols.symbols(
      sampledAt: sampled.map { VirtualAddress(value: $0) },
      at: asked.map { VirtualAddress(value: $0) }, display: display,
      matching: { matches(String(decoding: $0, as: UTF8.self)) }
    ).map { code in
      let bounds = [code.addresses.lowerBound, code.addresses.upperBound]
        .map { String($0.value, radix: 16) }
      return code.names.map { String(decoding: $0, as: UTF8.self) }.joined(separator: ",") + " "
        + bounds.joined(separator: "-")
    }
  }

  private let program =
    [
      ("main", 0x1010, 0x10), ("_start", 0x1000, 0), ("alias", 0x1010, 8), ("tail", 0x1040, 0),
      ("mark", 0x1010, 0), ("gap", 0x1030, 4),
    ] as [(String, UInt64, UInt64)]

  @Test func `a symbol ends where its size says, or else before the next one`() {
    #expect(
      selected(symbols(program), sampled: [0x1040, 0x1030, 0x1000, 0x1010]) == [
        "_start 1000-100f", "main 1010-101f", "gap 1030-1033", "tail 1040-ffff",
      ])
  }

  @Test func `an address between symbols has no symbol`() {
    #expect(selected(symbols(program), sampled: [0x1020, 0x1034, 0xfff], asked: [0x103f]) == [])
    #expect(selected(symbols([]), sampled: [0], asked: [.max]) == [])
  }

  @Test func `a sampled symbol gives its first matching name, and a requested one all its names`() {
    let symbols = symbols(program)
    #expect(selected(symbols, sampled: [0x1015]) { $0 == "alias" } == ["alias 1010-101f"])
    #expect(selected(symbols, sampled: [0x1015]) { $0 == "mark" } == [])
    #expect(
      selected(symbols, sampled: [0x1031], asked: [0x101f]) { _ in false }
        == ["main,alias 1010-101f"])
  }

  @Test func `symbols may be nested`() {
    let symbols = symbols([("outer", 0x1000, 0x40), ("inner", 0x1010, 8)])
    #expect(selected(symbols, sampled: [0x1012]) == ["outer 1000-103f", "inner 1010-1017"])
    #expect(selected(symbols, sampled: [0x1020]) == ["outer 1000-103f"])
  }

  @Test func `any readable form may match, and one is shown`() {
    let symbols = symbols([("_Z3addI3intEvi", 0x1000, 4)])
    for pattern in ["_Z3addI3intEvi", "void add<int>(int)", "add<int>", "add"] {
      #expect(
        selected(symbols, sampled: [0x1000], display: Demangler(detail: .simplified)) {
          $0 == pattern
        } == ["add 1000-1003"])
    }
    #expect(selected(symbols, sampled: [0x1000]) { $0 == "add" } == ["_Z3addI3intEvi 1000-1003"])
  }

  @Test func `impossible sizes end at the last address`() {
    #expect(
      selected(symbols([("huge", 0x1000, .max), ("top", .max, 0)]), sampled: [0x2000, .max]) == [
        "huge 1000-ffffffffffffffff", "top ffffffffffffffff-ffffffffffffffff",
      ])
  }

  @Test func `targets get names`() {
    var labels = BranchLabels(
      symbols([("_Z3addii", 0x1000, 4)]), display: Demangler(detail: .simplified))
    func text(_ target: UInt64?) -> String {
      let instruction = Instruction(
        address: VirtualAddress(value: 0), length: 1, text: "call 0".bytes,
        target: target.map { VirtualAddress(value: $0) })
      return String(decoding: labels.text(of: instruction), as: UTF8.self)
    }
    #expect(text(0x1000) == "call 0 <add>")
    #expect(text(0x1003) == "call 0 <add+0x3>")
    #expect(text(0x1004) == "call 0")
    #expect(text(nil) == "call 0")
  }
}
