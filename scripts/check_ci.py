#!/usr/bin/env python3
"""Run the steps of ci/action.yml and ci/gitlab.yml in a shell, as the services do: check_ci.py CI FOLDER

FOLDER has the programs, so that nothing is built. Prints TAP.
"""
import os
import re
import subprocess
import sys
import tempfile

try:
    import yaml
except ImportError:
    print("1..0 # SKIP python3-yaml is not installed")
    sys.exit()

templates, programs = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
PASSING = """title: The script logs eva off
farm: {servers: {TS1: {sessions: {3: {user: Administrator}, 4: {user: eva}}}}}
typed-in: TS1/3
run: sh tidy.sh
expect: {changes: [session-ended: TS1/4], exit: zero}
"""
number = 0


def report(holds, what, said=""):
    global number
    number += 1
    print(f"{'ok' if holds else 'not ok'} {number} - {what}")
    if not holds:
        print("".join(f"# {line}\n" for line in said.splitlines()), end="")


def load(name):
    with open(os.path.join(templates, name), encoding="utf-8") as file:
        return yaml.safe_load(file)


def shell(script, extra):
    environment = {**os.environ, "PATH": programs + os.pathsep + os.environ["PATH"], **extra}
    done = subprocess.run(["sh", "-e", "-c", script], env=environment, text=True, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, check=False)
    return done.returncode, done.stdout


def fill_in(value, inputs):
    return re.sub(r"\$\{\{ inputs\.(\w+) \}\}", lambda found: inputs[found.group(1)], value)


def run_action(given):
    """Like the runner: a step without `if` is left out once one has failed."""
    action = load("action.yml")
    inputs = {name: given.get(name, row.get("default")) for name, row in action["inputs"].items()}
    runner = {"RUNNER_TEMP": os.getcwd(), "GITHUB_ACTION_PATH": templates, "GITHUB_PATH": os.path.abspath("path")}
    status, said = 0, ""
    for step in action["runs"]["steps"]:
        if status and step.get("if") != "always()":
            continue
        extra = {name: fill_in(value, inputs) for name, value in step.get("env", {}).items()}
        ended, text = shell(step["run"], {**runner, **extra})
        status, said = status or ended, said + text
    return status, said


def run_gitlab(given):
    """The job runs in one shell, what comes after in another."""
    job = load("gitlab.yml")[".tsfarm"]
    variables = {**job["variables"], **given}
    status, said = shell("\n".join(job["before_script"] + job["script"]), variables)
    after, text = shell("\n".join(job["after_script"]), variables)
    return status or after, said + text


def write(name, text):
    with open(name, "w", encoding="utf-8") as file:
        file.write(text)


def check(label, run, names):
    for script, command, wanted in (("logoff 4", "", 0), ("true", "", 1), ("logoff 4", "true", 1)):
        with tempfile.TemporaryDirectory() as folder:
            os.chdir(folder)
            os.mkdir("my")
            write("my/tidy.yaml", PASSING)
            write("my/tidy.sh", script + "\n")
            status, said = run({names[0]: "my", names[1]: command})
            written = [name for name in ("tsfarm.html", "junit.xml") if os.path.getsize(name) > 0]
            report(status == wanted and len(written) == 2, f"{label}: '{script}' with '{command}' ends with {wanted}",
                   f"it ended with {status}, and wrote {written}\n{said}")
            os.chdir("/")


check("GitHub", run_action, ("files", "command"))
check("GitLab", run_gitlab, ("TSFARM_FILES", "TSFARM_COMMAND"))
known = set(load("action.yml")["inputs"])
with open(os.path.join(templates, "action.yml"), encoding="utf-8") as file:
    used = set(re.findall(r"inputs\.(\w+)", file.read()))
report(used == known, "the action uses the inputs that it has", str(used ^ known))


def libraries():
    """The packages of the shared libraries that the programs name, as this Debian calls them."""
    packages = set()
    for name in "logoff", "tsfarm", "tsfarm-web.so", "tsconform":
        program = os.path.join(programs, name)
        wanted = re.findall(r"NEEDED.*\[(.*)\]", subprocess.run(["readelf", "-d", program], text=True, check=True,
                                                               stdout=subprocess.PIPE).stdout)
        found = subprocess.run(["ldd", program], text=True, check=True, stdout=subprocess.PIPE).stdout
        for path in (re.search(re.escape(library) + r" => (\S+)", found)[1] for library in wanted):
            said = subprocess.run(["dpkg-query", "-S", os.path.realpath(path)], text=True, check=False,
                                  stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout
            packages |= {line.split(":")[0] for line in said.splitlines()}
    # every Debian has it, and a build with sanitizers has more
    return {package for package in packages if not re.match(r"libc6$|lib.*san\d", package)}


def check_container():
    with open(os.path.join(templates, "Containerfile"), encoding="utf-8") as file:
        recipe = file.read()
    release = re.findall(r"^FROM .*debian:(\w+)-slim", recipe, re.MULTILINE)
    with open("/etc/os-release", encoding="utf-8") as file:
        here = f"VERSION_CODENAME={release[0]}\n" in file.read()
    installed = set(re.search(r"--no-install-recommends (.*?) &&", recipe)[1].split()) - {"python3-minimal"}
    report(len(set(release)) == 1, "the container is built and used in one Debian", str(release))
    report(not here or libraries() == installed, f"the container has the libraries of the programs{'' if here else ' # SKIP another Debian'}",
           f"{installed}, and not {libraries() if here else ''}")


check_container()
print(f"1..{number}")
