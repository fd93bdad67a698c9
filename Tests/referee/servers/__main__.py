"""Takes profiles from running programs by swprof and by `go tool pprof`, and compares what both say.

A Go program with net/http/pprof is built and started: plain, with TLS, with client certificates and on a
socket. Values change from one fetch to the next, so live fetches are compared by messages, names of saved
copies and exit status, the saved copies by their reports, and one fetch that is served again by all of it.

usage: python3 -m Tests.referee.servers SWPROF
"""

import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.request import urlopen

from .. import reference
from ..judges import messages
from .replies import serving

SOURCES = Path(__file__).resolve().parent / "program"

KINDS = ["profile", "heap", "allocs", "goroutine", "block", "mutex", "threadcreate"]
REPORTS = [["-top"], ["-traces"], ["-tree"], ["-raw"], ["-top", "-cum", "-lines"], ["-tags"]]


class Comparison:
    """Runs both programs and counts where they agree."""

    def __init__(self, swprof, pprof, folder):
        self.programs = {"swprof": swprof, "pprof": pprof}
        self.folder = folder
        self.count, self.faults = 0, []

    def run(self, program, arguments, environment=None, typed=""):
        """The exit status, standard output, the lines on standard error, the names of saved copies."""
        copies = self.folder / "copies" / program
        shutil.rmtree(copies, ignore_errors=True)
        home = self.folder / "home"
        shutil.rmtree(home, ignore_errors=True)
        home.mkdir()
        variables = {
            "PATH": "/usr/bin:/bin", "HOME": str(home), "TZ": "UTC", "PPROF_TMPDIR": str(copies),
            **(environment or {}),
        }
        process = subprocess.run(
            [self.programs[program], *map(str, arguments)], input=typed.encode(), capture_output=True,
            env=variables, cwd=self.folder, timeout=60)
        errors = [line.decode(errors="replace").replace(str(copies), "COPIES")
                  for line in process.stderr.splitlines() if not messages.is_extra(line)]
        saved = sorted(path.name for path in copies.glob("*")) if copies.exists() else []
        return process.returncode, process.stdout, errors, saved

    def check(self, what, is_right, *details):
        self.count += 1
        if not is_right:
            self.faults.append(what)
            print(f"DIFFERENT: {what}", *(f"    {detail}" for detail in details), sep="\n")

    def compare(self, arguments, output=False, environment=None, typed=""):
        """Both say the same on standard error and end alike; output says whether the reports count too."""
        ours, theirs = (
            self.run(name, arguments, environment, typed) for name in ("swprof", "pprof"))
        same = ours[0] == theirs[0] and ours[3] == theirs[3] and messages.are_same(ours[2], theirs[2])
        same = same and (not output or ours[1] == theirs[1])
        self.check(" ".join(map(str, arguments)), same, ours[0], *ours[2:], "pprof:", theirs[0], *theirs[2:])

    def succeed(self, arguments):
        """swprof can do what pprof cannot."""
        outcome = self.run("swprof", arguments)
        self.check(" ".join(map(str, arguments)), outcome[0] == 0 and outcome[1], *outcome[2:])
        return outcome

    def fail(self, arguments, words):
        """swprof says why there is no report."""
        outcome = self.run("swprof", arguments)
        is_told = outcome[0] == 2 and not outcome[1] and words in outcome[2][-1]
        self.check(" ".join(map(str, arguments)), is_told, *outcome)


class Program:
    """The Go program, as long as this lives."""

    def __init__(self, folder):
        binary = folder / "server"
        reference.run([reference.go(), "build", "-o", binary, "."], env=reference.go_environment(),
                      cwd=SOURCES)
        self.process = subprocess.Popen([binary, folder], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        text=True)
        self.address = dict(self.process.stdout.readline().split() for _ in range(4))

    def url(self, kind, scheme="http", server=None):
        return f"{scheme}://{self.address[server or scheme]}/debug/pprof/{kind}"

    def end(self):
        self.process.stdin.close()
        self.process.wait()


def live_fetches(comparison, program, folder):
    """All kinds of profiles, and their saved copies."""
    bytes_of = {}
    for kind in KINDS:
        path = kind + ("?seconds=1" if kind == "profile" else "")
        comparison.compare(["-top", program.url(path)])
        for name in ("swprof", "pprof"):
            copy, = (folder / "copies" / name).glob("*")
            if name == "swprof":
                comparison.check(f"mode of {copy.name}", copy.stat().st_mode & 0o777 == 0o600)
            shutil.copy(copy, folder / f"{kind}.{name}.pb.gz")
        for name in ("swprof", "pprof"):
            kept = folder / f"{kind}.{name}.pb.gz"
            bytes_of[kind] = kept.read_bytes()
            for report in REPORTS:
                comparison.compare([*report, "-symbolize=none", kept], output=True)
    return bytes_of


def spellings(comparison, program):
    """Ways to name a server, and to say for how long."""
    address = program.address["http"]
    heap = f"{address}/debug/pprof/heap"
    for arguments in [
            ["-seconds=1", address], ["-seconds=1", f"http://{address}/"], [heap],
            [heap.replace("127.0.0.1", "localhost")],
            ["-seconds=1", program.url("profile?seconds=77&b=2&a=x%20y&b=1")],
            [program.url("heap?b=%zz&a;c=1&gc=1")], ["-timeout=9", program.url("heap")],
            ["-base", program.url("heap"), program.url("heap")],
            ["-diff_base", heap, heap, heap], ["-base", "http://127.0.0.1:1/x", heap],
            ["http://127.0.0.1:1/x", heap], [heap, "http://127.0.0.1:1/x", "nosuch", program.url("nope")],
            ["http://127.0.0.1:1/x", "http://127.0.0.1:1/y"],
            ["-seconds=1", program.url("mutex"), program.url("block")],
            [heap, program.url("goroutine")], ["-add_comment=hello", heap],
            [program.url("heap", "https+insecure", "https")],
            ["-symbolize=local", program.url("heap?debug=1")],
    ]:
        comparison.compare(["-top", *arguments])


def troubles(comparison, program, replies):
    """What goes wrong, in both programs."""
    address = f"127.0.0.1:{replies.server_port}"
    for path in ["nothing", "busy", "empty", "no-content", "page", "circle", "cut", "moved"]:
        comparison.compare(["-top", f"http://{address}/{path}"])
    comparison.fail(["-top", f"http://{address}/to-file"], "which is not HTTP")
    comparison.compare(["-top", "-timeout=1", f"http://{address}/silent"])
    for source in [
            program.url("nope"), program.url(""), program.url("trace?seconds=1"),
            program.url("goroutine?debug=2"), program.url("heap", "https"),
            program.url("heap", "https+insecure", "client"), program.url("heap", "http", "https"),
            program.url("heap", "https", "http"), "127.0.0.1:1", "http://127.0.0.1:1/a b",
            "file:///etc/passwd", "file://h/etc", "ftp://127.0.0.1/x", "mailto:x", "a:b", "localhost/debug",
            "..%2F..%2Fetc%2Fpasswd", "http://%2e%2e/x", "http://[::1", "http://127.0.0.1:99999/x", "://x",
            ":80", "http://127.0.0.1:1/#%zz", "http://127.0.0.1:1/p?#\"", "127.0.0.1:1HTTP://", "http://@?a",
            "http://127.0.0.1:1/(%41)!", "http://127.0.0.1:1/(%41)^", "http://127.0.0.1:1/?;", "http://1[",
            "http://127.0.0.1:1/?a=%7e*'()&+&a", "HTTP://127.0.0.1:1", "//127.0.0.1:1/x", "http:/x", "%zz:80",
    ]:
        comparison.compare(["-top", source])


def replays(comparison, replies, bytes_of):
    """One fetch served again: the reports have to be the same to the byte."""
    for kind in KINDS:
        for report in REPORTS:
            url = f"http://127.0.0.1:{replies.server_port}/debug/pprof/{kind}"
            comparison.compare([*report, url], output=True)
    heap = f"http://127.0.0.1:{replies.server_port}/debug/pprof/heap"
    comparison.compare(["-top", heap, heap, heap], output=True)
    comparison.compare(["-top", "-diff_base", heap, heap], output=True)
    comparison.compare(["-traces", f"http://127.0.0.1:{replies.server_port}/moved"], output=True)


def shell(comparison, replies):
    """Commands about a profile that was fetched."""
    heap = f"http://127.0.0.1:{replies.server_port}/debug/pprof/heap"
    for arguments in [[heap], ["-base", heap, heap], [heap, heap], [heap + "x"]]:
        comparison.compare(arguments, output=True, typed="top3\nsample_index=0\ntop 2 -cum\ntraces\n")


def proxies(comparison, replies):
    """A proxy gets what is not on this machine."""
    proxy = f"http://127.0.0.1:{replies.server_port}"
    url = "http://profiled.invalid/debug/pprof/heap"
    for name in ["HTTP_PROXY", "http_proxy"]:
        comparison.compare(["-top", url], output=True, environment={name: proxy})
        comparison.compare(["-top", url], environment={name: proxy, "NO_PROXY": "profiled.invalid"})
        comparison.compare(["-top", "127.0.0.1:1"], environment={name: proxy})
    comparison.compare(["-top", url], environment={"HTTP_PROXY": proxy, "NO_PROXY": "*"})


def copies(comparison, replies):
    """Where copies go, and what is in them."""
    heap = f"http://127.0.0.1:{replies.server_port}/debug/pprof/heap"
    for place in ["/dev/null/x", "/dev/null", "home/a/b/c", "home/", "/proc/x/y"]:
        comparison.compare(["-top", heap], environment={"PPROF_TMPDIR": place})
    comparison.compare(["-top", "-add_comment=for later", heap])
    for report in ["-comments", "-top", "-raw"]:
        reports = []
        for name in ("swprof", "pprof"):
            saved = comparison.run(name, ["-top", "-add_comment=for later", heap])[3]
            kept = comparison.folder / f"commented.{name}.pb.gz"
            shutil.copy(comparison.folder / "copies" / name / saved[0], kept)
            reports.append(comparison.run("pprof", [report, kept])[1])
        comparison.check(f"{report} of both copies", reports[0] == reports[1], *reports)
    comparison.compare(["-top", "-base", heap.replace("heap", "profile"), heap])
    comparison.compare(["-top", *[heap] * 130, heap + "x"], output=True)
    comparison.compare(["-top", "-base", heap + "x", *[heap] * 3])


def recordings(comparison, replies):
    """perf.data, which a program that is no part of pprof makes profiles of."""
    heap, folder = replies.contents["/debug/pprof/heap"], comparison.folder
    (folder / "perf.data").write_bytes(b"PERFILE2 and more")
    (folder / "short").write_bytes(b"PERFILE")
    (folder / "converted").write_bytes(heap)
    converter = folder / "perf_to_profile"
    environment = {"PATH": f"{folder}:/usr/bin:/bin"}
    for script in [None, "exit 3", "kill -9 $$", "echo said >&2; cp converted $4", "echo no >$4"]:
        if script:
            converter.write_text("#!/bin/sh\n" + script)
            converter.chmod(0o755)
        comparison.compare(["-top", "perf.data"], output=True, environment=environment)
    comparison.compare(["-top", "short"], environment=environment)


def beyond(comparison, program, folder, bytes_of):
    """What pprof cannot do."""
    authority, pair = "-tls_ca=ca.pem", ["-tls_cert=client.pem", "-tls_key=client.key"]
    comparison.succeed(["-top", authority, program.url("heap", "https")])
    comparison.succeed(["-top", authority, *pair, program.url("heap", "https", "client")])
    comparison.succeed(["-top", *pair, program.url("heap", "https+insecure", "client")])
    comparison.fail(["-top", *pair, program.url("heap", "https")], "-tls_ca=FILE")
    comparison.fail(["-top", authority, program.url("heap", "https", "client")], "-tls_cert=FILE")
    comparison.fail(["-top", pair[0], program.url("heap")], "so -tls_key must also be specified")
    comparison.fail(["-top", pair[1], program.url("heap")], "so -tls_cert must also be specified")
    comparison.fail(["-top", *pair[:1], "-tls_key=ca.pem", program.url("heap", "https+insecure", "client")],
                    "could not load certificate/key pair")
    comparison.fail(["-top", "-tls_ca=client.key", program.url("heap", "https")], "could not load CA")

    socket = str(folder / "server.sock")
    for host in [socket.replace("/", "%2F"), "server.sock"]:
        comparison.succeed(["-top", f"http+unix://{host}/debug/pprof/heap"])
    comparison.succeed(["-top", "-seconds=1", socket])
    recorder = serving({"/debug/pprof/profile": bytes_of["profile"]}, str(folder / "recorder.sock"))
    live = comparison.run("swprof", ["-top", folder / "recorder.sock"])
    saved = comparison.run("pprof", ["-top", folder / "profile.pprof.pb.gz"])
    comparison.check("a profile through a socket", live[1] and live[1] == saved[1], live)
    recorder.shutdown()

    with open(folder / "heap.pprof.pb.gz", "rb") as file:
        piped = subprocess.run([comparison.programs["swprof"], "-top", "-"], stdin=file, capture_output=True)
    named = comparison.run("swprof", ["-top", folder / "heap.pprof.pb.gz"])
    comparison.check("standard input", piped.stdout == named[1])


def remote_symbols(comparison, program, replies):
    """Names that only the server knows: a profile of bare addresses, as C++ programs give them."""
    comparison.succeed(["-top", program.url("heap?debug=1")])
    with urlopen(program.url("allocs?debug=1")) as answer:
        text = b"".join(line for line in answer if not line.startswith(b"#\t0x"))
    replies.contents.update({"/with/allocz": text, "/with/symbolz": b"", "/without/allocz": text,
                             "/debug/pprof/bare": text})
    address = f"http://127.0.0.1:{replies.server_port}"
    for mode in ["remote", "local", "none", "remote:force"]:
        comparison.compare(["-top", f"-symbolize={mode}", f"{address}/with/allocz"], output=True)
    comparison.compare(["-top", f"{address}/with/allocz"], output=True)
    outcome = comparison.succeed(["-top", "-symbolize=remote", f"{address}/without/allocz"])
    told = f"http post {address}/without/symbolz: server response: 501 Not Implemented"
    comparison.check("no symbols, a warning", told in outcome[2], outcome[2])
    top = comparison.succeed(["-top", "-symbolize=remote", f"{address}/debug/pprof/bare"])
    comparison.check("Go's names by GET, as POST is refused", b"main.keep" in top[1], top[2])
    comparison.check("no warnings, one copy", len(top[2]) == 2 and len(top[3]) == 1, top[2:])
    kept = comparison.folder / "copies" / "swprof" / top[3][0]
    again = comparison.folder / "again.pb.gz"
    shutil.copy(kept, again)
    comparison.check("the copy has the names", comparison.run("pprof", ["-top", again])[1] == top[1])


def interrupts(comparison, program, folder):
    """Ctrl-C while a profile is taken ends both at once, and leaves nothing."""
    scratch = folder / "scratch"
    scratch.mkdir()
    for name in ("swprof", "pprof"):
        process = subprocess.Popen(
            [comparison.programs[name], "-top", program.url("profile?seconds=20")], stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            env={"HOME": str(scratch), "TMPDIR": str(scratch), "PATH": "/usr/bin:/bin"})
        process.stderr.readline()
        time.sleep(0.3)
        start = time.monotonic()
        process.send_signal(signal.SIGINT)
        output, errors = process.communicate()
        quick = time.monotonic() - start < 2
        comparison.check(f"{name} interrupted", quick and process.returncode == -signal.SIGINT and not output,
                         process.returncode, errors)
    left = [path.name for path in scratch.iterdir() if path.name != ".config"]  # that is pprof's
    comparison.check("nothing is left behind", not left, left)


def parallel(comparison, program):
    """Timed profiles of several servers take the time of one."""
    start = time.monotonic()
    comparison.succeed(["-top", "-seconds=2", *[program.url("block")] * 3])
    passed = time.monotonic() - start
    comparison.check("three profiles of two seconds", passed < 4, passed)


def main():
    swprof = str(Path(sys.argv[1]).resolve())
    folder = Path(tempfile.mkdtemp(prefix="swprof-e2e-"))
    comparison = Comparison(swprof, str(reference.pprof()), folder)
    program = Program(folder)
    try:
        bytes_of = live_fetches(comparison, program, folder)
        replies = serving({f"/debug/pprof/{kind}": bytes_of[kind] for kind in KINDS},
                          forwarded=program.url("symbol"))
        spellings(comparison, program)
        troubles(comparison, program, replies)
        replays(comparison, replies, bytes_of)
        shell(comparison, replies)
        proxies(comparison, replies)
        copies(comparison, replies)
        recordings(comparison, replies)
        beyond(comparison, program, folder, bytes_of)
        remote_symbols(comparison, program, replies)
        interrupts(comparison, program, folder)
        parallel(comparison, program)
    finally:
        program.end()
        shutil.rmtree(folder)
    right = comparison.count - len(comparison.faults)
    print(f"{right}/{comparison.count} checks of servers passed")
    return 1 if comparison.faults else 0


if __name__ == "__main__":
    sys.exit(main())
