/// A name as a message may quote it: on one line, and not too long for it.
package func quoted(_ name: [UInt8]) -> String {
  let limit = 120
  let scalars = String(decoding: name, as: UTF8.self).unicodeScalars
  var text = String.UnicodeScalarView()
  for scalar in scalars.prefix(limit) {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: text.append("?")
    default: text.append(scalar)
    }
  }
  return String(text) + (scalars.count > limit ? "…" : "")
}
