// The messages inside a profile. Field numbers are those of profile.proto; each case names the key,
// number and wire type together.

extension ProfileDecoder {
  func valueType(_ message: consuming WireCursor) throws(WireFault) -> ValueType {
    var result = ValueType()
    while !message.isAtEnd {
      let key = try message.varint()
      switch key {
      case 1 << 3 | 0: result.type = try stringIndex(&message)
      case 2 << 3 | 0: result.unit = try stringIndex(&message)
      default: try message.skipValue(key: key, known: 1...2)
      }
    }
    return result
  }

  mutating func sample(_ message: consuming WireCursor) throws(WireFault) {
    let firstValue = profile.samples.values.count
    while !message.isAtEnd {
      let key = try message.varint()
      switch key {
      case 1 << 3 | 2:
        var list = try message.message()
        while !list.isAtEnd { appendStack(try list.varint()) }
      case 1 << 3 | 0: appendStack(try message.varint())
      case 2 << 3 | 2:
        var list = try message.message()
        while !list.isAtEnd { profile.samples.values.append(try integer(&list)) }
      case 2 << 3 | 0: profile.samples.values.append(try integer(&message))
      case 3 << 3 | 2: try label(message.message())
      default: try message.skipValue(key: key, known: 1...3)
      }
    }
    try endSample(firstValue: firstValue, message)
  }

  private mutating func appendStack(_ id: UInt64) {
    profile.samples.stackLocations.append(
      LocationIndex(rawValue: locationIDs.provisional(id)))
  }

  /// Notes where the sample's columns end, and whether it has as many values as the first one.
  private mutating func endSample(
    firstValue: Int, _ message: borrowing WireCursor
  ) throws(WireFault) {
    let valueCount = profile.samples.values.count - firstValue
    if profile.samples.isEmpty {
      profile.samples.valueCount = valueCount
    } else if valueCount != profile.samples.valueCount, unevenSample == nil {
      unevenSample = (SampleIndex(profile.samples.count), valueCount)
    }
    guard UInt32(exactly: profile.samples.count + 1) != nil,
      let stackEnd = UInt32(exactly: profile.samples.stackLocations.count),
      let labelEnd = UInt32(exactly: profile.samples.labels.count)
    else { throw message.fault(.tooManyRows) }
    profile.samples.stackStarts.append(stackEnd)
    profile.samples.labelStarts.append(labelEnd)
  }

  /// Adds a label, unless it says nothing: text wins over a number, a number may be 0 only with a
  /// unit.
  private mutating func label(_ message: consuming WireCursor) throws(WireFault) {
    var key = Name.empty
    var text = Name.empty
    var number: Int64 = 0
    var unit = Name.empty
    while !message.isAtEnd {
      let field = try message.varint()
      switch field {
      case 1 << 3 | 0: key = try stringIndex(&message)
      case 2 << 3 | 0: text = try stringIndex(&message)
      case 3 << 3 | 0: number = try integer(&message)
      case 4 << 3 | 0: unit = try stringIndex(&message)
      default: try message.skipValue(key: field, known: 1...4)
      }
    }
    if text.rawValue != 0 {
      profile.samples.labels.append(Label(key: key, value: .text(text)))
    } else if number != 0 || unit.rawValue != 0 {
      let unit = unit.rawValue == 0 ? nil : unit
      profile.samples.labels.append(Label(key: key, value: .number(number, unit: unit)))
    }
  }

  mutating func mapping(_ message: consuming WireCursor) throws(WireFault) {
    var mapping = Mapping(id: 0)
    while !message.isAtEnd {
      let key = try message.varint()
      switch key {
      case 1 << 3 | 0: mapping.id = try message.varint()
      case 2 << 3 | 0: mapping.start = try message.varint()
      case 3 << 3 | 0: mapping.limit = try message.varint()
      case 4 << 3 | 0: mapping.offset = try message.varint()
      case 5 << 3 | 0: mapping.file = try stringIndex(&message)
      case 6 << 3 | 0: mapping.buildID = try stringIndex(&message)
      case 7 << 3 | 0: mapping.symbols.set(.functions, try message.varint() != 0)
      case 8 << 3 | 0: mapping.symbols.set(.filenames, try message.varint() != 0)
      case 9 << 3 | 0: mapping.symbols.set(.lineNumbers, try message.varint() != 0)
      case 10 << 3 | 0: mapping.symbols.set(.inlineFrames, try message.varint() != 0)
      default: try message.skipValue(key: key, known: 1...10)
      }
    }
    profile.mappings.append(mapping)
  }

  mutating func location(_ message: consuming WireCursor) throws(WireFault) {
    var location = Location(id: 0)
    var mappingID: UInt64 = 0
    let firstLine = profile.lines.count
    while !message.isAtEnd {
      let key = try message.varint()
      switch key {
      case 1 << 3 | 0: location.id = try message.varint()
      case 2 << 3 | 0: mappingID = try message.varint()
      case 3 << 3 | 0: location.address = try message.varint()
      case 4 << 3 | 2: try line(message.message())
      case 5 << 3 | 0: location.isFolded = try message.varint() != 0
      default: try message.skipValue(key: key, known: 1...5)
      }
    }
    guard profile.lines.count <= Int(UInt32.max) else { throw message.fault(.tooManyRows) }
    location.lines = LineRange(firstLine..<profile.lines.count)
    profile.locations.append(location)
    locationMappings.append(mappingID)
  }

  private mutating func line(_ message: consuming WireCursor) throws(WireFault) {
    var functionID: UInt64 = 0
    var line: Int64 = 0
    var column: Int64 = 0
    while !message.isAtEnd {
      let key = try message.varint()
      switch key {
      case 1 << 3 | 0: functionID = try message.varint()
      case 2 << 3 | 0: line = try integer(&message)
      case 3 << 3 | 0: column = try integer(&message)
      default: try message.skipValue(key: key, known: 1...3)
      }
    }
    let function = FunctionIndex(rawValue: functionIDs.provisional(functionID))
    profile.lines.append(Line(function: function, line: line, column: column))
  }

  mutating func function(_ message: consuming WireCursor) throws(WireFault) {
    var function = Function(id: 0)
    while !message.isAtEnd {
      let key = try message.varint()
      switch key {
      case 1 << 3 | 0: function.id = try message.varint()
      case 2 << 3 | 0: function.name = try stringIndex(&message)
      case 3 << 3 | 0: function.systemName = try stringIndex(&message)
      case 4 << 3 | 0: function.filename = try stringIndex(&message)
      case 5 << 3 | 0: function.startLine = try integer(&message)
      default: try message.skipValue(key: key, known: 1...5)
      }
    }
    profile.functions.append(function)
  }
}

extension SymbolDetail {
  mutating func set(_ detail: SymbolDetail, _ isPresent: Bool) {
    if isPresent { insert(detail) } else { remove(detail) }
  }
}
