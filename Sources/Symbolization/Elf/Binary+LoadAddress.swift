extension Binary {
  /// The address in the file of an address in a running program.
  ///
  /// `LoadMapping` has the rules. A mapping with start, limit and offset 0 covers everything, and
  /// moves nothing.
  ///
  /// - Parameters:
  ///   - start: Where the file was mapped; `limit` is the end of it, `offset` where in the file it
  ///     begins.
  ///   - kernelOffset: For kernels, what ``kernelOffset(mappedFrom:to:offset:symbol:)`` says.
  public func virtualAddress(
    of address: UInt64, mappedFrom start: UInt64, to limit: UInt64, offset: UInt64,
    kernelOffset: UInt64? = nil
  ) throws(BinaryError) -> VirtualAddress {
    let mapping = LoadMapping(start: start, limit: limit, offset: offset)
    do throws(BinaryError.Problem) {
      return try mapping.virtualAddress(of: address, in: image, kernelOffset: kernelOffset)
    } catch {
      throw BinaryError(path: path, problem: error)
    }
  }

  /// The address in the file of the symbol that a kernel is located by.
  ///
  /// - Parameter symbol: What the mapping's name ends with, else `_stext`.
  /// - Returns: `nil` where the mapping cannot be one of a kernel, or the file has no such symbol.
  public mutating func kernelOffset(
    mappedFrom start: UInt64, to limit: UInt64, offset: UInt64,
    symbol: [UInt8] = Array("_stext".utf8)
  ) -> UInt64? {
    let isNamedSo = String(decoding: path, as: UTF8.self).contains("vmlinux")
    guard isNamedSo || (start | limit | offset) & 0xfff != 0 else { return nil }
    return symbols().address(named: symbol)
  }

  /// Checks that addresses of a mapping can be translated at all.
  public func checkBase(
    mappedFrom start: UInt64, to limit: UInt64, offset: UInt64, kernelOffset: UInt64? = nil
  ) throws(BinaryError) {
    let mapping = LoadMapping(start: start, limit: limit, offset: offset)
    do throws(BinaryError.Problem) {
      _ = try mapping.base(
        of: image.fileType, segment: image.textSegment, kernelOffset: kernelOffset)
    } catch {
      throw BinaryError(path: path, problem: error)
    }
  }
}
