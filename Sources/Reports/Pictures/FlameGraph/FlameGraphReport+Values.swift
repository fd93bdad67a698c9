import Bytes
import Profiles
import Rendering

extension FlameGraphReport {
  // MARK: What is said of a box

  /// The values of a box, as a reader wants them: of how much, and of a difference before and after.
  func values(of box: Box) -> [UInt8] {
    let node = tree.nodes[box.node]
    if box.isFolded { return foldedValues(node.folded) }
    if tree.isDifference { return changeText(node.sums) }
    let (format, value) = (valuation.format, node.sums.after)
    var text = format.text(value) + share(value, of: valuation.total, " of total")
    if node.depth > 1 {
      text += share(value, of: tree.nodes[node.parent].sums.after, " of its caller")
    }
    let own = own[box.node]
    if own != value { text += ", own ".bytes + format.text(own) }
    return text
  }

  private func foldedValues(_ folded: FlameTree.Folded) -> [UInt8] {
    let values =
      tree.isDifference
      ? changeText(folded.sums)
      : valuation.format.text(folded.sums.after)
        + share(folded.sums.after, of: valuation.total, " of total")
    return values
  }

  /// What a folded box is called.
  func foldedName(_ folded: FlameTree.Folded) -> [UInt8] {
    Array("\(folded.count) narrow call\(folded.count == 1 ? "" : "s")".utf8)
  }

  private func share(_ value: Int64, of whole: Int64, _ what: String) -> [UInt8] {
    ", ".bytes + trimmedPercentage(value, of: whole) + Array(what.utf8)
  }

  private func changeText(_ sums: FlameTree.Sums) -> [UInt8] {
    let format = valuation.format
    let root = tree.nodes[0].sums
    func side(_ name: String, _ value: Int64, _ whole: Int64) -> [UInt8] {
      "\(name) ".bytes + format.text(value) + " (".bytes
        + trimmedPercentage(value, of: whole) + ")".bytes
    }
    let words = hasBase ? ("before", "after") : ("shrank by", "grew by")
    let sign = sums.change > 0 ? "+" : ""
    var text =
      side(words.0, sums.before, root.before) + ", ".bytes
      + side(words.1, sums.after, root.after) + ", Δ \(sign)".bytes
      + format.text(sums.change)
    if hasBase { text += " (\(changeShare(sums)))".bytes }
    return text
  }

  /// By how much of what was before something changed.
  func changeShare(_ sums: FlameTree.Sums) -> String {
    if sums.before == 0 { return sums.after == 0 ? "0%" : "new" }
    if sums.after == 0 { return "gone" }
    let share = trimmedPercentage(sums.change, of: sums.before)
    let sign = sums.change < 0 ? "-" : "+"
    return sign + String(decoding: share, as: UTF8.self)
  }

  /// The name with the value, as much of these as fits.
  func label(of box: Box, room: Int) -> ArraySlice<UInt8> {
    if room < 2 { return [] }
    let node = tree.nodes[box.node]
    let name = visible((box.isFolded ? foldedName(node.folded) : texts[node.frame].name)[...])
    let value = " ".bytes + shortValue(of: box)
    if name.displayWidth + value.count <= room { return name + value }
    // A name of a few letters says nothing: then the value goes first.
    let least = min(name.displayWidth, 12)
    if room - value.count >= least {
      return shortenedName(name, toWidth: room - value.count) + value
    }
    return shortenedName(name, toWidth: room)
  }

  /// The value of a box in a word: its share, or of a difference by how much it changed.
  func shortValue(of box: Box) -> [UInt8] {
    let node = tree.nodes[box.node]
    let sums = box.isFolded ? node.folded.sums : node.sums
    if tree.isDifference {
      if hasBase, sums.before != 0, sums.after != 0 {
        return Array((sums.change < 0 ? "-" : "+").utf8)
          + roundedShare(sums.change, of: sums.before)
      }
      if hasBase { return Array(changeShare(sums).utf8) }
      return (sums.change > 0 ? "+".bytes : []) + valuation.format.text(sums.change)
    }
    if box.depth == 0 { return valuation.format.text(sums.after) }
    return roundedShare(sums.after, of: valuation.total)
  }

  /// A share without the decimals that a picture shows anyway.
  private func roundedShare(_ value: Int64, of total: Int64) -> [UInt8] {
    let percent = total == 0 ? 0 : (Double(value) / Double(total)).magnitude * 100
    if percent < 0.05 { return trimmedPercentage(value, of: total) }
    return percent.fixed(decimals: percent < 9.95 ? 1 : 0) + "%".bytes
  }

  // MARK: What is said of the whole

  /// Says what is not shown one by one; `nil` where that is nothing.
  var foldingNote: String? {
    let (folded, whole) = (tree.folded, tree.nodes[0].sums.weight)
    guard folded.count > 0, whole > 0 else { return nil }
    func percent(_ weight: Double) -> String {
      let digits = trimmedPercentage(Int64(truncating: weight / whole * 1e9), of: 1_000_000_000)
      return String(decoding: digits, as: UTF8.self)
    }
    let most = "\(percent(folded.largest)) of the width"
    return folded.count == 1
      ? "Folded 1 call of \(most), with all that it calls"
      : "Folded \(folded.count) calls of at most \(most) each, with all that they call "
        + "\(percent(folded.sums.weight)) together"
  }

  /// What the colours and widths of a difference mean.
  var differenceNote: String {
    let root = tree.nodes[0].sums
    func text(_ value: Int64) -> String {
      String(decoding: valuation.format.text(value), as: UTF8.self)
    }
    return hasBase
      ? "Before \(text(root.before)), after \(text(root.after)) "
        + "(\(changeShare(root))). Red grew, blue shrank, grey is as before; as wide as before and after together."
      : "Red grew, blue shrank; as wide as all changes together."
  }
}
