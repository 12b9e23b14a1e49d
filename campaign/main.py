"""The command line of scripts/campaign: options, the time of each kind, the summary."""
import argparse
import os
import random
import re
import shutil
import sys
import time

from campaign.faults import Faults
from campaign.fuzz import Fuzz
from campaign.kills import Kills
from campaign.limits import Limits
from campaign.others import Hostile
from campaign.record import Record
from campaign.writers import Writers

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
KINDS = {kind.kind: kind for kind in (Kills, Faults, Limits, Writers, Hostile, Fuzz)}
UNITS = {"": 1, "s": 1, "m": 60, "h": 3600}


def seconds(text):
    match = re.fullmatch(r"(\d+)([smh]?)", text)
    if not match:
        raise argparse.ArgumentTypeError(f"'{text}' is no time such as 90, 10m or 2h")
    return int(match[1]) * UNITS[match[2]]


class Options:
    """What was asked for, and the places that follow from it."""

    def __init__(self, given):
        self.build = os.path.abspath(given.build)
        self.tools = os.path.join(self.build, "bin")
        self.programs = os.path.abspath(given.programs or self.tools)
        self.stop = os.path.join(self.build, "campaign", "stop")
        self.fail = os.path.join(self.build, "campaign", "libfail.so")
        self.state, self.root = os.path.abspath(given.state), ROOT
        self.every_call, self.cases = given.every_call, given.case
        self.seconds = 0

    def wants(self, case):
        return not self.cases or case in self.cases

    def place(self, kind):
        place = os.path.join(self.state, "work", kind)
        os.makedirs(place, exist_ok=True)
        return place


def parse(arguments):
    parser = argparse.ArgumentParser(prog="campaign", description="Attack the programs, and count what held.")
    parser.add_argument("kinds", nargs="*", metavar="KIND", help=f"of {', '.join(KINDS)}; all if none is named")
    parser.add_argument("--time", type=seconds, default=3600, help="in all, such as 90, 10m or 2h; the default is 1h")
    parser.add_argument("--runs", type=int, metavar="N", help="at most N attempts of each kind: the same ones every time")
    parser.add_argument("--state", default="build/campaign-state", metavar="FOLDER", help="where the campaign continues")
    parser.add_argument("--fresh", action="store_true", help="forget what that folder has, and begin anew")
    parser.add_argument("--build", default="build", metavar="FOLDER", help="the build folder of the programs")
    parser.add_argument("--programs", metavar="FOLDER", help="attack the programs there instead")
    parser.add_argument("--case", action="append", metavar="NAME", help="attack only that command; can be repeated")
    parser.add_argument("--every-call", action="store_true", help="kill before calls that only read, too")
    given = parser.parse_args(arguments)
    for kind in given.kinds:
        if kind not in KINDS:
            parser.error(f"unknown kind '{kind}'; known are {', '.join(KINDS)}")
    return given


def permutation(unit, total):
    """All numbers in an order that is the same in every campaign, so that it can continue."""
    numbers = list(range(1, total + 1))
    random.Random(unit).shuffle(numbers)
    return numbers


def run_kind(attacks, record, until, runs):
    """Take each unit in turn, one number at a time, until all are done, or the time or the runs are over."""
    waiting = [unit for unit in attacks.units() if not record.is_done(unit)]
    orders = {}
    random.Random(record.attempts).shuffle(waiting)
    most = record.attempts + runs if runs else None
    while waiting and time.monotonic() < until and (most is None or record.attempts < most):
        unit = waiting.pop(0)
        if unit not in orders:
            orders[unit] = permutation(unit, record.total(unit, attacks.count))
        done = record.done(unit)
        if done < len(orders[unit]):
            record.add(unit, orders[unit][done], *attacks.attempt(unit, orders[unit][done]))
        if not record.is_done(unit):
            waiting.append(unit)
    record.save()


def chosen_kinds(given, options):
    """Those that were named, or all that the build folder has the programs of."""
    if Fuzz.is_built(options):
        return given.kinds or list(KINDS)
    reason = "no targets of libFuzzer are there; build with clang and -Dfuzz=enabled"
    if Fuzz.kind in given.kinds:
        raise SystemExit(f"campaign: {options.build}: {reason}")
    if not given.kinds:
        print(f"fuzz is left out: {reason}", file=sys.stderr)
    return given.kinds or [kind for kind in KINDS if kind != Fuzz.kind]


def main(arguments):
    given = parse(arguments)
    options = Options(given)
    if given.fresh:
        shutil.rmtree(options.state, ignore_errors=True)
    kinds = chosen_kinds(given, options)
    end, records = time.monotonic() + given.time, []
    for number, name in enumerate(kinds):
        begin = time.monotonic()
        options.seconds = max(end - begin, 0) / (len(kinds) - number)
        records.append(Record(options.state, name))
        run_kind(KINDS[name](options), records[-1], begin + options.seconds, given.runs)
        records[-1].took(time.monotonic() - begin)
    for record in records:
        print(record.summary())
    return 1 if any(record.findings for record in records) else 0
