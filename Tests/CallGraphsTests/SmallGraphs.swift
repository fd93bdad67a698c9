import Bytes
import CallGraphs
import Profiles

/// A profile of stacks from the root to the leaf: places are separated by blanks, `inner+outer` is
/// one place with an inlined function. Labels are text, or numbers under the key `bytes`.
func profile(
  _ stacks: [(stack: String, values: [Int64])], labels: [[(key: String, value: String)]] = []
) -> Profile {
  var builder = ProfileBuilder(
    sampleTypes: (0..<(stacks.first?.values.count ?? 1)).map { ("type\($0)", "count") })
  var functions: [Substring: FunctionIndex] = [:]
  var places: [Substring: LocationIndex] = [:]
  for (position, (stack, values)) in stacks.enumerated() {
    var leafFirst: [LocationIndex] = []
    for name in stack.split(separator: " ").reversed() {
      let lines = name.split(separator: "+").map { part in
        let function = functions[part] ?? builder.addFunction(name: String(part))
        functions[part] = function
        return Line(function: function)
      }
      let place = places[name] ?? builder.addLocation(lines: lines)
      places[name] = place
      leafFirst.append(place)
    }
    let given = position < labels.count ? labels[position] : []
    let rows = given.map { label in
      Label(
        key: builder.name(label.key),
        value: label.key == "bytes"
          ? .number(Int64(label.value) ?? 0, unit: nil) : .text(builder.name(label.value)))
    }
    builder.addSample(stack: leafFirst, values: values, labels: rows)
  }
  return builder.profile
}

func graph(
  _ profile: Profile, _ trimming: Trimming = Trimming(), order: NodeOrder = .flat,
  isCallTree: Bool = false, measure: Measure = Measure(valueColumn: 0),
  edges: EdgeSelection = .all
) -> CallGraph {
  CallGraph(
    profile, measure: measure,
    shape: GraphShape(trimming: trimming, order: order, isCallTree: isCallTree), edges: edges,
    tags: TagFormat(units: NumericLabelUnits(profile), outputUnit: "auto".bytes))
}

/// `name flat cumulative` of each node, in order.
func rows(_ graph: CallGraph) -> [String] {
  graph.nodes.map { "\(name($0, graph)) \(graph.flat($0)) \(graph.cumulative($0))" }
}

/// `caller>callee weight` and what is special, of each edge.
func edges(_ graph: CallGraph) -> Set<String> {
  Set(graph.edges.map { text($0, graph) })
}

func text(_ edge: Edge, _ graph: CallGraph) -> String {
  "\(name(edge.caller, graph))>\(name(edge.callee, graph)) \(edge.weight)"
    + (edge.isResidual ? " residual" : "") + (edge.isInline ? " inline" : "")
}

func name(_ node: NodeIndex, _ graph: CallGraph) -> String {
  String(decoding: graph.printableName(of: node), as: UTF8.self)
}
