import Glibc
import Symbolization

/// A file in memory, without a name, that takes one input after the other.
private let file = {
  var name = Array("/dev/shm/binary-XXXXXX".utf8CString)
  defer { unlink(name) }
  return mkstemp(&name)
}()
private let path = Array("/proc/self/fd/\(file)".utf8)

/// Reads a binary as a whole: symbols, the frames of addresses all over its segments, instructions.
@_cdecl("LLVMFuzzerTestOneInput")
public func throwBytes(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  ftruncate(file, 0)
  guard pwrite(file, start, count, 0) == count, var binary = try? Binary(path: path) else {
    return 0
  }
  _ = binary.symbols()
  var addresses: [VirtualAddress] = []
  for segment in binary.segments.prefix(4) {
    for step in 0..<64 as Range<UInt64> {
      addresses.append(VirtualAddress(value: segment.address &+ segment.fileSize / 64 &* step))
    }
  }
  _ = binary.resolve(addresses)
  guard let first = addresses.first, let code = binary.loadedBytes(at: first),
    let machine = try? Machine(
      elfMachine: binary.machine, is64Bit: binary.is64Bit, isBigEndian: binary.isBigEndian),
    let disassembler = try? Disassembler(machine)
  else { return 0 }
  disassembler.forEachInstruction(in: code.bytes, at: first) { _ in }
  return 0
}
