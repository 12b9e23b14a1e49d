"""No file may grow beyond a limit, in every program that writes; each number of pages is a limit once."""
import os

from campaign.cases import CASES
from campaign.faults import Faults, told

# a page of SQLite
STEP = 4096


class Limits(Faults):
    """Each unit is a case, and each number a size."""

    kind = "limits"
    is_lasting = True

    def units(self):
        return [case.name for case in CASES if self.options.wants(case.name)]

    def count(self, unit):
        """The sizes up to that of the largest file that there is afterwards."""
        prepared = self.case(unit)
        prepared.renew()
        prepared.run(prepared.case.argv, prepared.case.typed)
        sizes = [os.path.getsize(os.path.join(place, name))
                 for place, _, names in os.walk(prepared.work) for name in names]
        return max(sizes) // STEP + 1

    def attempt(self, unit, number):
        prepared = self.case(unit)
        prepared.renew()
        done = prepared.run(prepared.case.argv, prepared.case.typed, limit=(number - 1) * STEP)
        found = prepared.verdict()
        if found not in ("before", "part", "after"):
            return "failed", f"{found}\n{told(done)}"
        problem = self.problem(prepared, done, found)
        label = "survived" if done[0] == prepared.status else f"refused, {found}"
        return label, f"{problem}\n{told(done)}" if problem else None
