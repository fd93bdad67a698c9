// What is let through of an SVG by Graphviz.

import Reports
import Testing

private func found(_ inside: String, head: String = "") -> String? {
  PictureInspection.foreignContent(
    of: Array("<?xml version=\"1.0\"?>\(head)<svg width=\"8pt\">\(inside)</svg>".utf8))
}

struct PictureInspectionTests {
  @Test func `shapes, text and tooltips are let through`() {
    #expect(
      found(
        """
        <!-- a&#45;&gt;b --><g id="a_edge1&#45;label" class="node" transform="scale(1 1) rotate(0)">
        <title>href=&quot;x&quot;</title><a xlink:title="url(javascript:1) onload=&quot;x&quot;">
        <polygon fill="#fff" points="1,2 3,4"/><text xml:space="preserve" x='1'>&lt;script&gt;</text>
        </a></g>
        """,
        head: "<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"http://www.w3.org/svg11.dtd\">")
        == nil)
  }

  @Test(arguments: [
    ("<a xlink:href=\"javascript:1\">", "xlink:href=\"javascript:1\""),
    ("<a x='1'\n HREF = \"x\">", "a broken tag"), ("<a\nh:Href='x'>", "h:Href=\"x\""),
    ("<image/>", "<image>"), ("<script>", "<script>"), ("<h:script>", "<h:script>"),
    ("<use/>", "<use>"),
    ("<style>", "<style>"), ("<foreignObject>", "<foreignObject>"), ("<animate/>", "<animate>"),
    ("<g onclick=\"x\">", "onclick=\"x\""), ("<g ONLOAD='x'>", "ONLOAD=\"x\""),
    ("<g fill=\"url(#x)\">", "fill=\"url(#x)\""),
    ("<g style=\"fill:u\\72l\">", "style=\"fill:u\\72l\""),
    ("<g fill=\"url&#40;x\">", "fill=\"url&#40;x\""), ("<![CDATA[x]]>", "<![CDATA[x]]>"),
    ("<?xml-stylesheet href=\"x\"?>", "<?xml-stylesheet>"), ("<!-- ", "a comment without an end"),
    ("<g xml:base=\"x\">", "xml:base=\"x\""), ("<", "<>"), ("<g a=>", "a broken attribute"),
  ])
  func `what no graph asks for is found`(_ inside: String, _ name: String) {
    #expect(found(inside) == name)
  }

  @Test func `a document type of its own is found`() {
    #expect(found("", head: "<!DOCTYPE svg [<!ENTITY a \"b\">]>") == "a document type of its own")
  }

  @Test func `every beginning of a picture ends in an answer`() {
    let picture = Array("<?xml v?><!DOCTYPE a><svg a=\"b\" c='d'><!-- x --><g/></svg>".utf8)
    for count in 0...picture.count {
      _ = PictureInspection.foreignContent(of: Array(picture[..<count]))
    }
  }
}
