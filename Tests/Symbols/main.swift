import Glibc
import Symbolization

// Prints the frames of addresses, for Tests/referee/symbols:
//
//   Symbols FILE < hexadecimal addresses, one per line
//
// Each frame is a line with tabs between its fields. An empty line ends the frames of an address.

let arguments = CommandLine.arguments.dropFirst().map { Array($0.utf8) }
guard let path = arguments.first else {
  print("usage: Symbols FILE < addresses")
  exit(2)
}
var addresses: [VirtualAddress] = []
while let line = readLine() {
  if let value = UInt64(line, radix: 16) { addresses.append(VirtualAddress(value: value)) }
}
var binary = try Binary(path: path)
var output: [UInt8] = []
for resolution in binary.resolve(addresses) {
  if case .frames(let frames) = resolution {
    for frame in frames {
      output += frame.function + [9] + frame.linkageName + [9] + frame.file + [9]
      output += Array("\(frame.line)\t\(frame.column)\t\(frame.startLine)\n".utf8)
    }
  }
  output.append(10)
}
// SAFETY: no more bytes are written than the array has.
unsafe output.withUnsafeBytes { bytes in
  var done = 0
  while done < bytes.count {
    let count = unsafe write(1, bytes.baseAddress.map { unsafe $0 + done }, bytes.count - done)
    if count <= 0 { exit(2) }
    done += count
  }
}
