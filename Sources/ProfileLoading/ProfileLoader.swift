import Profiles

/// From what the user named to one profile that is ready for reports.
///
/// Sources are read one after the other: reading one already keeps two threads busy, and the
/// profiles of one run are alike in size.
public enum ProfileLoader {
  /// Combined at a time; more than this are folded into a running result, so that memory is
  /// bounded however many sources there are.
  private static let groupSize = 128

  /// Loads, merges and subtracts profiles and makes the names in them readable.
  ///
  /// - Parameter progress: Called with what is being done.
  /// - Throws: `LoadError`.
  public static func load(
    _ request: LoadRequest, progress: (String) -> Void = { _ in }
  ) throws(LoadError) -> LoadedProfile {
    var (profile, warnings) = try loadGroup(request.sources, "source", request, progress)
    if let base = request.base {
      let (other, otherWarnings) = try loadGroup([base.source], "base", request, progress)
      warnings += otherWarnings
      progress("subtracting the base")
      do throws(ProfileCombinationError) {
        profile = try (consume profile).subtracting(
          consume other, base.subtraction, isNormalized: base.isNormalized)
      } catch {
        throw .notCombined(error.description)
      }
    }
    progress("naming functions")
    var loaded = LoadedProfile(profile: consume profile, warnings: warnings)
    finish(&loaded, request)
    return loaded
  }

  /// Reads the profiles of one group and combines those that can be read.
  private static func loadGroup(
    _ sources: [[UInt8]], _ what: String, _ request: LoadRequest, _ progress: (String) -> Void
  ) throws(LoadError) -> (Profile, warnings: [String]) {
    var result: Profile?
    let search = BinarySearch(path: request.binaryPath)
    var remarks: [String] = []
    var failures: [String] = []
    var start = 0
    while start < sources.count {
      let end = min(start + groupSize, sources.count)
      var profiles: [Profile] = []
      for source in sources[start..<end] {
        let name = String(decoding: source, as: UTF8.self)
        progress("reading \(name)")
        let isFirst = profiles.isEmpty && result == nil && what == "source"
        switch read(source, request, roomFor: isFirst ? request.profileCount : 1) {
        case .success(var profile):
          remarks += profile.locateBinaries(search)
          profile.nameMainBinary(request.mainBinary)
          if !request.symbolization.isOff { profile.nameFramesByComments() }
          profiles.append(consume profile)
        case .failure(let reason): failures.append("\(name): \(reason.text)")
        }
      }
      if !profiles.isEmpty {
        progress("merging")
        result = try combine(result.take(), consume profiles, what)
      }
      start = end
    }
    guard let result else { throw .nothingFetched(what: what, failures: failures) }
    if !failures.isEmpty {
      let fetched = sources.count - failures.count
      failures.append("Fetched \(fetched) \(what) profiles out of \(sources.count)")
    }
    return (result, remarks + failures)
  }

  private static func combine(
    _ running: consuming Profile?, _ profiles: consuming [Profile], _ what: String
  ) throws(LoadError) -> Profile {
    do throws(ProfileCombinationError) {
      let combined = try Profile.combining(consume profiles)
      guard let running = running.take() else { return combined }
      return try Profile.combining([running, combined])
    } catch {
      throw .notCombined(
        "problem fetching \(what) profiles: \(error)" + (what == "base" ? "," : ""))
    }
  }

  private struct Reason: Error { let text: String }

  /// - Parameter profileCount: How many profiles of its size it will be merged with, itself included.
  private static func read(
    _ source: [UInt8], _ request: LoadRequest, roomFor profileCount: Int
  ) -> Result<Profile, Reason> {
    do {
      let source = try byteSource(ofFile: source)
      var profile = try Profile(
        decoding: source, limits: request.limits, roomFor: profileCount)
      profile.addMappingIfNone()
      return .success(profile)
    } catch {
      return .failure(Reason(text: String(describing: error)))
    }
  }

  private static func finish(_ loaded: inout LoadedProfile, _ request: LoadRequest) {
    for option in request.symbolization.unknownOptions {
      loaded.warnings += [
        "ignoring unrecognized symbolization option: \(option)",
        "expecting -symbolize=[local|fastlocal|remote|none][:force]"
          + "[:demangle=[none|full|templates|default]",
      ]
    }
    loaded.warnings += loaded.profile.symbolize(request.symbolization)
    loaded.profile.makeNamesReadable(request.symbolization)
    if request.keepsAllFrames {
      loaded.profile.dropFrames = Name.empty
      loaded.profile.keepFrames = Name.empty
    }
    loaded.profile.dropFramesOfProfile()
    loaded.profile.removeURLsOfMappings()
    if !request.comment.isEmpty {
      loaded.profile.comments.append(loaded.profile.names.index(of: request.comment))
    }
  }
}
