import Bytes
import CallGraphs
import Profiles
import Rendering

// A box has room for four labels, and for four numbers with each. Of more labels the largest four
// are shown. More numbers are put together: the largest four found groups, and each other number
// joins the group with the number nearest to its own.

private let mostNodelets = 4

/// The labels of a node with their numbers, largest first.
///
/// - Parameter byFlat: Whether a node's own values are shown, as they are where it calls others.
func nodelets(texts tags: NodeTags, byFlat: Bool) -> [GraphReport.Nodelet] {
  let largest = tags.texts.sorted { $0.precedes($1, byFlat: byFlat) }.prefix(mostNodelets)
  return largest.enumerated().compactMap { number, tag in
    let value = byFlat ? tag.flat : tag.cumulative
    if value == 0 { return nil }
    return GraphReport.Nodelet(
      number: number, lines: tag.lines.map { GraphReport.BoxLine(text: $0) }, value: value,
      isCumulative: false,
      numbers: nodelets(numbers: tags.numbers[tag.name] ?? [], byFlat: byFlat))
  }
}

/// Numbers, largest value first.
func nodelets(numbers tags: [Tag], byFlat: Bool) -> [GraphReport.Nodelet] {
  let groups = grouped(tags.sorted { $0.precedes($1, byFlat: byFlat) }, byFlat: byFlat)
  return groups.enumerated().compactMap { number, tag in
    let isFlat = byFlat || tag.flat == tag.cumulative
    let value = isFlat ? tag.flat : tag.cumulative
    if value == 0 { return nil }
    return GraphReport.Nodelet(
      number: number, lines: tag.lines.map { GraphReport.BoxLine(text: $0) }, value: value,
      isCumulative: !isFlat, numbers: [])
  }
}

/// At most four tags for many.
private func grouped(_ tags: [Tag], byFlat: Bool) -> [Tag] {
  if tags.count <= mostNodelets { return tags }
  var groups = tags.prefix(mostNodelets).map { [$0] }
  for tag in tags.dropFirst(mostNodelets) {
    let distances = groups.map { distance($0[0], tag) }
    var nearest = 0
    for group in distances.indices where distances[group] < distances[nearest] { nearest = group }
    groups[nearest].append(tag)
  }
  return groups.map(merged).sorted { $0.precedes($1, byFlat: byFlat) }
}

/// How far two numbers are apart, in the unit of the second.
private func distance(_ founder: Tag, _ tag: Tag) -> Double {
  let scale = ValueScale(from: founder.unit.span, to: tag.unit.span)
  return (scale.scaled(founder.number).amount - Double(tag.number)).magnitude
}

/// A group as one tag: the smallest and the largest number, and the sums of all.
private func merged(_ group: [Tag]) -> Tag {
  var (least, most) = (group[0], group[0])
  var merged = TagSums()
  for tag in group {
    merged.add(tag.sums)
    if Int64(truncating: scaled(tag, to: least)) < least.number { least = tag }
    if Int64(truncating: scaled(tag, to: most)) > most.number { most = tag }
  }
  let text = group.count == 1 ? text(least) : text(least) + "..".bytes + text(most)
  var tag = Tag(name: text, number: least.number, unit: least.unit)
  // Groups are ranked by what is shown of them, which means divide.
  tag.sums.flat = merged.flat.dividedUnlessZero(by: merged.flatDivisor)
  tag.sums.cumulative = merged.cumulative.dividedUnlessZero(by: merged.cumulativeDivisor)
  return tag
}

private func scaled(_ tag: Tag, to other: Tag) -> Double {
  ValueScale(from: tag.unit.span, to: other.unit.span).scaled(tag.number).amount
}

private func text(_ tag: Tag) -> [UInt8] {
  ValueScale(from: tag.unit.span, to: "auto".bytes.span).text(tag.number)
}
