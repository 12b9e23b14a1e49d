"""Inputs that libFuzzer makes out of files and lines of this tree."""
import os
import re
import shutil
from pathlib import Path

from campaign.states import ask, call

# Inputs of one attempt, fewer for slow targets; the longest input in bytes.
TARGETS = {
    "suite": (1500, 4096),
    "farm_file": (1000, 4096),
    "farm": (400, 65536),
    "results": (800, 65536),
    "prompt": (1000, 512),
    "api": (150, 2048),
}
ATTEMPTS = 1000
LITERAL = re.compile(r'"((?:[^"\\\n]|\\.)+)"')


def lines_of_tests(root):
    """Each text in the tests of the prompt; most are lines that were typed."""
    for path in sorted(Path(root, "shell/prompt/tests").glob("test_*.c")):
        for match in LITERAL.finditer(path.read_text(encoding="utf-8")):
            yield match[1].replace("\\n", "\n").replace('\\"', '"').replace("\\\\", "\\").encode()


def contents(root, *patterns):
    for pattern in patterns:
        for path in sorted(Path(root).glob(pattern)):
            yield path.read_bytes()


def farms_of(options):
    """The databases of released versions, and a small new one."""
    yield from contents(options.root, "sim/tests/data/*.db")
    made = os.path.join(options.place("fuzz"), "seed.db")
    source = os.path.join(options.root, "sim/tests/data/farm_v4.yaml")
    ask([os.path.join(options.tools, "tsfarm"), "create", "--force", made, source], options.root)
    yield Path(made).read_bytes()


def calls():
    """Each function of the API, at each of a few sessions, with a few numbers."""
    for function in range(23):
        for server, session, number in ((0, 3, 0), (0, -1, 1), (1, 12, 4), (7, 65, 5)):
            yield (bytes([function, server]) + session.to_bytes(2, "little", signed=True)
                   + number.to_bytes(4, "little") + b"\4WF13")


def seeds_of(target, options):
    if target == "suite":
        return contents(options.root, "scenarios/**/*.yaml", "conformance/**/*.yaml")
    if target == "farm_file":
        return contents(options.root, "scenarios/farms/*.yaml", "sim/tests/data/*.yaml", "docs/examples/*.yaml")
    if target == "farm":
        return farms_of(options)
    if target == "results":
        return contents(options.root, "conformance/results/tests/data/*.db")
    return lines_of_tests(options.root) if target == "prompt" else calls()


class Fuzz:
    """A unit is a target, and a number of it is a seed of libFuzzer's. Inputs that reach more are kept."""

    kind = "fuzz"

    def __init__(self, options):
        self.options = options
        self.environment = {**os.environ, "TSFARM_DATA": options.root, "CMOCKA_TEST_ABORT": "1",
                            "UBSAN_OPTIONS": "halt_on_error=1:print_stacktrace=1"}

    @staticmethod
    def is_built(options):
        return all(os.path.exists(Fuzz.program_of(options, target)) for target in TARGETS)

    @staticmethod
    def program_of(options, target):
        return os.path.join(options.build, "campaign", "fuzz", f"fuzz_{target}")

    def units(self):
        return list(TARGETS)

    def count(self, target):
        folder = self.corpus(target)
        shutil.rmtree(folder, ignore_errors=True)
        os.makedirs(folder)
        for number, seed in enumerate(seeds_of(target, self.options)):
            Path(folder, f"seed-{number}").write_bytes(seed)
        return ATTEMPTS

    def corpus(self, target):
        return os.path.join(self.options.place("fuzz"), target)

    def attempt(self, target, number):
        runs, length = TARGETS[target]
        words = [self.program_of(self.options, target), f"-runs={runs}", f"-seed={number}", f"-max_len={length}",
                 "-timeout=20", "-print_final_stats=1", f"-artifact_prefix={self.options.state}/findings/fuzz-{target}-",
                 self.corpus(target)]
        status, out, err = call(words, self.options.place("fuzz"), environment=self.environment, patience=900)
        return f"{target} times {runs} inputs", None if status == 0 else f"status {status}\n{out}{err[-20000:]}"
