/// The parts of the manual page that are not made from tables.
enum ManualText {
  static let patterns = """
    .Ss Options
    Options take one dash or two, and their value after
    .Ql =
    or in the next word.
    Switches take a value only after
    .Ql = :
    .Fl trim Ns = Ns Cm false .
    The last of several counts.
    .Pp
    .Ar RE
    is a regular expression as of Go, found anywhere in a function name, a file name
    or the name of the binary.
    .Ar N
    is a whole number,
    .Ar F
    and
    .Ar X
    are numbers;
    .Ql 0x10
    and
    .Ql 1_000
    are numbers as well.

    """

  static let comparison = """
    .Ss Comparing
    .Nm Cm diff
    shows what changed: each row before and after, the largest change first.
    A side is one profile, or the runs after
    .Fl old
    and
    .Fl new ,
    of which the median counts.
    With
    .Fl cum
    the value with all that was called is compared first.
    .Fl nodefraction
    is the least change that is shown, as a share of the total.
    .Pp
    A change marked
    .Ql ~
    may be chance.
    From four runs a side they are tested against each other by the rank test of Mann
    and Whitney; fewer have only the error of sampling, as far as the profile tells it.
    Probabilities are corrected for the number of rows
    (Benjamini and Hochberg).

    """

  static let shell = """
    .Ss Commands
    Without a report, profiles are loaded once, and reports on them are asked for by
    commands: their names, followed by a number of rows, a regular expression, and
    .Ql - Ns Ar regex
    for what to ignore, as in
    .Ql top 5 json -test .
    A line
    .Ql Ar option Ns = Ns Ar value
    sets an option for all that follow;
    .Ql o
    lists them.
    A report goes to the file after
    .Ql > .
    .Ql help
    and
    .Ql help Ar command
    tell more,
    .Ql quit
    ends.
    The key TAB completes.
    .Ss Completion
    .Nm Cm completion
    prints a script for the shell that the next word names:
    .Cm bash ,
    .Cm zsh
    or
    .Cm fish .
    .Nm Cm manual
    prints this page,
    .Nm Cm schema
    the JSON Schema of what
    .Fl format Cm json
    writes, and
    .Nm Cm licenses
    the notices of the libraries that are linked in.

    """

  static let environment = """
    .Sh ENVIRONMENT
    .Bl -tag -width PPROF_BINARY_PATH
    .It Ev PPROF_BINARY_PATH
    Folders in which the binaries of a profile are looked for, separated by colons;
    by default
    .Pa ~/pprof/binaries .
    .It Ev PPROF_TMPDIR
    The folder for copies of profiles from servers; by default
    .Pa ~/pprof .
    .It Ev PPROF_TOOLS
    Accepted for the sake of pprof; no tools are needed.
    .It Ev DEBUGINFOD_URLS
    Servers that are asked for debug information.
    .It Ev BROWSER
    The browser for
    .Cm web
    and
    .Cm weblist .
    .It Ev DISPLAY , WAYLAND_DISPLAY
    Whether windows can be opened.
    .It Ev GOROOT , GOPATH , GOMODCACHE , CARGO_HOME , RUSTUP_HOME
    Where source is looked for besides the paths that the profile has.
    .It Ev GITHUB_ACTIONS , GITHUB_WORKSPACE , GITHUB_STEP_SUMMARY
    In a step of a GitHub workflow, gates that were not met become annotations, and a
    table of all is added to the summary of the job.
    .It Ev http_proxy , https_proxy , no_proxy
    How servers are reached.
    .It Ev NO_COLOR
    If set, nothing is in colour.
    .It Ev PAGER
    Shows reports that do not fit the terminal; by default
    .Xr less 1 ,
    and nothing if it is empty.
    .It Ev TERM
    If empty or
    .Ql dumb ,
    lines are not edited.
    .It Ev TMPDIR
    The folder for temporary files; by default
    .Pa /tmp .
    .It Ev TZ
    The time zone of times.
    .It Ev XDG_STATE_HOME
    The folder for the history of commands; by default
    .Pa ~/.local/state .
    .El

    """

  static let files = """
    .Sh FILES
    .Bl -tag -width Ds
    .It Pa ~/pprof/binaries
    Binaries, by build id or by name:
    .Pa BUILDID/NAME ,
    .Pa BUILDID/* ,
    .Pa NAME .
    .It Pa ~/pprof
    Copies of profiles that came from servers.
    .It Pa .swprof-gates
    In the working directory: gates of
    .Cm diff .
    .It Pa ~/.editrc
    Keys for the lines of commands.
    .It Pa ~/.local/state/swprof/history
    The last commands that were typed.
    .It Pa profile001.pb.gz , profile001.svg , profile001.callgraph.out
    In the working directory: reports that are not for reading, where standard
    output is a terminal.
    The first number is taken that is free.
    .El

    """

  static let gates = """
    .Ss Gates
    .Nm Cm diff
    ends with status 1 where something grew by more than a gate allows.
    A gate is written
    .Ql Ar metric No > Ar number .
    .Bl -tag -width Ds
    .It Ar metric
    .Cm total ,
    the sum of all samples;
    .Cm cum Ns Pq Ar RE ,
    samples with a matching function in their stack, each counted once;
    .Cm flat Ns Pq Ar RE ,
    samples whose innermost function matches; or the name of a sample type, alone
    for its total or with
    .Pq Ar RE
    as
    .Cm cum .
    Only names of functions are matched.
    .It Ar number
    With
    .Ql % ,
    percent of the value before; from nothing, growth has no limit; with
    .Ql pp ,
    percentage points of the total; with a unit such as
    .Ql MB
    or
    .Ql ms ,
    an amount; alone, an amount in the unit of the profiles.
    .El
    .Pp
    Gates are given with
    .Fl fail_if ,
    and one a line in the file
    .Pa .swprof-gates
    of the working directory, or in the one that
    .Fl gates
    names, where lines that begin with
    .Ql #
    are comments.
    Without any, nothing can fail.
    .Pp
    Only growth that is significant lets one fail: one-sided at a level of 1 %, or
    what
    .Fl alpha
    says, corrected for the number of gates.
    A gate on a function that no profile has, or on a sample type that is zero in all
    of them, is trouble.

    """

  static let exitStatus = """
    .Sh EXIT STATUS
    .Bl -tag -width Ds
    .It 0
    The report was written, even if some of several profiles could not be read;
    all gates of
    .Cm diff
    were met.
    .It 1
    A gate of
    .Cm diff
    was not met.
    .It 2
    There was trouble of any kind; with
    .Fl strict ,
    a warning is trouble as well.
    .El

    """

  static let closing = """
    .Sh SEE ALSO
    .Xr dot 1 ,
    .Xr perf 1
    .Pp
    .Lk https://github.com/google/pprof "pprof, and the format of profiles"

    """
}
