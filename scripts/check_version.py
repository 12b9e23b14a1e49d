#!/usr/bin/env python3
"""Compare the version of meson.build with the files that name it too: check_version.py ROOT VERSION

The newest sections of NEWS.md and debian/changelog are about VERSION, and no symbol of a library is newer.
"""
import pathlib
import re
import sys

root, version = pathlib.Path(sys.argv[1]), sys.argv[2]


def number(text):
    return [int(part) for part in text.split(".")]


def first(path, pattern):
    return re.search(pattern, (root / path).read_text(encoding="utf-8"), flags=re.MULTILINE)[1]


wrong = [f"{path}: its newest section is about {found}, and meson.build has {version}"
         for path, found in (("NEWS.md", first("NEWS.md", r"^## (\S+)")),
                             ("debian/changelog", first("debian/changelog", r"^tsfarm \((\S+)\)")))
         if found != version]
for symbols in sorted((root / "debian").glob("*.symbols")):
    wrong += [f"{symbols.name}: {line.strip()}: newer than {version}"
              for line in symbols.read_text(encoding="utf-8").splitlines()
              if (since := re.search(r"@Base (\S+)", line)) and number(since[1]) > number(version)]
print("\n".join(wrong))
sys.exit(bool(wrong))
