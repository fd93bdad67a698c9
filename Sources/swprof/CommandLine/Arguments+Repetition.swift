import Bytes

extension Arguments {
  /// The words by which another report reads the same samples: options that say what is read and
  /// what of it is shown, and the sources. The type of values is left to the report.
  var repeated: [[UInt8]] {
    OptionTable.all.filter { $0.isRepeated && has($0) }.compactMap { option in
      let name = "-\(option.name)".bytes
      return option.isSwitch ? name : value(of: option).map { name + "=".bytes + $0 }
    } + positionals
  }
}
