import Bytes

extension Profile {
  /// Drops the frames that the profile itself says are of no interest (`dropFrames`, but for
  /// `keepFrames`): each stack is cut at the first such frame after the root's side.
  ///
  /// Expressions that do not compile drop nothing, as in pprof.
  package mutating func dropFramesOfProfile() {
    guard !dropFrames.isEmpty, let drop = anchored(dropFrames) else { return }
    var keep: Pattern?
    if !keepFrames.isEmpty {
      keep = anchored(keepFrames)
      if keep == nil { return }
    }
    let isDropped = functions.map { function in
      guard !function.name.isEmpty else { return false }
      let name = simplifiedName(names[function.name])
      return drop.matches(name.span) && keep?.matches(name.span) != true
    }
    prune(isDropped)
  }

  private func anchored(_ expression: NameIndex) -> Pattern? {
    try? Pattern("^(".bytes + names.copy(of: expression) + ")$".bytes)
  }

  private enum Pruning { case none, whole, innerLines }

  private mutating func prune(_ isDropped: [Bool]) {
    var prunings = [Pruning](repeating: .none, count: locations.count)
    for position in locations.indices {
      let range = locations[position].lines
      let outermost = lines[range.positions].lastIndex { isDropped[$0.function.position] }
      guard let outermost else { continue }
      if outermost == range.positions.upperBound - 1 {
        prunings[position] = .whole
      } else {
        prunings[position] = .innerLines
        locations[position].lines = LineRange(outermost + 1..<range.positions.upperBound)
      }
    }
    if prunings.allSatisfy({ $0 == .none }) { return }
    samples.retain { samples, sample in
      let stack = samples.stackRange(sample)
      var hasUserFrame = false
      for position in stack.reversed() {
        switch prunings[samples.stackLocations[position].position] {
        case .none: hasUserFrame = true
        case .whole where hasUserFrame: return position + 1..<stack.upperBound
        case .innerLines where hasUserFrame: return position..<stack.upperBound
        default: break
        }
      }
      return stack
    }
  }

  /// Cuts from each stack what was called from the first frame, seen from the leaf, that matches.
  package mutating func prune(from pattern: Pattern) {
    let isMatch = functions.map { function in
      !function.name.isEmpty && pattern.matches(simplifiedName(names[function.name]).span)
    }
    var isCut = [Bool](repeating: false, count: locations.count)
    for position in locations.indices {
      let range = locations[position].lines.positions
      let innermost = lines[range].firstIndex { isMatch[$0.function.position] }
      guard let innermost else { continue }
      locations[position].lines = LineRange(innermost..<range.upperBound)
      isCut[position] = true
    }
    samples.retain { samples, sample in
      let stack = samples.stackRange(sample)
      let cut = samples.stackLocations[stack].firstIndex { isCut[$0.position] }
      return (cut ?? stack.lowerBound)..<stack.upperBound
    }
  }
}
