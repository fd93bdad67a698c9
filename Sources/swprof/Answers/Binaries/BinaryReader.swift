import Bytes
import ProfileLoading
import Profiles
import Reports
import Symbolization

/// Answers what reports ask of the binaries of a profile.
///
/// A class, because a binary that was opened for one question is there for the next.
final class BinaryReader {
  private let profile: Profile
  private let display: Demangler?
  private let syntax: AssemblySyntax
  /// By path.
  private var opened: [[UInt8]: Result<CodeFile, BinaryError>] = [:]

  /// - Parameter display: How names are shown; `nil` leaves them as the linker has them.
  init(_ profile: Profile, display: Demangler?, syntax: AssemblySyntax) {
    self.profile = profile
    self.display = display
    self.syntax = syntax
  }

  /// What binaries say of addresses and symbols, an answer for each request.
  func answers(to requests: [BinaryRequest]) -> [BinaryAnswer] {
    requests.map { request in
      let mapping = profile.mappings[request.mapping]
      do throws(BinaryError) {
        let file = try file(of: mapping)
        let placement = try file.placement(of: mapping, profile)
        return .known(file.places(request, placement, display))
      } catch {
        return .unreadable(reason: "\(error)".bytes)
      }
    }
  }

  /// The instructions of code, an answer for each request.
  func answers(to requests: [CodeRequest]) -> [CodeAnswer] {
    var answers = [CodeAnswer?](repeating: nil, count: requests.count)
    let ofMappings = Dictionary(grouping: requests.indices) { requests[$0].mapping }
    for (mapping, positions) in ofMappings {
      let wanted = positions.map { requests[$0] }
      do throws(BinaryError) {
        let file = try file(of: profile.mappings[mapping])
        for (position, answer) in zip(positions, file.instructions(wanted, display, syntax)) {
          answers[position] = answer
        }
      } catch {
        for position in positions { answers[position] = .failed(reason: "\(error)".bytes) }
      }
    }
    return answers.map { $0 ?? .instructions(InstructionTable()) }
  }

  private func file(of mapping: Mapping) throws(BinaryError) -> CodeFile {
    let path = profile.names.copy(of: mapping.file)
    if let known = opened[path] { return try known.get() }
    let buildID = profile.names.copy(of: mapping.buildID)
    do throws(BinaryError) {
      let file = CodeFile(try Binary(path: path, expectedBuildID: buildID))
      opened[path] = .success(file)
      return file
    } catch {
      opened[path] = .failure(error)
      throw error
    }
  }
}
