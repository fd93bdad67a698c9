import Symbolization

private let demanglers = [Demangler.Detail.full, .templates, .simplified]
  .map { Demangler(detail: $0) }

/// Makes a linker name readable. Swift's are left out: they are the Swift runtime's to read.
@_cdecl("LLVMFuzzerTestOneInput")
public func throwBytes(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  let name = Array(UnsafeBufferPointer(start: start, count: count))
  if name.contains(UInt8(ascii: "$")) { return 0 }
  for demangler in demanglers { _ = demangler.demangled(name) }
  return 0
}
