import Bytes

/// Processes and threads that stand where the root of a stack should be, as py-spy and austin write them:
///
///     process 12:"python app.py";thread (34): MainThread;main (app.py:7) 5
///     P12;T0:22;main 5                                                     the thread in hexadecimal
struct FoldedLabels {
  private var processID: Int64?
  private var threadID: Int64?
  private var command = ""
  private var threadName = ""
  /// How many frames are labels; the last frame of a stack never is.
  private(set) var frameCount = 0

  /// - Parameter frames: Where the frames are in the line, root first.
  init(_ frames: [Range<Int>], of line: Span<UInt8>) {
    while frameCount + 1 < frames.count {
      let text = line.extracting(frames[frameCount])
      guard text.hasPrefix("process ") || text.hasPrefix("thread ") || text.hasPrefix("P") else {
        break
      }
      let next = line.extracting(frames[frameCount + 1])
      let frame = String(decoding: text.array, as: UTF8.self)
      if readProcess(frame) || readThread(frame) {
        frameCount += 1
      } else if frameCount + 2 < frames.count, readAustin(frame, next) {
        frameCount += 2
      } else {
        break
      }
    }
  }

  /// The labels, whose names are entered.
  func labels(_ names: inout NameTable) -> [Label] {
    var labels: [Label] = []
    for (key, number) in [("pid", processID), ("tid", threadID)] {
      guard let number else { continue }
      labels.append(Label(key: names.index(of: key), value: .number(number, unit: nil)))
    }
    for (key, text) in [("comm", command), ("thread_comm", threadName)] where !text.isEmpty {
      labels.append(Label(key: names.index(of: key), value: .text(names.index(of: text))))
    }
    return labels
  }

  /// Reads `process 12:"python app.py"`.
  private mutating func readProcess(_ frame: String) -> Bool {
    guard frame.hasPrefix("process "), let colon = frame.firstIndex(of: ":"),
      let id = Int64(frame[..<colon].dropFirst(8))
    else { return false }
    processID = id
    command = frame[frame.index(after: colon)...].trimming("\"")
    return true
  }

  /// Reads `thread (34): MainThread` and `thread (0x22)`.
  private mutating func readThread(_ frame: String) -> Bool {
    guard frame.hasPrefix("thread ("), let close = frame.firstIndex(of: ")"),
      let id = Self.number(frame[..<close].dropFirst(8))
    else { return false }
    threadID = id
    let name = frame[close...].dropFirst()
    threadName = name.hasPrefix(": ") ? String(name.dropFirst(2)) : ""
    return true
  }

  /// Reads `P12` and `T0:22`.
  private mutating func readAustin(_ frame: String, _ next: Span<UInt8>) -> Bool {
    guard frame.hasPrefix("P"), next.hasPrefix("T"), let process = Int64(frame.dropFirst()),
      let colon = next.position(of: ":"),
      let thread = Int64(
        String(decoding: next.extracting((colon + 1)...).array, as: UTF8.self), radix: 16)
    else { return false }
    (processID, threadID) = (process, thread)
    return true
  }

  private static func number(_ text: Substring) -> Int64? {
    text.hasPrefix("0x") ? Int64(text.dropFirst(2), radix: 16) : Int64(text)
  }
}

extension Substring {
  /// The text without one character of a kind at each end.
  fileprivate func trimming(_ mark: Character) -> String {
    let opened = first == mark ? dropFirst() : self
    return String(opened.last == mark ? opened.dropLast() : opened)
  }
}
