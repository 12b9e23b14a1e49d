#!/usr/bin/env python3
"""Count what meson test ran, from its JUnit file, each TAP line by itself.

count_results.py BUILD          name what failed, and why
count_results.py --total BUILD...  print "N passed, N failed, N skipped"
"""
import os
import sys
import xml.etree.ElementTree as xml


def cases(build):
    path = os.path.join(build, "meson-logs", "testlog.junit.xml")
    for suite in xml.parse(path).getroot().iter("testsuite"):
        for case in suite.iter("testcase"):
            yield suite.get("name"), case


def verdict(case):
    kinds = {child.tag for child in case}
    if kinds & {"failure", "error"}:
        return "failed"
    return "skipped" if "skipped" in kinds else "passed"


def count(builds):
    counts = {"passed": 0, "failed": 0, "skipped": 0}
    for build in builds:
        for _, case in cases(build):
            counts[verdict(case)] += 1
    return counts


def main(arguments):
    if arguments[:1] == ["--total"]:
        counts = count(arguments[1:])
        line = f"{counts['passed']} passed, {counts['failed']} failed"
        print(line + (f", {counts['skipped']} skipped" if counts["skipped"] else ""))
        return
    failed = [(suite, case) for suite, case in cases(arguments[0]) if verdict(case) == "failed"]
    for suite, case in failed:
        print(f"failed: {suite}: {case.get('name')}")
    if failed:
        print(f"the whole log is {arguments[0]}/meson-logs/testlog.txt; its end:")
        with open(arguments[0] + ".log", encoding="utf-8", errors="replace") as log:
            sys.stdout.writelines(log.readlines()[-120:])


main(sys.argv[1:])
