#!/usr/bin/env python3
"""Checks what the Swift targets import.

Package.swift says which targets each may import, but a build finds the modules of all targets in one
folder, so that an import that is not declared works by chance. Here it is an error. So is what no
arrow can say: Foundation is kept out of all targets, FoundationEssentials out of those below
ProfileLoading, and only System asks the C library for files, processes and the environment.
"""
import json
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
LANGUAGE = {"Glibc", "Synchronization"}
ESSENTIALS = {"ProfileLoading", "WebInterface", "swprof"}
IMPORT = re.compile(
    r"^\s*(?:@\w+(?:\([^)]*\))?\s+)*(?:(?:public|package|internal|private|fileprivate)\s+)?"
    r"import\s+(?:(?:struct|class|enum|func|var|let|protocol|typealias)\s+)?(\w+)", re.M)
# What else Glibc is imported for is mathematics, memory and the program's own start.
SYSTEM_CALL = re.compile(
    r"(?<![\w.])(?:Glibc\.)?(?:open|openat|creat|close|read|pread|write|pwrite|lseek|fcntl|ioctl|dup2?|"
    r"pipe2?|poll|select|f?l?stat|access|rename|unlink|rmdir|mkdir|mkstemp|chmod|fchmod|readlink|"
    r"realpath|getcwd|chdir|opendir|readdir|closedir|mmap|munmap|fopen|popen|posix_spawnp?|fork|"
    r"exec[lv]\w*|waitpid|kill|raise|signal|sigaction|getenv|setenv|putenv|unsetenv|tzset|localtime_r|"
    r"isatty|gethostname|getpid|sysconf|usleep|nanosleep|pthread_\w+|strerror|socket|connect)\(")


def findings(name, dependencies, folder):
    for path in sorted(folder.rglob("*.swift")):
        text = path.read_text()
        modules = IMPORT.findall(text)
        for module in modules:
            if module in dependencies | LANGUAGE:
                continue
            if module == "FoundationEssentials" and name in ESSENTIALS:
                continue
            yield path, f"{name} may not import {module} (see Package.swift)"
        if "Glibc" in modules and name != "System":
            code = re.sub(r"//.*", "", text)
            for call in SYSTEM_CALL.findall(code):
                yield path, f"{call.rstrip('(')} is called here, which System is for"


def main():
    described = subprocess.run(
        ["swift", "package", "--package-path", ROOT, "dump-package"],
        check=True, capture_output=True, text=True)
    failures = 0
    for target in json.loads(described.stdout)["targets"]:
        folder = ROOT / "Sources" / target["name"]
        if target.get("path") or target["type"] == "test" or not folder.is_dir():
            continue
        dependencies = {d["byName"][0] for d in target["dependencies"] if "byName" in d}
        for path, problem in findings(target["name"], dependencies, folder):
            print(f"{path.relative_to(ROOT)}: {problem}", file=sys.stderr)
            failures += 1
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
