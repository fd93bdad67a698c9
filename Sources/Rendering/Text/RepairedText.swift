/// Text with what is not valid UTF-8 replaced.
package func repaired(_ text: [UInt8]) -> [UInt8] {
  Array(String(decoding: text, as: UTF8.self).utf8)
}
