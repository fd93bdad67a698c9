import Profiles
import RandomNumbers

extension SeededNumbers {
  /// A number of any size, small ones as often as large ones.
  mutating func integer() -> Int64 {
    Int64(bitPattern: next() >> UInt64.random(in: 0...63, using: &self))
  }
}

/// Profiles that use every field of the format, as seeds have it.
enum SeededProfiles {
  static func profile(seed: UInt64) -> Profile {
    var numbers = SeededNumbers(seed: seed)
    let typeCount = 1 + numbers.number(below: 3)
    var builder = ProfileBuilder(
      sampleTypes: (0..<typeCount).map {
        ("type\($0)", ["count", "bytes", "ms"][numbers.number(below: 3)])
      })
    let functions = (0...numbers.number(below: 6)).map { position in
      builder.addFunction(
        name: "f\(position)", systemName: numbers.number(below: 2) == 0 ? nil : "_Zf\(position)",
        filename: numbers.number(below: 2) == 0 ? "" : "é/\(position).go",
        startLine: numbers.integer())
    }
    let mappings = (0..<numbers.number(below: 3)).map { position in
      builder.addMapping(
        start: numbers.next(), limit: numbers.next(), offset: numbers.next(),
        file: numbers.number(below: 2) == 0 ? "[kernel.kallsyms]_text" : "/bin/\(position)",
        buildID: numbers.number(below: 2) == 0 ? "" : "id\(position)",
        symbols: SymbolDetail(rawValue: UInt8(numbers.number(below: 16))))
    }
    let locations = (0...numbers.number(below: 8)).map { _ in
      builder.addLocation(
        address: numbers.next(), mapping: mappings.randomElement(using: &numbers),
        lines: (0..<numbers.number(below: 4)).map { _ in
          Line(
            function: functions[numbers.number(below: functions.count)], line: numbers.integer(),
            column: numbers.integer())
        },
        isFolded: numbers.number(below: 4) == 0)
    }
    for _ in 0..<numbers.number(below: 10) {
      builder.addSample(
        stack: (0..<numbers.number(below: 6)).map { _ in
          locations[numbers.number(below: locations.count)]
        },
        values: (0..<typeCount).map { _ in numbers.integer() },
        labels: labels(&builder, &numbers))
    }
    builder.setHeader(
      timeNanoseconds: numbers.integer(), durationNanoseconds: numbers.integer(),
      periodType: numbers.number(below: 2) == 0 ? ("", "") : ("cpu", ""), period: numbers.integer(),
      defaultSampleType: numbers.number(below: 2) == 0 ? "" : "type0",
      comments: (0..<numbers.number(below: 3)).map { "comment \($0)" },
      documentationURL: numbers.number(below: 2) == 0 ? "" : "https://doc",
      dropFrames: numbers.number(below: 2) == 0 ? "" : "drop",
      keepFrames: numbers.number(below: 2) == 0 ? "" : "keep")
    return builder.profile
  }

  /// Labels that all say something; one that says nothing is not read back.
  private static func labels(
    _ builder: inout ProfileBuilder, _ numbers: inout SeededNumbers
  ) -> [Label] {
    (0..<numbers.number(below: 5)).map { _ in
      let key = builder.name("key\(numbers.number(below: 3))")
      if numbers.number(below: 2) == 0 {
        let text = builder.name([UInt8(truncatingIfNeeded: numbers.next()), 0xff])
        return Label(key: key, value: .text(text))
      }
      let unit =
        numbers.number(below: 2) == 0 ? nil : builder.name("unit\(numbers.number(below: 2))")
      return Label(key: key, value: .number(numbers.integer() | 1, unit: unit))
    }
  }
}

extension Profile {
  /// All that the profile says, a line for each row, names in place of their indices.
  var contents: [String] {
    func name(_ name: NameIndex) -> String { "\(names.copy(of: name))" }
    func type(_ type: ValueType) -> String {
      "\(names.text(of: type.type))/\(names.text(of: type.unit))"
    }
    var lines = sampleTypes.map(type)
    for sample in samples.indices {
      let labels = samples.labels(sample).map { label in
        switch label.value {
        case .text(let text): "\(name(label.key)):\(name(text))"
        case .number(let number, let unit): "\(name(label.key)):\(number) \(unit.map(name) ?? "-")"
        }
      }
      lines.append(
        "\(samples.stack(sample).map(\.rawValue)) \(Array(samples.values(sample))) \(labels)")
    }
    lines += mappings.map {
      "\($0.id) \($0.start) \($0.limit) \($0.offset) \(name($0.file)) \(name($0.buildID)) "
        + "\($0.symbols.rawValue)"
    }
    lines += locations.map { location in
      let frames = self.lines[location.lines.positions].map {
        "\($0.function.rawValue):\($0.line):\($0.column)"
      }
      return "\(location.id) \(location.address) \(location.mapping?.rawValue ?? .max) "
        + "\(location.isFolded) \(frames)"
    }
    lines += functions.map {
      "\($0.id) \(name($0.name)) \(name($0.systemName)) \(name($0.filename)) \($0.startLine)"
    }
    lines.append(
      "\(comments.map(name)) \(name(documentationURL)) \(name(dropFrames)) \(name(keepFrames)) "
        + "\(name(defaultSampleType)) \(timeNanoseconds) \(durationNanoseconds) "
        + "\(type(periodType)) \(period)")
    return lines
  }
}
