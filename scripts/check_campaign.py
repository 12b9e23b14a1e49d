#!/usr/bin/env python3
"""Plant faults, and have scripts/campaign find them: check_campaign.py BUILD

Each row is a program that is wrong in one way, the kind of attack that must find it, and words of the
finding. The same attack on our own program must find nothing. Prints TAP.
"""
import os
import shutil
import subprocess
import sys
import tempfile

build = os.path.abspath(sys.argv[1])
CAMPAIGN = os.path.join(os.path.dirname(os.path.abspath(__file__)), "campaign")
REAL = f"{build}/bin"

# tsfarm that makes a farm in another file, and copies it in two halves
HALVES = f"""#!/bin/sh
{REAL}/tsfarm create whole.db farm.yaml
head -c 20000 whole.db >farm.db
tail -c +20001 whole.db >>farm.db
rm whole.db
"""
# makes it in one step, and leaves a file behind when it is killed
LEAVES = f"""#!/bin/sh
{REAL}/tsfarm create left.$$ farm.yaml
[ "$2" = --force ] || [ ! -e farm.db ] || exit 1
mv left.$$ farm.db
"""
# takes a failure for success
SILENT = f"""#!/bin/sh
{REAL}/tsfarm "$@" 2>/dev/null
exit 0
"""
# says that it failed, and not on what
MUTE = f"""#!/bin/sh
{REAL}/tsfarm "$@" 2>/dev/null
"""
# says that it ended a session, which it left
IDLE = "#!/bin/sh\nexit 0\n"

# a name, the program, its text, the attack, and words of what is found
ROWS = [
    ("half a farm", "tsfarm", HALVES, ["kills", "--case", "create"], "broken"),
    ("an abandoned file", "tsfarm", LEAVES, ["kills", "--case", "create"], "abandoned after the next run"),
    ("a failure called success", "tsfarm", SILENT, ["faults", "--case", "create"], "but nothing was done"),
    ("a failure without a word", "tsfarm", MUTE, ["faults", "--case", "create"], "no sentence"),
    ("an act that did not happen", "logoff", IDLE, ["writers"], "session-ended 0 times"),
]


def attack(folder, arguments, programs):
    """The status, what was printed, and all findings."""
    state = os.path.join(folder, "state")
    shutil.rmtree(state, ignore_errors=True)
    done = subprocess.run([sys.executable, CAMPAIGN, "--build", build, "--state", state, "--programs", programs,
                           *arguments], capture_output=True, text=True, check=False)
    place = os.path.join(state, "findings")
    names = os.listdir(place) if os.path.isdir(place) else []
    found = [open(os.path.join(place, name), encoding="utf-8").read() for name in names]
    return done.returncode, done.stdout + done.stderr, found


def plant(folder, program, text):
    """A folder of our programs in which one is another."""
    planted = os.path.join(folder, "programs")
    shutil.rmtree(planted, ignore_errors=True)
    os.mkdir(planted)
    for name in os.listdir(REAL):
        if os.access(f"{REAL}/{name}", os.X_OK) and os.path.isfile(f"{REAL}/{name}"):
            os.symlink(f"{REAL}/{name}", f"{planted}/{name}")
    os.remove(f"{planted}/{program}")
    with open(f"{planted}/{program}", "w", encoding="ascii") as file:
        file.write(text)
    os.chmod(f"{planted}/{program}", 0o755)
    return planted


def row_problem(folder, program, text, arguments, words):
    status, said, found = attack(folder, [*arguments, "--time", "8"], plant(folder, program, text))
    if status != 1:
        return f"the campaign ended with {status} instead of 1: {said}"
    return None if any(words in each for each in found) else f"'{words}' is in no finding: {found[:3]}"


def continue_problem(folder):
    """A campaign that is started again continues: it repeats nothing, and keeps its counts."""
    attack(folder, ["kills", "--case", "create", "--time", "2"], REAL)
    done = subprocess.run([sys.executable, CAMPAIGN, "--build", build, "--state", os.path.join(folder, "state"),
                           "kills", "--case", "create", "--time", "60"], capture_output=True, text=True, check=False)
    counts = done.stdout.split()[1:4:2]
    if done.returncode != 0 or len(counts) != 2 or counts[0] != counts[1]:
        return f"status {done.returncode}: {done.stdout}{done.stderr}"
    return None


def fuzz_problem(folder):
    """A target that libFuzzer ends for an input is a finding; the others are none."""
    faked = os.path.join(folder, "build")
    targets = os.path.join(faked, "campaign", "fuzz")
    os.makedirs(targets)
    os.symlink(REAL, os.path.join(faked, "bin"))
    for name in ("suite", "farm_file", "farm", "results", "prompt", "api"):
        with open(f"{targets}/fuzz_{name}", "w", encoding="ascii") as file:
            file.write(f"#!/bin/sh\necho planted >&2\nexit {77 if name == 'farm' else 0}\n")
        os.chmod(f"{targets}/fuzz_{name}", 0o755)
    status, said, found = attack(folder, ["fuzz", "--runs", "6", "--build", faked], REAL)
    if status != 1 or len(found) != 1 or "fuzz, farm, number" not in found[0] or "planted" not in found[0]:
        return f"status {status}, {found}: {said}"
    return None


def main():
    print(f"1..{len(ROWS) + 2}")
    failed = False
    with tempfile.TemporaryDirectory() as folder:
        checks = [(name, lambda row=row: row_problem(folder, *row)) for name, *row in ROWS]
        checks.append(("a campaign continues", lambda: continue_problem(folder)))
        checks.append(("an input that ends a target", lambda: fuzz_problem(folder)))
        for number, (name, check) in enumerate(checks, 1):
            problem = check()
            print(f"{'not ok' if problem else 'ok'} {number} - {name}", flush=True)
            for line in (problem or "").splitlines():
                print(f"# {line}")
            failed = failed or bool(problem)
    return failed


sys.exit(main())
