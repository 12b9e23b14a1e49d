#!/usr/bin/env python3
"""Thirty learners over sshd, and their live page: show_class.py PROGRAM-FOLDER DATA-FOLDER PICTURES-FOLDER.

For developers who change the page: it takes half a minute, and somebody looks at the pictures. It
ends with 1 if a learner's lines are missing on the page.
"""
import os
import random
import subprocess
import sys
import threading
import time

import browser
import check_class
import check_sshd

NAMES = ("ann ben cora dan eli fay gus hal ida jan kai lea max ned oda pam quinn rob sue tom uma vic wim xan yan zoe abel"
         " bartholomew cleo dora").split()
# What somebody types in each lesson, and at last what solves it; some learners stop before that.
LESSONS = (("query session", "logoff"), ("logoff 12", ".undo"), ("query user", ".answer 3"), ("query session", "logoff 8", ".undo",
           "logoff 3"))
STUCK = ("logoff eva", "logoff /x", "query sesion", "logoff 99") * 4
SIZES = ((420, 900), (1280, 900), (1920, 1080))


def type_lines(client, lines, pause):
    for line in lines:
        time.sleep(pause())
        client.stdin.write(line + "\n")
        client.stdin.flush()


def learn(site, name, number, at_work):
    """Some come late, some are stuck, some make mistakes; nobody leaves before the pictures are taken."""
    chance = random.Random(number)
    client = subprocess.Popen(site.ssh(name), stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, text=True)
    try:
        for lesson in LESSONS[:chance.randrange(5)]:
            type_lines(client, [*lesson, ".next"], lambda: chance.uniform(0.05, 0.3))
        kind = number % 4
        if kind == 0:
            type_lines(client, STUCK, lambda: chance.uniform(0.05, 0.15))
        elif kind == 1:
            type_lines(client, ["query session", "logoff 8"], lambda: chance.uniform(0.1, 0.4))
        type_lines(client, [f"echo {name} was here"], lambda: 0.1)
        at_work.wait()
        client.stdin.close()
    except BrokenPipeError:
        pass
    client.wait()


def take_pictures(page, server, folder):
    for width, height in SIZES:
        for scheme in ("light", "dark"):
            page.shoot(os.path.join(folder, f"class-{width}-{scheme}.png"), width, height, scheme)
    page.open(server.url + f"learner?name={NAMES[1]}")
    page.wait_for("document.getElementById('connection').textContent == 'Live'")
    for width, height in SIZES:
        page.shoot(os.path.join(folder, f"learner-{width}.png"), width, height, "light" if width > 420 else "dark")


def show(site, folder):
    at_work = threading.Event()
    with check_class.Server("/run/bin/tsfarm", check_sshd.ROOM) as server, \
            browser.Browser(browser.find_browser()) as page:
        page.open(server.url)
        page.wait_for("document.getElementById('connection').textContent == 'Live'")
        learners = [threading.Thread(target=learn, args=(site, name, number, at_work)) for number, name in enumerate(NAMES)]
        for learner in learners:
            learner.start()
        # the page was loaded before anybody began, so that all of it came as events
        missing = [name for name in NAMES if not check_class.Stream(server, f"/events?name={name}").read_until(f"{name} was here")]
        page.wait_for(f"document.querySelectorAll('#learners .now').length > {len(NAMES) // 2}")
        take_pictures(page, server, folder)
        at_work.set()
        for learner in learners:
            learner.join()
    return missing


def main(programs, data, folder):
    if reason := check_sshd.reason_to_skip() or (not browser.find_browser() and "needs chromium"):
        sys.exit(f"show_class.py: {reason}")
    if not os.environ.get("TSFARM_SSHD_INSIDE"):
        check_sshd.enter_namespace()
    folder = os.path.abspath(folder)
    os.makedirs(folder, exist_ok=True)
    check_sshd.LEARNERS[:] = NAMES
    site = check_sshd.Site(os.path.abspath(programs), os.path.abspath(data))
    os.environ.update(site.environment)
    site.prepare()
    missing = show(site, folder)
    print("\n".join(sorted(os.listdir(folder))))
    sys.exit(f"lines are missing of: {', '.join(missing)}" if missing else 0)


if __name__ == "__main__":
    main(*sys.argv[1:])
