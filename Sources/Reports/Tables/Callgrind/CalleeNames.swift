import Bytes
import CallGraphs
import Profiles
import Rendering

/// How callees are named: functions that share name and file, such as those of two binaries, are
/// told apart by `[1/2]` after the name.
struct CalleeNames {
  private struct Place: Hashable {
    let file: NameIndex
    let name: NameIndex
  }

  /// A function as graphs know it: a node without address and line. In call trees each caller has
  /// functions of its own.
  private struct Function: Hashable {
    let frame: Frame
    let parent: NodeIndex?
  }

  private var names: [NodeIndex: [UInt8]] = [:]

  init(_ graph: CallGraph) {
    var functions: [Place: [Function: Int]] = [:]
    var numbers: [(node: NodeIndex, place: Place, number: Int)] = []
    for node in graph.nodes {
      let frame = graph.frame(of: node)
      let place = Place(file: frame.file, name: frame.name)
      let parent = graph.isCallTree ? graph.callers(of: node).first?.caller : nil
      let function = Function(frame: frame.function, parent: parent)
      let count = functions[place]?.count ?? 0
      let number = functions[place]?[function] ?? count
      functions[place, default: [:]][function] = number
      numbers.append((node, place, number))
    }
    for (node, place, number) in numbers {
      let name = graph.names.copy(of: graph.frame(of: node).name)
      let count = functions[place]?.count ?? 1
      names[node] = count > 1 ? name + " [\(number + 1)/\(count)]".bytes : name
    }
  }

  /// Empty for nodes that are not listed.
  subscript(node: NodeIndex) -> [UInt8] { names[node] ?? [] }
}
