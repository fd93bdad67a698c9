// From an address in a running program to the address in the file that was loaded.
//
// A mapping says that the bytes of a file from an offset on are at [start, limit). A segment says
// that the bytes of a file from an offset on belong at an address. When both describe the same
// bytes, their difference is the base, by which all addresses of the mapping were moved:
//
//     base = (start − offset of the mapping) − (address − offset of the segment)
//
// That would be all if profiles recorded what the kernel mapped. But some mappings come from /proc,
// where one page can belong to two segments. Others come from perf, which merges mappings and
// describes kernels by the address of a symbol. Old formats have no mappings. So the segment is
// chosen among several, and the rules for kernels and for missing mappings come first. The rules
// are pprof's, case by case; `PlacementTests` has a table of the cases. All arithmetic wraps.

/// Where a file was mapped: what the profile says and, for a kernel, what the file adds.
public struct Placement: Sendable {
  let start: UInt64
  let limit: UInt64
  let offset: UInt64
  /// The address in the file of the symbol that locates a kernel; `nil` for any other file.
  var kernelOffset: UInt64?

  /// Whether the mapping was not recorded. It then covers all addresses.
  var isUnknown: Bool { start == 0 && offset == 0 && (limit == 0 || limit == .max) }

  /// The base of a file in this mapping.
  ///
  /// - Parameter segment: The segment that is mapped, if it is known.
  func base(
    of fileType: ElfFileType, segment: ElfSegment?
  ) throws(BinaryError.Problem) -> UInt64 {
    if isUnknown { return 0 }
    switch fileType {
    case .executable:
      return try fixedBase(segment)
    case .relocatable:
      if offset != 0 { throw .badRelocatableMapping(offset: offset) }
      return start
    case .shared:
      guard let segment else { return start &- offset }
      return kernelBase(segment) ?? base(of: segment)
    case .other(let type): throw .badFileType(type)
    }
  }

  private func base(of segment: ElfSegment) -> UInt64 {
    start &- offset &+ segment.offset &- segment.address
  }

  private func fixedBase(_ segment: ElfSegment?) throws(BinaryError.Problem) -> UInt64 {
    guard let segment else { return 0 }
    if kernelOffset == nil, start > 0, start < 1 << 63 { return base(of: segment) }
    if let base = kernelBase(segment) { return base }
    if kernelOffset == nil, start == 0, limit != 0 { return start &- segment.address }
    throw .badFixedMapping(start: start, limit: limit, offset: offset)
  }

  /// The base of what looks like a kernel; `nil` for any other file.
  private func kernelBase(_ segment: ElfSegment) -> UInt64? {
    // A remapped kernel of ChromeOS: the offset is the distance by which it was moved.
    if segment.address == start &- offset { return offset }
    if let kernelOffset, start == 0, limit != 0 { return start &- kernelOffset }
    let isKernelHalf = start >= 1 << 63 && limit > start
    if isKernelHalf, offset == 0 || offset == 0xc000_0000_0000_0000 || offset == start {
      if let kernelOffset, (start ^ kernelOffset) & 0xfff == 0 { return start &- kernelOffset }
      return start &- segment.address
    }
    if let kernelOffset, start & 0xfff != 0, (start ^ kernelOffset) & 0xfff == 0 {
      return start &- kernelOffset
    }
    return nil
  }

  /// The segment that an address of this mapping belongs to; `nil` if the file loads none.
  ///
  /// - Parameter textSegment: The segment with the section `.text`. It is the answer for the
  ///   mapping of a kernel, and for a mapping that does not say where it ends.
  func segment(
    of address: UInt64, among segments: [ElfSegment], textSegment: ElfSegment?
  ) throws(BinaryError.Problem) -> ElfSegment? {
    if kernelOffset != nil || start >= limit || limit >= 1 << 63 { return textSegment }
    let loaded = segments.filter(\.isLoaded)
    if loaded.isEmpty { return nil }
    let candidates = loaded.filter(isCandidate)
    if candidates.count == 1 { return candidates[0] }
    if candidates.isEmpty { throw .noMatchingSegment }
    let fileOffset = address &- start &+ offset
    let matches = candidates.filter {
      fileOffset >= $0.offset && fileOffset < $0.offset &+ $0.memorySize
    }
    if matches.isEmpty { throw .noSegmentForOffset(fileOffset) }
    if matches.count > 1 { throw .severalSegmentsForOffset(fileOffset) }
    return matches[0]
  }

  /// Whether the mapping can be a mapping of this segment.
  private func isCandidate(_ segment: ElfSegment) -> Bool {
    let pageSize: UInt64 = 4096
    let end = segment.offset &+ segment.memorySize
    let mappedEnd = offset &+ (limit &- start)
    guard segment.fileSize != 0, offset < end, segment.offset < mappedEnd else { return false }
    let intoPage = segment.address & (segment.alignment &- 1)
    if offset < (segment.offset > intoPage ? segment.offset - intoPage : 0) { return false }
    // A mapping that begins in the last page of this segment and goes on is the next segment's.
    return !(offset > segment.offset && end < offset &+ pageSize && mappedEnd >= end &+ pageSize)
  }

  /// The base of a file that has only debug information; `nil` for any other.
  ///
  /// The segments of such a file have lost their place in it, so none of them would match. But a
  /// mapping from the start of the file begins with the first segment. A mapping from elsewhere, if
  /// it holds code, begins with the executable segment. (pprof leaves such files without symbols.)
  private func base(ofDebugFile image: ElfImage) -> UInt64? {
    guard let text = image.section(named: ".text"), text.isAbsent else { return nil }
    let first = image.segments.first(where: \.isLoaded)
    guard let segment = offset == 0 ? first : image.textSegment else { return nil }
    return start &- (segment.address & ~0xfff)
  }

  /// The address in the file.
  func virtualAddress(
    of address: UInt64, in image: ElfImage
  ) throws(BinaryError.Problem) -> VirtualAddress {
    if isUnknown { return VirtualAddress(value: address) }
    guard address >= start, address < limit else {
      throw .outsideOfMapping(address: address, start: start, limit: limit)
    }
    // The sections of an object file are placed from 0 on, and it is mapped as a whole.
    let isLinked = image.fileType != .relocatable
    if isLinked, kernelOffset == nil, start < 1 << 63, let base = base(ofDebugFile: image) {
      return VirtualAddress(value: address &- base)
    }
    let segment =
      isLinked
      ? try segment(of: address, among: image.segments, textSegment: image.textSegment) : nil
    let base = try base(of: image.fileType, segment: segment)
    return VirtualAddress(value: address &- base)
  }
}
