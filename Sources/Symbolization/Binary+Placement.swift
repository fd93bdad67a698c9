import Bytes

extension Binary {
  /// Where this file was mapped into a running program.
  ///
  /// `Placement.swift` has the rules. A mapping whose start, limit and offset are 0 covers all
  /// addresses and moves none of them.
  ///
  /// - Parameters:
  ///   - start: The first address of the mapping.
  ///   - limit: The address after the last.
  ///   - offset: The position in the file of the first mapped byte.
  ///   - kernelSymbol: The symbol that locates a kernel; empty for `_stext`.
  /// - Throws: An error when the file cannot be mapped like this.
  public mutating func placement(
    start: UInt64, limit: UInt64, offset: UInt64, kernelSymbol: [UInt8] = []
  ) throws(BinaryError) -> Placement {
    var placement = Placement(start: start, limit: limit, offset: offset)
    let isNamedLikeKernel = String(decoding: path, as: UTF8.self).contains("vmlinux")
    if isNamedLikeKernel || (start | limit | offset) & 0xfff != 0 {
      let symbol = kernelSymbol.isEmpty ? "_stext".bytes : kernelSymbol
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
  /// - Throws: An error when the address lies outside the mapping, or the file loads nothing there.
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
