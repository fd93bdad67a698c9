// `disasm` end to end: binaries of the fixtures, and profiles that say where they were mapped.

import Foundation
import Testing

struct DisassemblyCommandTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Disassembles a binary that three allocations were made in: one in `leaf`, called by `branch`,
  /// two in `branch`. The format counts from the end of the instruction.
  private func disassemble(_ binary: String, _ arguments: String...) throws -> Outcome {
    let path = Project.root.appending(path: "Fixtures/Binaries/elf/\(binary)").path
    let profile = """
      heap profile:      3:     300 [     3:      300] @ heapprofile
           1:    100 [     1:    100] @ 0x55555555600d 0x555555556037
           2:    200 [     2:    200] @ 0x55555555602e

      MAPPED_LIBRARIES:
      555555556000-555555557000 r-xp 00001000 08:01 123 \(path)
      """
    let file = try folder.file("heap.prof", Data(profile.utf8))
    return try swprof(["disasm"] + arguments + [file])
  }

  private let leaf = """
    Total: 300B
    ROUTINE ======================== leaf
          100B       100B (flat, cum) 33.33% of Total
          100B       100B       1009: subq $8, %rsp                           ;leaf calls.c:9
             .          .       100d: callq 0x1000 <feeble>                   ;calls.c:7
             .          .       1012: addl %eax, %eax
             .          .       1014: movl %eax, 0x1fea(%rip)                 ;calls.c:9
             .          .       101a: addq $8, %rsp
             .          .       101e: retq

    """

  /// The address of the process as well as the name.
  @Test(arguments: ["leaf", "^le", "0x55555555600c", "0x5555_5555_600D"])
  func `a program that was moved`(pattern: String) throws {
    let outcome = try disassemble("whole", pattern)
    #expect(outcome.status == 0)
    #expect(outcome.text == leaf)
  }

  @Test func `as Intel writes it`() throws {
    let outcome = try disassemble("whole", "-intel_syntax", "leaf")
    #expect(outcome.text.contains("1014: mov dword ptr [rip + 0x1fea], eax       ;calls.c:9\n"))
  }

  @Test func `callers count what they called, and jumps have names`() throws {
    let text = try disassemble("whole", "branch").text
    for line in [
      "      200B       300B (flat, cum)   100% of Total",
      "         .          .       1021: jle 0x1045 <branch+0x26>",
      "      200B       200B       102b: movl $0, %ebx                           ;branch calls.c:12",
      "         .       100B       1032: callq 0x1009 <leaf>                     ;branch calls.c:12",
    ] {
      #expect(text.split(separator: "\n").contains(Substring(line)))
    }
  }

  /// Without symbols there is nothing that matches.
  @Test(arguments: ["leaf", "nothing"])
  func `no match`(pattern: String) throws {
    let outcome = try disassemble("stripped", pattern)
    #expect(outcome.status == 2)
    #expect(outcome.text.isEmpty)
    #expect(outcome.errorLines.last == "no matches found for regexp \(pattern)")
  }

  @Test func `a binary that is not there is told of`() throws {
    let outcome = try disassemble("missing", "0x55555555600c")
    #expect(outcome.status == 2)
    #expect(outcome.text.isEmpty)
    #expect(
      outcome.errorLines.contains { $0.hasSuffix("missing: no such file or directory") })
    #expect(outcome.errorLines.last == "no matches found for address 0x55555555600c")
  }
}
