extension Binary {
  /// Where this file was mapped into a running program.
  ///
  /// `Placement.swift` has the rules. A mapping with start, limit and offset 0 covers everything,
  /// and moves nothing.
  ///
  /// - Parameters:
  ///   - start: Where it was mapped; `limit` is the end of it, `offset` where in the file it begins.
  ///   - kernelSymbol: The symbol that a kernel is located by; empty for `_stext`.
  /// - Throws: Where the file cannot be mapped so.
  public mutating func placement(
    start: UInt64, limit: UInt64, offset: UInt64, kernelSymbol: [UInt8] = []
  ) throws(BinaryError) -> Placement {
    var placement = Placement(start: start, limit: limit, offset: offset)
    let isNamedLikeKernel = String(decoding: path, as: UTF8.self).contains("vmlinux")
    if isNamedLikeKernel || (start | limit | offset) & 0xfff != 0 {
      let symbol = kernelSymbol.isEmpty ? Array("_stext".utf8) : kernelSymbol
      placement.kernelOffset = symbols().address(named: symbol)
    }
    do throws(BinaryError.Problem) {
      _ = try placement.base(of: image.fileType, segment: image.textSegment)
      return placement
    } catch {
      throw BinaryError(path: path, problem: error)
    }
  }

  /// The address in the file of an address in a running program.
  ///
  /// - Throws: For an address outside of the mapping, or of a part that the file does not load.
  public func virtualAddress(
    of address: UInt64, in placement: Placement
  ) throws(BinaryError) -> VirtualAddress {
    do throws(BinaryError.Problem) {
      return try placement.virtualAddress(of: address, in: image)
    } catch {
      throw BinaryError(path: path, problem: error)
    }
  }
}
