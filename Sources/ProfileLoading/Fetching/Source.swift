import Bytes
import System

/// Where a profile comes from.
enum Source {
  case file([UInt8])
  case standardInput
  case server(ServerAddress)

  /// A file is read; any other name is a server if it can be one.
  ///
  /// A file that is called `-` is `./-`. A socket in the file system is a server.
  init(_ text: [UInt8], _ options: FetchOptions) {
    if text == "-" {
      self = .standardInput
      return
    }
    let kind = (try? FileStatus(of: text))?.kind
    let isSocket = kind == .socket
    let address = isSocket ? ServerAddress.socket(text) : text
    if kind == nil || isSocket, let server = ServerAddress(address, options) {
      self = .server(server)
    } else {
      self = .file(text)
    }
  }

  var server: ServerAddress? { if case .server(let server) = self { server } else { nil } }
}
