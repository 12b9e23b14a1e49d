"""Every call that can fail does fail, once, in every program that writes."""
import os
import re
import struct

from campaign.attack import CRASHES, Prepared, sentence_problem
from campaign.cases import CASES

HEADER = os.path.join(os.path.dirname(__file__), "fail.h")
WORDS = 2 + 32


def call_names():
    with open(HEADER, encoding="ascii") as file:
        return re.findall(r"\bX\((\w+)\)", file.read().split("FAIL_CALLS_(X)")[1])


class Faults:
    """Each unit is a case and a call; each number one of its uses."""

    kind = "faults"
    is_lasting = False

    def __init__(self, options):
        self.options, self.prepared, self.counted = options, {}, {}
        self.calls = call_names()

    def units(self):
        names = [case.name for case in CASES if self.options.wants(case.name)]
        return [f"{name} {call}" for name in names for call in self.calls]

    def case(self, name):
        if name not in self.prepared:
            case = next(case for case in CASES if case.name == name)
            self.prepared[name] = Prepared(case, self.options.place("faults"), self.options.programs,
                                           self.options.tools)
        return self.prepared[name]

    def fail(self, prepared, calls, number):
        """What the command said, and the numbers that the library wrote."""
        prepared.renew()
        path = os.path.join(prepared.place, "counts")
        with open(path, "wb") as file:
            file.write(bytes(8 * WORDS))
        variables = {"LD_PRELOAD": self.options.fail, "FAIL_CALLS": calls, "FAIL_AT": str(number), "FAIL_COUNTS": path,
                     # a sanitizer wants to be the first library otherwise; and may see memory fail
                     "ASAN_OPTIONS": "verify_asan_link_order=0:allocator_may_return_null=1:detect_leaks=0"}
        if prepared.case.program:
            variables["FAIL_PROGRAM"] = prepared.case.program
        done = prepared.run(prepared.case.argv, prepared.case.typed, **variables)
        with open(path, "rb") as file:
            return done, struct.unpack(f"{WORDS}Q", file.read())

    def count(self, unit):
        name, call = unit.split()
        if name not in self.counted:
            done, self.counted[name] = self.fail(self.case(name), "all", 0)
            if not self.counted[name][0]:
                raise SystemExit(f"{name}: the library of failing calls was not loaded: {done[2]}")
        return self.counted[name][2 + self.calls.index(call)]

    def attempt(self, unit, number):
        name, call = unit.split()
        prepared = self.case(name)
        done, counts = self.fail(prepared, call, number)
        if not counts[1]:
            return "not reached", None
        found = prepared.verdict()
        if found not in ("before", "part", "after"):
            return "failed", f"{found}\n{told(done)}"
        problem = self.problem(prepared, done, found)
        label = "survived" if done[0] == prepared.status else f"refused, {found}"
        return label, f"{problem}\n{told(done)}" if problem else None

    def problem(self, prepared, done, found):
        """Does the program say what happened?"""
        status, out, err = done
        if CRASHES.search(err) or status >= 124 or status < 0:
            return f"it crashed or hung: status {status}"
        if status == prepared.status and found == "after":
            return None if err or same_output(out, prepared.out) else "another output, without a word"
        if status == prepared.status and not prepared.case.is_in_parts:
            return f"status {status}, but nothing was done"
        if status not in (prepared.status, *prepared.case.failures) and not is_unreadable(status, err):
            return f"status {status} instead of {prepared.case.failures}"
        # a run names on stdout what it could not judge
        return None if re.search(r"^error +\S+ +-- \S", out, re.MULTILINE) else self.sentence_problem(prepared, err)

    def sentence_problem(self, prepared, err):
        """A call fails once; what fails for good may fail for each line that is typed."""
        return sentence_problem(err, max(len(prepared.case.typed), 1) if self.is_lasting else 1)


def same_output(one, other):
    """Equal without the names of files that are made anew."""
    return re.sub(r"\S*XX|\d+", "", one) == re.sub(r"\S*XX|\d+", "", other)


def is_unreadable(status, err):
    """Input that cannot be read is told like input that is wrong."""
    return status == 2 and re.search(r"cannot (be )?(read|used)|cannot use results ", err.split("\n", maxsplit=1)[0])


def told(done):
    return f"status {done[0]}\nstdout: {done[1]}\nstderr: {done[2]}"
