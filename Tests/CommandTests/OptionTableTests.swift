// What has to hold of the records of options and reports, whatever they say.

import Testing

@testable import swprof

struct OptionTableTests {
  @Test func `records with one name are for different verbs`() {
    for (position, option) in OptionTable.all.enumerated() {
      for other in OptionTable.all[..<position] where other.name == option.name {
        #expect(other.verbs.isDisjoint(with: option.verbs), "-\(option.name)")
      }
    }
  }

  @Test func `records name other options that there are`() {
    let names = OptionTable.all.map(\.name)
    for option in OptionTable.all {
      for relation in option.needs + option.exclusions {
        #expect(names.contains(relation.other), "-\(option.name)")
      }
    }
  }

  @Test func `what reports refuse, they say why`() {
    for option in OptionTable.all where !option.verbs.isSuperset(of: .profiles) {
      let refusing = VerbSet.profiles.subtracting(option.verbs)
      let explained = option.refusals.reduce(into: VerbSet()) { $0.formUnion($1.verbs) }
      #expect(explained == refusing, "-\(option.name)")
    }
  }

  @Test func `every filter is a variable of the shell`() {
    #expect(OptionTable.filters.count > 10)
    for option in OptionTable.filters { #expect(option.variable != nil, "-\(option.name)") }
  }

  @Test func `reports have names and examples of their own`() {
    let names = Verb.all.map(\.name)
    #expect(Set(names).count == names.count)
    for kind in ReportKind.all {
      #expect(!kind.examples.isEmpty)
      for example in kind.examples { #expect(example.hasPrefix("\(kind.name) ")) }
    }
  }
}
