// Takes the figures of `make bench`: makes profiles from a seed, runs swprof, pprof and gzip on them
// in turn, and holds the medians against the targets. `Plan` says what is measured.

import Glibc

do throws(Trouble) {
  let arguments = CommandLine.arguments.dropFirst()
  if arguments.first == "make", arguments.count == 2, let directory = arguments.last {
    try Input.makeAll(in: directory)
    exit(0)
  }
  let options = try Options(arguments)
  try makeDirectory(options.work)
  _ = try execute(["/proc/self/exe", "make", options.work], errors: options.work + "/errors.txt")

  var plan = Plan(options: options)
  try plan.carryOut()
  print()
  for figure in plan.figures { print(figure.text) }
  exit(plan.figures.allSatisfy(\.isMet) ? 0 : 1)
} catch {
  complain("Benchmarks: \(error.message)")
  exit(2)
}
