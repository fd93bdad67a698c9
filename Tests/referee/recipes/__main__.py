"""Runs the scripts for CI in README and ContinuousIntegration.md as they stand there, on small projects.

Each project has a commit to compare with, one that changes nothing, and one that makes its work a
quarter longer: the gate has to be met by the one and not by the other. The workflows have to be YAML that
runs `profile.sh`.

usage: python3 -m Tests.referee.recipes SWPROF [go|cpp|swift]...
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from .. import reference

DOCUMENTS = ["README.md", "Sources/swprof/swprof.docc/ContinuousIntegration.md"]
PROJECTS = Path(__file__).resolve().parent / "projects"
LANGUAGES = ["go", "cpp", "swift"]
SLOWER = {"rounds = 400": "rounds = 500"}


def documents():
    return "\n".join((reference.ROOT / path).read_text() for path in DOCUMENTS)


def script(language):
    """The block after the mark of a language."""
    found = re.search(rf"<!-- recipe: {language} -->\n```sh\n(.*?)```\n", documents(), re.DOTALL)
    return found[1]


def git(project, *words):
    identity = ["-c", "user.name=recipes", "-c", "user.email=recipes@example.com"]
    subprocess.run(["git", *identity, *words], cwd=project, check=True, stdout=subprocess.DEVNULL)


def make_project(language, folder):
    """A project with three commits: `base`, `same` and `slower`."""
    project = folder / language
    shutil.copytree(PROJECTS / language, project)
    (project / "profile.sh").write_text(script(language))
    (project / ".gitignore").write_text(".build\nbuild\n")
    git(project, "init", "-q", "-b", "main")
    git(project, "add", "-A")
    git(project, "commit", "-q", "-m", "base")
    git(project, "tag", "base")
    (project / "NOTES").write_text("Nothing that runs.\n")
    git(project, "add", "-A")
    git(project, "commit", "-q", "-m", "same")
    git(project, "tag", "same")
    for path in project.rglob("*"):
        if path.suffix in (".go", ".cpp", ".swift"):
            text = path.read_text()
            for old, new in SLOWER.items():
                text = text.replace(old, new)
            path.write_text(text)
    git(project, "commit", "-q", "-a", "-m", "slower")
    git(project, "tag", "slower")
    return project


def run(project, commit, environment):
    """Runs the script on a commit; gives its status and what it said."""
    git(project, "checkout", "-q", commit)
    outcome = subprocess.run(
        ["sh", "profile.sh"], cwd=project, env={**environment, "BASE": "base"}, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    return outcome.returncode, outcome.stdout


def left_behind(project):
    """What git sees of a run: changed files, and worktrees besides the project itself."""
    def say(*words):
        return subprocess.run(
            ["git", *words], cwd=project, check=True, text=True, stdout=subprocess.PIPE).stdout
    worktrees = say("worktree", "list").splitlines()[1:]
    return "\n".join([*say("status", "--porcelain").splitlines(), *worktrees])


def check(language, folder, environment):
    project = make_project(language, folder)
    faults = []
    for commit, expected in (("same", 0), ("slower", 1)):
        status, text = run(project, commit, environment)
        gates = project / ".profile" / "gates.xml"
        is_told = gates.exists() and ("<failure" in gates.read_text()) == (expected == 1)
        if status != expected or not is_told:
            faults.append(f"{language}, {commit}: status {status}, expected {expected}\n{text}")
        if left := left_behind(project):
            faults.append(f"{language}, {commit}: left behind\n{left}")
    return faults


def check_workflows():
    """The workflows are YAML with jobs whose steps run the script."""
    import yaml  # Debian's python3-yaml

    blocks = re.findall(r"```yaml\n(.*?)```\n", documents(), re.DOTALL)
    faults = [] if blocks else ["no workflow in the documents"]
    for block in blocks:
        steps = yaml.safe_load(block)["jobs"]["profile"]["steps"]
        if not any("sh profile.sh" in step.get("run", "") for step in steps):
            faults.append("a workflow that does not run profile.sh")
        if any(("uses" in step) == ("run" in step) for step in steps):
            faults.append("a step that does nothing, or two things")
    return faults


def main():
    swprof = Path(sys.argv[1]).resolve()
    go = reference.go()
    faults = check_workflows()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = os.pathsep.join([str(swprof.parent), str(go.parent), os.environ["PATH"]])
        environment = {**os.environ, "PATH": path, "GOTOOLCHAIN": "local", "GOFLAGS": "",
                       "GOCACHE": str(folder / "cache"), "GOPATH": str(folder / "path")}
        environment.pop("GITHUB_ACTIONS", None)
        for language in sys.argv[2:] or LANGUAGES:
            found = check(language, folder, environment)
            print(f"{language}: {'as expected' if not found else 'not as expected'}", flush=True)
            faults += found
    for fault in faults:
        print(fault)
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
