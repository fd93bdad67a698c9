import Reports

/// The names that a misspelled one may have meant: the nearest ones, if they are near.
///
/// Near means one slip in three letters: a letter wrong, missing, too many, or two exchanged.
func nearest(to name: String, in names: [String]) -> [String] {
  let slips = min(name.count / 3, 3)
  let written = Array(name.lowercased().utf8)
  let near = names.compactMap { candidate in
    editDistance(written, Array(candidate.utf8), atMost: slips).map { (candidate, $0) }
  }
  let best = near.map(\.1).min()
  return near.filter { $0.1 == best }.map(\.0)
}
