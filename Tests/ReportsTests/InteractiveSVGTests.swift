// Pictures by dot, made to move and zoom in a browser.

import Reports
import Testing

/// A picture as `dot` writes it, cut down to what matters.
private let picture = """
  <?xml version="1.0" encoding="UTF-8" standalone="no"?>
  <svg width="218pt" height="77pt"
   viewBox="0.00 0.00 217.50 77.00" xmlns="http://www.w3.org/2000/svg">
  <g id="graph0" class="graph" transform="scale(1 1) rotate(0) translate(4 73)">
  <g id="graph1"/>
  <text>a &amp; b</text>
  </g>
  </svg>

  """

private func interactive(_ picture: String) -> String {
  String(decoding: InteractiveSVG.make(from: Array(picture.utf8)), as: UTF8.self)
}

struct InteractiveSVGTests {
  @Test func `all but the script is as pprof has it`() throws {
    let result = interactive(picture)
    let begin = try #require(result.firstRange(of: "<script type=\"text/ecmascript\"><![CDATA["))
    let end = try #require(result.firstRange(of: "]]></script>"))
    #expect(
      result[..<begin.lowerBound] + result[end.upperBound...] == """
        <?xml version="1.0" encoding="UTF-8" standalone="no"?>
        <svg width="100%" height="100%" xmlns="http://www.w3.org/2000/svg">
        <g id="viewport" transform="scale(0.5,0.5) translate(0,0)">\
        <g id="graph0" class="graph" transform="scale(1 1) rotate(0) translate(4 73)">
        <g id="graph1"/>
        <text>a &amp; b</text>
        </g>
        </g></svg>

        """)
  }

  @Test func `the script ends neither itself nor its CDATA`() {
    let result = interactive(picture)
    #expect(result.ranges(of: "</script>").count == 1)
    #expect(result.ranges(of: "]]>").count == 1)
    #expect(result.ranges(of: "</svg>").count == 1)
  }

  @Test func `the script fetches nothing`() throws {
    let result = interactive(picture)
    let script = try #require(result.split(separator: "CDATA[").last)
    for word in ["http:", "https:", "fetch", "import", "XMLHttpRequest", "eval"] {
      #expect(!script.contains(word), "\(word)")
    }
  }

  @Test func `a stray ampersand is written out`() {
    #expect(interactive("<text>a&;b&amp;c&;</text>&") == "<text>a&amp;;b&amp;c&amp;;</text>&")
  }

  @Test(arguments: [
    "<svg width=\"218pt\"", " viewBox=\"0.00 0.00 217.50 77.00\"", "<g id=\"graph0\"", "</svg>",
    "height=\"77pt\"",
  ])
  func `a picture that lacks a place is left as it is`(_ place: String) {
    let other = picture.replacing(place, with: "").replacing("<g id=\"graph1\"/>\n", with: "")
    #expect(interactive(other) == other)
  }

  @Test func `every beginning of a picture is left as it is`() {
    let bytes = Array(picture.utf8)
    for count in 0..<bytes.count - "</svg>\n".utf8.count {
      let part = Array(bytes[..<count])
      #expect(InteractiveSVG.make(from: part) == part, "\(count) bytes")
    }
  }

  @Test func `bytes that are no text pass through`() {
    let name: [UInt8] = [0x80, 0xff, 0x00]
    let bytes = Array(picture.utf8).replacing("a &amp; b".utf8, with: name)
    let result = InteractiveSVG.make(from: bytes)
    #expect(result.firstRange(of: name) != nil)
    #expect(result.count > bytes.count)
  }
}
