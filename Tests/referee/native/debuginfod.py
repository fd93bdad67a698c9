"""Whether a stripped program gets its debug file from a server: Debian's debuginfod on loopback."""

import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request


def checked(program, profile, swprof):
    """What is wrong with `top` of a stripped copy of a program, by the server's debug file."""
    server = shutil.which("debuginfod")
    if not server:
        raise FileNotFoundError("debuginfod is not installed")
    expected, _ = swprof.run("whole.top", "top", program, profile)
    folder = swprof.folder / "debuginfod"
    shutil.rmtree(folder, ignore_errors=True)
    for name in ("served", "stripped", "cache"):
        (folder / name).mkdir(parents=True)
    stripped = folder / "stripped" / program.name
    run("objcopy", "--only-keep-debug", program, folder / "served" / f"{program.name}.debug")
    run("objcopy", "--strip-all", program, stripped)
    port = free_port()
    process = subprocess.Popen(
        [server, "-p", str(port), "-d", ":memory:", "-F", folder / "served"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_until_indexed(port, build_id(program))
        without, _ = swprof.run("stripped.top", "top", stripped, profile)
        served, warnings = swprof.run(
            "served.top", "top", stripped, profile,
            environment=[("DEBUGINFOD_URLS", f"http://127.0.0.1:{port}"),
                         ("DEBUGINFOD_CACHE_PATH", folder / "cache")])
    finally:
        process.terminate()
        process.wait()
    faults = [f"debuginfod: {warning}" for warning in warnings]
    if without == expected:
        faults.append("debuginfod: the stripped program needs no server")
    if served != expected:
        faults.append("debuginfod: top is another one with the debug file of a server")
    return faults


def run(*command):
    subprocess.run(command, check=True)


def free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def build_id(program):
    notes = subprocess.run(["readelf", "-n", program], capture_output=True, text=True, check=True)
    return notes.stdout.partition("Build ID: ")[2].split()[0]


def wait_until_indexed(port, identifier):
    url = f"http://127.0.0.1:{port}/buildid/{identifier}/debuginfo"
    end = time.monotonic() + 15
    while True:
        try:
            with urllib.request.urlopen(url, timeout=2) as answer:
                answer.read(1)
            return
        except (OSError, urllib.error.URLError):
            if time.monotonic() > end:
                raise TimeoutError("debuginfod does not serve the debug file") from None
            time.sleep(0.1)
