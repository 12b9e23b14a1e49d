#!/usr/bin/env python3
"""Name the tests of Windows programs where they cannot run: name_windows_tests.py BUILD VERDICT WHY.

BUILD gets the JUnit file that meson test would have written there, in which each test was "skipped"
or "failed". The names are those that Meson gives when it is told that the compiler of this machine
makes Windows programs, with what only Windows has pretended to be there: nothing is compiled.
"""
import json
import os
import shutil
import subprocess
import sys
import xml.etree.ElementTree as xml

build, verdict, why = sys.argv[1:]

CROSS_FILE = """
[binaries]
c = 'cc'
ar = 'ar'
strip = 'strip'
pkgconfig = 'pkg-config'
[built-in options]
c_link_args = ['-L{folder}']
c_winlibs = []
pkg_config_path = ['{folder}']
[properties]
needs_exe_wrapper = true
[host_machine]
system = 'windows'
cpu_family = 'x86_64'
cpu = 'x86_64'
endian = 'little'
"""


def write(path, text):
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def run(*command, **options):
    done = subprocess.run(command, capture_output=True, text=True, check=False, **options)
    if done.returncode != 0:
        sys.exit(f"{done.stdout}{done.stderr}failed: {' '.join(command)}")
    return done.stdout


def tests():
    folder = os.path.abspath(build + "-names")
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    write(os.path.join(folder, "windows.cross"), CROSS_FILE.format(folder=folder))
    write(os.path.join(folder, "tre.pc"), "Name: tre\nDescription: none\nVersion: 99\n")
    run("cc", "-c", "-x", "c", "-o", os.path.join(folder, "empty.o"), "-", input="int empty;\n")
    run("ar", "rcs", os.path.join(folder, "libwtsapi32.a"), os.path.join(folder, "empty.o"))
    run("meson", "setup", os.path.join(folder, "build"), "--cross-file",
        os.path.join(folder, "windows.cross"), f"-Djudge={sys.executable}")
    return json.loads(run("meson", "introspect", "--tests", os.path.join(folder, "build")))


def main():
    suites = xml.Element("testsuites")
    named = tests()
    for test in named:
        suite = xml.SubElement(suites, "testsuite", name=f"{test['suite'][0]} / {test['name']}")
        case = xml.SubElement(suite, "testcase", name=test["name"])
        xml.SubElement(case, "failure" if verdict == "failed" else "skipped", message=why)
    os.makedirs(os.path.join(build, "meson-logs"), exist_ok=True)
    xml.ElementTree(suites).write(os.path.join(build, "meson-logs", "testlog.junit.xml"))
    for test in named:
        print(f"{verdict}: {test['name']}: {why}")


main()
