import Bytes
import Profiles
package import Rendering

extension GraphReport {
  /// The report in Graphviz's language.
  package var dot: TextOutput {
    var output = TextOutput()
    output.line(
      Array("digraph \"".utf8) + form.text(title ?? Array("unnamed".utf8)) + Array("\" {".utf8))
    output.line("node [style=filled fillcolor=\"#f8f8f8\"]")
    writeLegend(&output)
    let largest = nodes.map(\.flat.wrappingMagnitude).max() ?? 0
    for (position, node) in nodes.enumerated() {
      let name = "N\(position + 1)"
      write(node, position + 1, largestFlat: largest, &output)
      for label in node.labels {
        write(label, id: "\(name)_\(label.number)", of: name, &output)
        for number in label.numbers {
          write(
            number, id: "N\(name)_\(label.number)_\(number.number)",
            of: "\(name)_\(label.number)", &output)
        }
      }
      for number in node.numbers {
        write(number, id: "N\(name)_\(number.number)", of: name, &output)
      }
    }
    for call in calls { write(call, &output) }
    output.line("}")
    return output
  }

  package func write(_ emit: ([UInt8]) throws -> Void) rethrows { try emit(dot.bytes) }

  /// A value with its unit, which is the profile's.
  private func text(_ value: Int64) -> [UInt8] { form.text(measured.format.text(value)) }

  private func writeLegend(_ output: inout TextOutput) {
    let lines = measured.header.legend
    output.write("subgraph cluster_L { \"")
    output.write(form.name(lines[0]))
    output.write("\" [shape=box fontsize=16 label=\"")
    output.write(form.legend(lines))
    output.write("\"")
    if let title {
      output.write(" tooltip=\"")
      output.write(form.text(title))
      output.write("\"")
    }
    output.line("] }")
  }

  // MARK: Boxes

  private func write(
    _ node: Node, _ number: Int, largestFlat: Int64, _ output: inout TextOutput
  ) {
    let flat = text(node.flat)
    let cumulative = node.cumulative == node.flat ? flat : text(node.cumulative)
    func withShare(_ text: [UInt8], _ value: Int64) -> [UInt8] {
      text + " (".bytes + trimmedPercentage(value, of: total) + ")".bytes
    }
    output.write("N\(number) [label=\"")
    output.write(form.box(node.lines))
    output.write(#"\n"#)
    output.write(node.flat == 0 ? Array("0".utf8) : withShare(flat, node.flat))
    if node.cumulative != node.flat {
      output.write(node.flat == 0 ? " of " : #"\nof "#)
      output.write(withShare(cumulative, node.cumulative))
    }
    let size = fontSize(node.flat, largest: largestFlat)
    output.write("\" id=\"node\(number)\" fontsize=\(size) shape=box tooltip=\"")
    output.write(form.name(node.name))
    output.write(" (")
    output.write(cumulative)
    output.write(")\" color=\"")
    let share = Double(node.cumulative) / Double(total.wrappingMagnitude)
    output.write(HeatColor(share: share, .line).text)
    output.write("\" fillcolor=\"")
    output.write(HeatColor(share: share, .fill).text)
    output.line("\"]")
  }

  private func fontSize(_ flat: Int64, largest: Int64) -> Int64 {
    if flat == 0 { return 8 }
    let share = Double(flat.wrappingMagnitude) / Double(largest)
    return 8 &+ Int64(truncating: (16 * share.squareRoot()).rounded(.up))
  }

  private func write(
    _ nodelet: Nodelet, id: String, of source: String, _ output: inout TextOutput
  ) {
    let value = text(nodelet.value)
    output.write("\(id) [label = \"")
    output.write(form.box(nodelet.lines))
    output.write("\" id=\"\(id)\" fontsize=8 shape=box3d tooltip=\"")
    output.write(value)
    output.line("\"]")
    output.write("\(source) -> \(id) [label=\" ")
    output.write(value)
    for part in ["\" weight=100 tooltip=\"", "\" labeltooltip=\""] {
      output.write(part)
      output.write(value)
    }
    output.line("\"" + (nodelet.isCumulative ? " style=\"dotted\"" : "") + "]")
  }

  // MARK: Arrows

  private func write(_ call: Call, _ output: inout TextOutput) {
    let value = text(call.value)
    func end(_ position: Int?) -> String { "N\(position.map { $0 + 1 } ?? 0)" }
    output.write("\(end(call.caller)) -> \(end(call.callee)) [label=\" ")
    output.write(value)
    output.write((call.isInline ? #"\n (inline)"# : "") + "\"")
    if total != 0 { writeStrength(of: call.value, &output) }
    let tip =
      form.name(call.names.caller) + Array((call.isResidual ? " ... " : " -> ").utf8)
      + form.name(call.names.callee) + Array(" (".utf8) + value + Array(")\"".utf8)
    for part in [" tooltip=\"", " labeltooltip=\""] {
      output.write(part)
      output.write(tip)
    }
    if call.isResidual { output.write(" style=\"dotted\"") }
    let hasNodelets = call.caller.map { !nodes[$0].labels.isEmpty || !nodes[$0].numbers.isEmpty }
    if hasNodelets == true { output.write(" minlen=2") }
    output.line("]")
  }

  /// How straight, wide and red an arrow is.
  private func writeStrength(of value: Int64, _ output: inout TextOutput) {
    func steps(_ most: Int64) -> Int64 {
      let share = (value &* most).dividedReportingOverflow(by: total).partialValue
      return min(share.wrappingMagnitude, most)
    }
    if steps(100) > 0 { output.write(" weight=\(steps(100) + 1)") }
    if steps(5) > 0 { output.write(" penwidth=\(steps(5) + 1)") }
    let share = Double(value) / Double(total.wrappingMagnitude)
    output.write(" color=\"")
    output.write(HeatColor(share: share, .line).text)
    output.write("\"")
  }
}
