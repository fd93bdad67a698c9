import Testing

@testable import Rendering

struct MarkupTests {
  private func written(_ text: [UInt8], _ markup: Markup) -> String {
    var output = TextOutput()
    output.write(escaped: text, in: markup)
    return String(decoding: output.bytes, as: UTF8.self)
  }

  private func written(_ text: String, _ markup: Markup) -> String {
    written(Array(text.utf8), markup)
  }

  @Test(arguments: [
    ("a<b>&\"c\"'", "a&lt;b&gt;&amp;&#34;c&#34;&#39;"), ("\t\n\u{1b}\u{7f}", "\t␊␛␡"),
    ("é世😀\u{202e}\u{fffe}\u{85}", "é世😀\u{202e}\u{fffe}\u{85}"), ("", ""), ("plain", "plain"),
  ])
  func `pages show pictures of control characters`(text: String, shown: String) {
    #expect(written(text, .html) == shown)
  }

  @Test(arguments: [
    ("<'>\u{0}", "&lt;&#39;&gt;␀"), ("a\u{202a}b\u{202e}", "a\u{fffd}b\u{fffd}"),
    ("\u{2066}\u{2069}\u{2029}\u{206a}", "\u{fffd}\u{fffd}\u{2029}\u{206a}"),
    ("\u{fffd}\u{fffe}\u{ffff}\u{10000}", "\u{fffd}\u{fffd}\u{fffd}\u{10000}"),
    ("é\u{85}", "é\u{85}"),
  ])
  func `pictures have no characters that XML refuses or that turn text round`(
    text: String, shown: String
  ) {
    #expect(written(text, .svg) == shown)
  }

  @Test(arguments: [
    ("<&>\"'", "&lt;&amp;&gt;&quot;'"), ("\t\r", "&#9;&#13;"),
    ("\u{0}\u{1b}\u{7f}\u{80}\u{9f}\u{a0}", "\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{a0}"),
    ("\u{fffe}\u{202e}", "\u{fffd}\u{202e}"),
  ])
  func `other programs get no pictures`(text: String, shown: String) {
    #expect(written(text, .xml) == shown)
    #expect(written(text, .xmlAttribute) == shown)
  }

  @Test func `line ends stay in an element, and are escaped in an attribute`() {
    #expect(written("a\nb", .xml) == "a\nb")
    #expect(written("a\nb", .xmlAttribute) == "a&#10;b")
  }

  @Test func `bytes that are no text become one sign each`() {
    for markup in [Markup.html, .svg, .xml, .xmlAttribute] {
      #expect(
        written([0x61, 0xff, 0xc3, 0x62, 0xe2, 0x80], markup)
          == "a\u{fffd}\u{fffd}b\u{fffd}\u{fffd}")
    }
  }

  @Test func `what is plain is written as it is`() {
    for byte in UInt8.min...UInt8.max where Markup.svg.isPlain(byte) {
      #expect(written([byte], .svg).utf8.elementsEqual([byte]))
    }
    #expect(!Markup.svg.isPlain(UInt8(ascii: "<")) && !Markup.svg.isPlain(0x80))
  }
}
