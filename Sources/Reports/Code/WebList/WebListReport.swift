/// Source lines and the instructions that were made of them, with what was sampled on each, as an HTML
/// page.
package struct WebListReport: Report {
  let listing: WebListing
  /// By the paths that the listing's requests name.
  let answers: [[UInt8]: SourceAnswer]

  /// - Parameter answers: To the listing's requests, by the paths that they name.
  package init(_ listing: WebListing, _ answers: [[UInt8]: SourceAnswer]) {
    self.listing = listing
    self.answers = answers
  }
}
