"""The fixture `make_farm` in a real pytest, which finds it as in an installed package. Prints TAP.

    test_pytest.py METADATA ENTRY_POINTS
"""
import contextlib
import pathlib
import shutil
import sys
import tempfile

try:
    import pytest
except ImportError:
    print("1..0 # SKIP python3-pytest is not installed")
    sys.exit()


class Tap:
    """A line for each test. A failure before or after the test counts, too."""

    def __init__(self):
        self.lines, self.failed = [], False

    def pytest_runtest_logreport(self, report):
        if report.when == "setup":
            self.failed = False
        self.failed = self.failed or not report.passed
        if report.when == "teardown":
            name = report.nodeid.rpartition(":")[2]
            self.lines.append(f"{'not ok' if self.failed else 'ok'} {len(self.lines) + 1} - {name}")


with tempfile.TemporaryDirectory() as folder:
    info = pathlib.Path(folder, "tsfarm.dist-info")
    info.mkdir()
    for source in sys.argv[1:]:
        shutil.copy(source, info)
    sys.path.append(folder)
    tap = Tap()
    with contextlib.redirect_stdout(sys.stderr):
        status = pytest.main(["-q", "-p", "no:cacheprovider", f"--basetemp={folder}/farms", "--rootdir", folder,
                              str(pathlib.Path(__file__).with_name("fixture.py"))], plugins=[tap])
print(*tap.lines, f"1..{len(tap.lines)}", sep="\n")
sys.exit(int(status))
