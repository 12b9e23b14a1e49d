"""Every program that writes is killed before each system call that changes something."""
import os

from campaign.attack import Prepared
from campaign.cases import CASES

KILLED = 128 + 9


class Kills:
    """Each unit is a case; each number a system call."""

    kind = "kills"

    def __init__(self, options):
        self.options, self.prepared = options, {}

    def units(self):
        return [case.name for case in CASES if self.options.wants(case.name)]

    def case(self, name):
        if name not in self.prepared:
            case = next(case for case in CASES if case.name == name)
            self.prepared[name] = Prepared(case, self.options.place("kills"), self.options.programs, self.options.tools)
        return self.prepared[name]

    def stop(self, prepared, number):
        """The status, the errors, and how many calls were reached."""
        prepared.renew()
        counted = os.path.join(prepared.place, "count")
        limit = f"all:{number}" if self.options.every_call else str(number)
        # what looks for leaks cannot work where a program is traced
        status, _, err = prepared.run([self.options.stop, limit, counted, *prepared.case.argv], prepared.case.typed,
                                      ASAN_OPTIONS="detect_leaks=0")
        if status in (124, 125):
            return status, err, 0
        with open(counted, encoding="ascii") as file:
            return status, err, int(file.read())

    def count(self, name):
        status, err, reached = self.stop(self.case(name), 0)
        if status == 125:
            raise SystemExit(f"{name}: {err}")
        return reached

    def attempt(self, name, number):
        """What was counted, and a finding or None."""
        prepared = self.case(name)
        status, err, _ = self.stop(prepared, number)
        if status not in (KILLED, prepared.status):
            return "killed", f"status {status} instead of the kill: {err}"
        found = prepared.verdict()
        if found not in ("before", "part", "after"):
            return "killed", found
        return "not reached" if status != KILLED else found, None
