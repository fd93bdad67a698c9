import Bytes
import Testing

@testable import Symbolization

@Suite struct SymbolTableTests {
  private func symbols() throws -> SymbolTable {
    var binary = try ElfFixtures.binary("whole")
    return binary.symbols()
  }

  @Test func `symbols are sorted by address`() throws {
    let names = try symbols().map(\.name.text)
    #expect(
      names == [
        "feeble", "leaf", "branch", "_start", "_DYNAMIC", "counter", "__bss_start", "_edata",
        "sink", "_end",
      ])
  }

  @Test(arguments: [
    (0xfff, nil), (0x1000, "feeble"), (0x1008, "feeble"), (0x1009, "leaf"), (0x101e, "leaf"),
    (0x101f, "branch"), (0x105f, "_start"), (0x1060, nil), (0x3002, "counter"), (0x3007, "sink"),
    (0x3008, nil), (0x4000, nil),
  ])
  func `a symbol is found by any address in it`(address: UInt64, name: String?) throws {
    let symbol = try symbols().symbol(holding: VirtualAddress(value: address))
    #expect(symbol?.name.text == name)
  }

  @Test func `local symbols have their source file`() throws {
    let symbols = try symbols()
    #expect(symbols.symbol(holding: VirtualAddress(value: 0x1009))?.fileName.text == "calls.c")
    #expect(symbols.symbol(holding: VirtualAddress(value: 0x101f))?.fileName.text == "")
  }

  @Test func `the nearest symbol is a function, or holds the address`() throws {
    let symbols = try symbols()
    func nearest(_ address: UInt64) -> String? {
      symbols.nearestSymbol(to: VirtualAddress(value: address))?.name.text
    }
    #expect(nearest(0xfff) == nil)
    #expect(nearest(0x1060) == "_start")
    #expect(nearest(0x2fff) == nil)
    #expect(nearest(0x3001) == "counter")
    #expect(nearest(0x5000) == nil)
  }

  /// `(name, without its version)`
  @Test(arguments: [
    ("qsort", "qsort"), ("qsort@@GLIBC_2.2.5", "qsort"), ("memcpy@GLIBC_2.14", "memcpy"),
    ("@local", "@local"), ("a@", "a@"), ("main.f@(x)", "main.f@(x)"), ("a@@@b", "a@@@b"),
  ])
  func `versions of symbols are no part of their names`(name: String, shown: String) {
    #expect(table(of: name).map(\.name.text) == [shown])
  }

  @Test(arguments: [
    ("runtime.memmove.abi0", "runtime.memmove"), ("main.main", "main.main"), (".abi0", ""),
    ("f.abi0.cold", "f.abi0.cold"),
  ])
  func `frames do not say by which convention of Go they are called`(name: String, shown: String) {
    let frames = table(of: name).map { SourceFrame($0) }
    #expect(frames.map(\.function.text) == [shown])
    #expect(frames.map(\.linkageName.text) == [shown])
  }

  /// A table of one function.
  private func table(of name: String) -> SymbolTable {
    let row = SymbolTable.Row(
      start: 8, size: 1, name: 1, fileName: 0, strings: 0, kind: .function, isWeak: false,
      isLocal: false)
    return SymbolTable([([row], ByteRegion([0] + Array(name.utf8) + [0]))])
  }
}
