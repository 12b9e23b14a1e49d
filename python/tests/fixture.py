"""Tests that use the fixture `make_farm` as somebody else's would; test_pytest.py runs them."""
import os
import pathlib
import subprocess
import sys

import pytest

YAML = "servers: {WF12: {sessions: {3: {user: eva}, 12: {user: tom}}}}"
LOGOFF = pathlib.Path(__file__).parents[2] / "docs/examples/logoff.py"
made = []


def logoff(name):
    return subprocess.run([sys.executable, LOGOFF, name], capture_output=True, text=True)


def test_others_are_refused(make_farm):
    farm = make_farm(YAML, at="WF12/3")
    made.append(farm)
    refused = logoff("12")
    assert (refused.returncode, "Access is denied." in refused.stderr) == (1, True)
    assert farm.at("WF12/12").get(12).user == "tom"
    assert logoff("3").returncode == 0
    assert [event.session for event in farm.events() if event.kind == "session-ended"] == [3]


def test_end_of_a_test():
    """The farm is closed, and the environment as it was."""
    with pytest.raises(ValueError, match="closed"):
        made[0].servers()
    assert not [name for name in ("TSFARM_DB", "TSFARM_SERVER", "TSFARM_SESSION") if name in os.environ]


def test_each_has_its_own(make_farm):
    farm, other = make_farm(YAML, at="WF12/3"), make_farm(YAML)
    assert len({farm.path, other.path, made[0].path}) == 3
    farm.at("WF12/3").logoff(3)
    assert other.at("WF12/12").get(3).user == "eva"
    assert os.environ["TSFARM_DB"] == farm.path
