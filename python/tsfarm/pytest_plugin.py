"""A fixture that gives each test a farm of its own.

    def test_it(make_farm):
        farm = make_farm("servers: {WF12: {sessions: {3: {user: eva}}}}", at="WF12/3")
"""
from __future__ import annotations

import pathlib
from typing import Callable, Iterator, Optional

import pytest

import tsfarm


@pytest.fixture
def make_farm(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., tsfarm.Farm]]:
    """Make a farm from the text of a farm file. With `at`, programs that the test starts sit there."""
    farms: list[tsfarm.Farm] = []

    def make(yaml: str, at: Optional[str] = None) -> tsfarm.Farm:
        farm = tsfarm.create(tmp_path / f"farm{len(farms)}.db", yaml)
        farms.append(farm)
        if at is not None:
            server, _, session = at.rpartition("/")
            for name, value in (("DB", farm.path), ("SERVER", server), ("SESSION", session)):
                monkeypatch.setenv(f"TSFARM_{name}", str(value))
        return farm

    yield make
    for farm in farms:
        farm.close()
