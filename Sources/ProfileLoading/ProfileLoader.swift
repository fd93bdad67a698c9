import Profiles

/// From what the user named to one profile that is ready for reports.
///
/// Servers are asked all at the same time, as each may take half a minute for its profile. What is
/// there is then read one after the other: reading one already keeps two threads busy, and the
/// profiles of one run are alike in size.
package enum ProfileLoader {
  /// Loads, merges and subtracts profiles and makes the names in them readable.
  ///
  /// - Parameter observe: Called with what is being done, always on the calling thread.
  /// - Throws: `LoadError`.
  package static func load(
    _ request: LoadRequest, observe: @escaping (LoadingEvent) -> Void = { _ in }
  ) throws(LoadError) -> LoadedProfile {
    let sources = SourceGroup(.source, request.sources, request, observe)
    let bases = SourceGroup(.base, request.base.map { [$0.source] } ?? [], request, observe)
    let first = Array(sources.firstSources)
    let fetched = Downloads(options: request.fetching, observe: observe).fetch(
      first + bases.firstSources)
    let profileCount = request.sources.count + (request.base == nil ? 0 : 1)
    var origins = MappingOrigins()
    var (profile, warnings) = try sources.load(
      Array(fetched[..<first.count]), roomFor: profileCount, &origins)
    if let base = request.base {
      let other: Profile
      do throws(LoadError) {
        let loaded = try bases.load(Array(fetched[first.count...]), roomFor: 1, &origins)
        warnings += loaded.warnings
        other = loaded.0
      } catch {
        throw error.after(warnings)
      }
      observe(.step("subtracting the base"))
      do throws(ProfileCombinationError) {
        profile = try (consume profile).subtracting(
          consume other, base.subtraction, isNormalized: base.isNormalized)
      } catch {
        throw LoadError(.notCombined(error.description), remarks: warnings)
      }
    }
    observe(.step("naming functions"))
    var loaded = LoadedProfile(profile: consume profile, warnings: warnings)
    finish(&loaded, origins, request)
    return loaded
  }

  private static func finish(
    _ loaded: inout LoadedProfile, _ origins: MappingOrigins, _ request: LoadRequest
  ) {
    for option in request.symbolization.unknownOptions {
      loaded.warnings += [
        "ignoring unrecognized symbolization option: \(option)",
        "expecting -symbolize=[local|fastlocal|remote|none][:force]"
          + "[:demangle=[none|full|templates|default]",
      ]
    }
    loaded.warnings += loaded.profile.symbolize(
      request.symbolization, searchPath: request.binaryPath)
    loaded.warnings += loaded.profile.symbolizeRemotely(
      request.symbolization, origins, request.fetching)
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
    if !origins.isEmpty {
      let (warnings, note) = SavedCopy.save(loaded.profile, in: request.copyFolders)
      loaded.warnings += warnings
      loaded.notes += note.map { [$0] } ?? []
    }
  }
}
