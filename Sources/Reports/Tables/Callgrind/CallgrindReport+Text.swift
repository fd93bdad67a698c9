import Bytes
import CallGraphs
import Profiles
package import Rendering

extension CallgrindReport {
  /// The report as `go tool pprof -callgrind` prints it.
  package var text: TextOutput {
    var output = TextOutput()
    output.line("positions: instr line")
    let unit = measured.format.unit
    output.line("events: ".bytes + type + "(".bytes + unit + ")".bytes)
    var writer = CallgrindWriter(measured)
    for node in measured.graph.nodes { writer.write(node, &output) }
    return output
  }

  package func write(_ emit: ([UInt8]) throws -> Void) rethrows { try emit(text.bytes) }
}

/// Writes nodes one after another: names that were written before as numbers, addresses by their
/// distance from the node before.
private struct CallgrindWriter {
  private let graph: CallGraph
  private let format: ValueFormat
  private let calleeNames: CalleeNames
  private var objects = NumberedNames()
  private var files = NumberedNames()
  private var functions = NumberedNames()
  private var previous: Frame?

  init(_ measured: MeasuredGraph) {
    graph = measured.graph
    format = measured.format
    calleeNames = CalleeNames(graph)
  }

  mutating func write(_ node: NodeIndex, _ output: inout TextOutput) {
    let frame = graph.frame(of: node)
    if !isSameFunction(frame) {
      output.line("")
      output.line("ob=".bytes + objects.reference(graph.names.copy(of: frame.objectFile)))
      output.line("fl=".bytes + files.reference(graph.names.copy(of: frame.file)))
      output.line("fn=".bytes + functions.reference(graph.names.copy(of: frame.name)))
    }
    let value = format.integer(graph.flat(node))
    output.line("\(shortened(frame.address)) \(frame.line) \(value)")
    for edge in graph.callees(of: node) {
      let callee = graph.frame(of: edge.callee)
      output.line("cfl=".bytes + files.reference(graph.names.copy(of: callee.file)))
      output.line("cfn=".bytes + functions.reference(calleeNames[edge.callee]))
      output.line("calls=0 \(shortened(callee.address)) \(callee.line)")
      output.line("* * \(format.integer(edge.weight))")
    }
    previous = frame
  }

  private func isSameFunction(_ frame: Frame) -> Bool {
    guard let previous else { return false }
    return (frame.objectFile, frame.file, frame.name)
      == (previous.objectFile, previous.file, previous.name)
  }

  /// An address, or its distance from the node before where that is shorter.
  private func shortened(_ address: UInt64) -> String {
    let whole = "0x" + String(address, radix: 16)
    guard let previous else { return whole }
    if address == previous.address { return "*" }
    let distance = Int64(bitPattern: address &- previous.address)
    let relative = (distance < 0 ? "" : "+") + String(distance)
    return relative.utf8.count < whole.utf8.count ? relative : whole
  }
}

/// Names that are written in full once, and by number from then on.
private struct NumberedNames {
  private var numbers = NameTable()

  mutating func reference(_ name: [UInt8]) -> [UInt8] {
    if name.isEmpty { return [] }
    let known = numbers.count
    let number = numbers.index(of: name).position
    let reference = "(\(number))".bytes
    return number < known ? reference : reference + " ".bytes + name
  }
}
