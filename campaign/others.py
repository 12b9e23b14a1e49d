"""What other programs of this tree do: hostile subjects."""
import os

from campaign.states import call

PROGRAM = "conformance/tests/test_tsconform_hostile"
# what some of its subjects run
VANDAL = "conformance/tests/vandal"


class Hostile:
    """The test program of subjects that attack the harness; one unit, which runs once."""

    kind = "hostile"

    def __init__(self, options):
        self.options = options
        self.program, self.vandal = (os.path.join(options.build, path) for path in (PROGRAM, VANDAL))

    def units(self):
        return [PROGRAM]

    def count(self, _unit):
        return 1

    def attempt(self, _unit, _number):
        for path in (self.program, self.vandal):
            if not os.path.exists(path):
                return "missing", f"{path} is missing; build it, or name its build folder with --build"
        environment = {**os.environ, "TSFARM_DATA": self.options.root, "CMOCKA_MESSAGE_OUTPUT": "TAP"}
        words = [self.program, os.path.join(self.options.programs, "tsconform"), self.vandal]
        status, out, err = call(words, self.options.place("hostile"), environment=environment, patience=900)
        return "runs", None if status == 0 else f"status {status}\n{out}{err}"
