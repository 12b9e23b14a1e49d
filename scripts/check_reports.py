#!/usr/bin/env python3
"""Read reports of tsconform with programs that are not ours: check_reports.py SOURCE TSCONFORM.

JUnit is validated by xmllint, JSON by python3-jsonschema, TAP is read by prove.
"""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

source, tsconform = (pathlib.Path(argument).resolve() for argument in sys.argv[1:])
try:
    import jsonschema
except ImportError:
    print("skipped: python3-jsonschema is not installed")
    sys.exit(77)
for tool in "xmllint", "prove":
    if not shutil.which(tool):
        print(f"skipped: {tool} is not installed")
        sys.exit(77)

os.environ["TSFARM_DATA"] = str(source)

# what no XML and no UTF-8 may have, tags, and lines that a workflow would take for orders
SUBJECT = r"""#!/bin/sh
printf '\033[31m\001 \377\376 ]]> <b>&amp; ::error::gotcha\n' >&2
case $1 in *[0-4]) exec logoff "$@";; *9) kill -9 $$;; esac
"""


def run(*arguments, status=None):
    done = subprocess.run([tsconform, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
    if status is not None and done.returncode != status:
        sys.exit(f"{arguments}: exit status {done.returncode}\n{done.stderr.decode()}")
    return done.stdout


def check_junit(folder, report):
    path = folder / "report.xml"
    path.write_bytes(report)
    rules = source / "conformance/report/tests/data/junit.rng"
    subprocess.run(["xmllint", "--noout", "--relaxng", rules, path], check=True, stderr=subprocess.PIPE)
    keys = re.findall(r'<testcase classname="([^"]*)" name="([^"]*)"', report.decode())
    assert len(keys) == len(set(keys)), "GitLab drops what has one key"


def check_json(report):
    schema = json.loads((source / "schemas/results.schema.json").read_text())
    jsonschema.Draft7Validator.check_schema(schema)
    jsonschema.validate(json.loads(report), schema, cls=jsonschema.Draft7Validator)


def check_tap(folder, report, good):
    path = folder / "report.tap"
    path.write_bytes(report)
    done = subprocess.run(["prove", "-e", "cat", path], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    assert (done.returncode == 0) == good, done.stdout.decode()
    assert b"Parse errors" not in done.stdout, done.stdout.decode()


def check_github(folder, report):
    lines = report.decode().split("\n")
    token = lines[0].removeprefix("::stop-commands::")
    assert re.fullmatch("[0-9a-f]{32}", token), lines[0]
    obeyed, errors = True, []
    for line in lines:
        if line == f"::stop-commands::{token}":
            obeyed = False
        elif line == f"::{token}::":
            obeyed = True
        elif line.lstrip().startswith("::"):
            assert obeyed, line
            errors.append(line)
    assert 1 < len(errors) <= 10, errors
    for line in errors[:-1]:
        assert re.match(r"::error file=[^:,]+,line=\d+,title=[^:,]+::", line), line
    assert "more" in errors[-1], errors[-1]
    summary = (folder / "summary.md").read_text()
    assert "| documented |" in summary and len(summary.encode()) < 1 << 20


def check(folder, good, *subject):
    """A run in each format, and the same formats of a stored one."""
    status = 0 if good else 1
    store = folder / f"results-{good}.db"
    run("run", "--level", "defined", "-r", store, "q186477/notes", *subject, status=status)
    for live in (True, False):
        def report(form):
            if live:
                return run("run", "--level", "defined", "-n", "-f", form, "q186477/notes", *subject, status=status)
            return run("report", "-f", form, store, status=0)

        check_junit(folder, report("junit"))
        check_json(report("json"))
        check_tap(folder, report("tap"), good)
        if not good:
            check_github(folder, report("github"))
    assert len(json.loads(run("runs", "--json", store, status=0))) == 1


with tempfile.TemporaryDirectory() as name:
    place = pathlib.Path(name)
    os.environ["GITHUB_STEP_SUMMARY"] = str(place / "summary.md")
    wrong = place / "subject"
    wrong.write_text(SUBJECT)
    wrong.chmod(0o700)
    check(place, True)
    check(place, False, "--", str(wrong))
