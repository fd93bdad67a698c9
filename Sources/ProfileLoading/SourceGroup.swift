import Profiles
import System

/// Profiles that become one by merging: the sources of a report, or what they are compared with.
struct SourceGroup {
  enum Role: String { case source, base }

  private let role: Role
  private let request: LoadRequest
  private let observe: (LoadingEvent) -> Void
  private let names: [[UInt8]]
  private let sources: [Source]

  /// Combined at a time; more than this are folded into a running result, so that memory is
  /// bounded however many sources there are.
  private static let chunkSize = 128

  init(
    _ role: Role, _ names: [[UInt8]], _ request: LoadRequest,
    _ observe: @escaping (LoadingEvent) -> Void
  ) {
    self.role = role
    self.request = request
    self.observe = observe
    self.names = names
    sources = names.map { Source($0, request.fetching) }
  }

  /// Those that are loaded first.
  var firstSources: ArraySlice<Source> { sources.prefix(Self.chunkSize) }

  typealias Fetched = Result<[UInt8], FetchError>

  /// Reads the profiles and combines them.
  ///
  /// - Parameters:
  ///   - fetched: What came from the servers among the first sources.
  ///   - profileCount: How many profiles are to become one.
  /// - Returns: One profile of all that can be read, and what there is to say of the others.
  func load(
    _ fetched: consuming [Fetched?], roomFor profileCount: Int, _ origins: inout MappingOrigins
  ) throws(LoadError) -> (Profile, warnings: [String]) {
    var result: Profile?
    var remarks: [String] = []
    var failures: [String] = []
    var fetched = fetched
    for start in stride(from: 0, to: sources.count, by: Self.chunkSize) {
      let chunk = start..<min(start + Self.chunkSize, sources.count)
      if start > 0 {
        fetched = Downloads(options: request.fetching, observe: observe).fetch(
          Array(sources[chunk]))
      }
      var profiles: [Profile] = []
      for position in chunk {
        let isFirst = profiles.isEmpty && result == nil
        let answer = fetched[position - start].take()
        do throws(SourceError) {
          var decoded = try read(position, answer, roomFor: isFirst ? profileCount : 1)
          remarks += tell(decoded, of: names[position])
          remarks += prepare(&decoded, sources[position], &origins)
          profiles.append((consume decoded).profile)
        } catch {
          failures.append("\(text(names[position])): \(error.reason)")
        }
      }
      if !profiles.isEmpty {
        observe(.step("merging"))
        result = try combine(result.take(), consume profiles, remarks + failures)
      }
    }
    guard let result else {
      throw LoadError(.nothingFetched(what: role.rawValue, failures: failures), remarks: remarks)
    }
    if !failures.isEmpty {
      let count = sources.count - failures.count
      failures.append("Fetched \(count) \(role.rawValue) profiles out of \(sources.count)")
    }
    return (result, remarks + failures)
  }

  private func combine(
    _ running: consuming Profile?, _ profiles: consuming [Profile], _ remarks: [String]
  ) throws(LoadError) -> Profile {
    do throws(ProfileCombinationError) {
      let combined = try Profile.combining(consume profiles)
      guard let running = running.take() else { return combined }
      return try Profile.combining([running, combined])
    } catch {
      let reason = "problem fetching \(role.rawValue) profiles: \(error)"
      throw LoadError(.notCombined(reason + (role == .base ? "," : "")), remarks: remarks)
    }
  }

  /// Why a source gave no profile.
  private struct SourceError: Error { let reason: String }

  /// - Parameter profileCount: How many profiles of its size it will be merged with, itself included.
  private func read(
    _ position: Int, _ answer: Fetched?, roomFor profileCount: Int
  ) throws(SourceError) -> DecodedProfile {
    observe(.step("reading \(text(names[position]))"))
    do {
      var decoded = try DecodedProfile(
        decoding: try bytes(of: sources[position], answer), limits: request.limits,
        roomFor: profileCount)
      decoded.profile.addMappingIfNone()
      return decoded
    } catch let error as FileError where error.isTooLarge {
      throw SourceError(reason: "\(error) (-max_profile_bytes raises the limit)")
    } catch {
      throw SourceError(reason: String(describing: error))
    }
  }

  /// Tells how a profile was read.
  ///
  /// - Returns: What is wrong with its input.
  private func tell(_ decoded: borrowing DecodedProfile, of name: [UInt8]) -> [String] {
    for note in decoded.notes { observe(.note("\(text(name)): \(note)")) }
    return decoded.warnings.map { "\(text(name)): \($0)" }
  }

  private func bytes(of source: Source, _ answer: Fetched?) throws -> ByteSource {
    let limit = request.limits.decompressedBytes
    switch source {
    case .file(let path):
      let bytes = try byteSource(ofFile: path, atMost: limit)
      if !bytes.isPerfRecording { return bytes }
      observe(
        .note("Converting \(text(path)) to a profile.proto... (May take a few minutes)"))
      let conversion = PerfConversion(temporaryFolder: request.temporaryFolder)
      return ByteSource(try conversion.profile(of: path))
    case .server: return ByteSource(try answer?.get() ?? [])
    case .standardInput:
      return ByteSource(try OpenFile(copyOf: .input).contents(atMost: limit))
    }
  }

  /// Connects a profile with this machine and with where it is from.
  ///
  /// - Returns: What to say of binaries that were passed over.
  private func prepare(
    _ decoded: inout DecodedProfile, _ source: Source, _ origins: inout MappingOrigins
  ) -> [String] {
    let remarks = decoded.profile.locateBinaries(BinarySearch(path: request.binaryPath))
    decoded.profile.nameMainBinary(request.mainBinary)
    if let server = source.server { origins.note(&decoded.profile, from: server.address) }
    if !request.symbolization.isOff { decoded.profile.nameFrames(by: decoded.frameComments) }
    return remarks
  }
}
