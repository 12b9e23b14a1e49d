"""What a folder holds after an attack, in a form that two of them can be compared in."""
import hashlib
import json
import os
import re
import resource
import subprocess

# what differs between two runs that did the same
TIMES = {"started", "ended", "microseconds", "jobs"}
PATIENCE = 60


class Broken(Exception):
    """A file that should be whole is not."""


def limit_files(size):
    """For a new process: no file of it grows beyond the size."""
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def call(argv, folder, typed=None, environment=None, patience=PATIENCE, limit=None):
    """The exit status and both streams of a command; 124 says that it did not end."""
    begin = None if limit is None else limit_files(limit)
    try:
        done = subprocess.run(argv, cwd=folder, input=typed or "", capture_output=True, text=True, errors="replace",
                              env=environment, timeout=patience, check=False, preexec_fn=begin)
    except subprocess.TimeoutExpired:
        return 124, "", f"did not end within {patience} seconds\n"
    return done.returncode, done.stdout, done.stderr


def ask(argv, folder):
    """What a trusted program answers."""
    status, out, err = call(argv, folder)
    if status != 0:
        raise Broken(f"{' '.join(argv)}: status {status}: {out}{err}")
    return out


def without_times(value):
    if isinstance(value, dict):
        return {key: without_times(each) for key, each in value.items() if key not in TIMES}
    if isinstance(value, list):
        return [without_times(each) for each in value]
    return value


def farm_state(tools, folder, path):
    ask([f"{tools}/tsfarm", "check", path], folder)
    return ask([f"{tools}/tsfarm", "export", path], folder) + ask([f"{tools}/tsfarm", "events", "--json", path], folder)


def runs_state(tools, folder, path):
    """Every run with its cases. A run that was ended early lacks cases; none of them may be wrong."""
    runs = json.loads(ask([f"{tools}/tsconform", "runs", "--json", path], folder))
    reports = [call([f"{tools}/tsconform", "report", "-f", "json", "-R", str(run["id"]), path], folder)
               for run in runs]
    for status, out, err in reports:
        if status not in (0, 1):
            raise Broken(f"tsconform report: status {status}: {out}{err}")
    return [without_times(json.loads(out)) for _, out, _ in reports]


def lines_state(_tools, folder, path):
    with open(os.path.join(folder, path), encoding="utf-8") as file:
        # neither the time, nor the status of a line that an attack may have made fail
        return [re.sub(r" typed \d+ ", " typed ", re.sub(r"^\d{4}-\S+ ", "", line)) for line in file]


def text_state(_tools, folder, path):
    with open(os.path.join(folder, path), encoding="utf-8") as file:
        # a page names the time when it was made, and how long ago something was
        text = re.sub(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\dZ?)?", "TIME", file.read())
        return re.sub(r">(now|[0-9hmin ]+ ago)</time>", ">AGO</time>", text)


STATES = {"farm": farm_state, "runs": runs_state, "lines": lines_state, "text": text_state}


def state_of(case, tools, folder):
    """One value for each watched file; None: it is not there, or, of lines and runs, empty."""
    found = []
    for kind, path in case.watched:
        present = os.path.exists(os.path.join(folder, path))
        state = STATES[kind](tools, folder, path) if present else None
        found.append(state or None if kind in ("lines", "runs") else state)
    return found


def is_part(case, state, after):
    """Is it the beginning of what it is to become? Lines and runs grow; a page does not."""
    kinds = {kind for kind, _ in case.watched}
    if not case.is_in_parts or not kinds <= {"lines", "runs"}:
        return False
    return all(each is None or is_beginning(kind, each, whole or [])
               for (kind, _), each, whole in zip(case.watched, state, after))


def is_beginning(kind, part, whole):
    if kind == "lines":
        rest = iter(whole)
        # a torn last line is whole again after the next one
        return all(any(same == line or same.startswith(line) and line is part[-1] for same in rest) for line in part)
    return len(part) <= len(whole) and all(is_part_of_run(run, same) for run, same in zip(part, whole))


def is_part_of_run(run, whole):
    """Cases that were not reached, or that the harness could not judge, say so; all others are right."""
    if run == whole:
        return True
    judged = [each for each in run["cases"] if each["verdict"] not in ("not reached", "error")]
    return all(each in whole["cases"] for each in judged)


def names_in(folder):
    return sorted(os.path.relpath(os.path.join(place, name), folder)
                  for place, _, names in os.walk(folder) for name in names)


def digest_of(folder):
    """One text for all that the folder holds, whatever its temporary files are called."""
    digest = hashlib.sha256()
    for name in names_in(folder):
        digest.update(re.sub(r"\.new-\w{6}$", ".new", name).encode() + b"\0")
        with open(os.path.join(folder, name), "rb") as file:
            digest.update(hashlib.sha256(file.read()).digest())
    return digest.hexdigest()
