"""What other programs of this tree do: hostile subjects."""
import os

from campaign.states import call

PROGRAM = "conformance/tests/test_tsconform_hostile"


class Hostile:
    """The test program of subjects that attack the harness; one unit, which runs once."""

    kind = "hostile"

    def __init__(self, options):
        self.options = options
        self.program = os.path.join(options.build, PROGRAM)

    def units(self):
        return [PROGRAM]

    def count(self, _unit):
        return 1

    def attempt(self, _unit, _number):
        if not os.path.exists(self.program):
            return "missing", f"{self.program} is missing; build it, or name its build folder with --build"
        environment = {**os.environ, "TSFARM_DATA": self.options.root, "CMOCKA_MESSAGE_OUTPUT": "TAP"}
        status, out, err = call([self.program, os.path.join(self.options.programs, "tsconform")],
                                self.options.place("hostile"), environment=environment, patience=900)
        return "runs", None if status == 0 else f"status {status}\n{out}{err}"
