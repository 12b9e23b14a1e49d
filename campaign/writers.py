"""Many processes write to one farm at once: each act happens exactly once."""
import json
import os
import shutil
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

from campaign.states import call

SIDE_BY_SIDE = 32
# how many sessions each command is about; `exec` ends its own through tsfarm
EACH = 8
ACTS = {"logoff": "session-ended", "reset": "session-ended", "exec": "session-ended",
        "disconn": "session-disconnected", "msg": "message-sent"}


class Writers:
    """Each unit is a farm of its own; each number a round on it."""

    kind = "writers"
    ROUNDS = 1000

    def __init__(self, options):
        self.options = options

    def units(self):
        return ["farm"]

    def count(self, _unit):
        return self.ROUNDS

    def command(self, act, session):
        bin_ = self.options.programs
        return {"logoff": [f"{bin_}/logoff", str(session)],
                "msg": [f"{bin_}/msg", str(session), f"to {session}"],
                "reset": [f"{bin_}/reset", "session", str(session)],
                "disconn": [f"{bin_}/disconn", str(session)],
                "exec": [f"{bin_}/tsfarm", "exec", "farm.db", "--as", "WF12/0", "--", "logoff", str(session)]}[act]

    def attempt(self, _unit, number):
        place = os.path.join(self.options.place("writers"), "farm")
        shutil.rmtree(place, ignore_errors=True)
        os.makedirs(place)
        acts = {100 * (index + 1) + each: act for index, act in enumerate(ACTS) for each in range(EACH)}
        sessions = "".join(f"      {session}: {{user: user{session}, programs: [calc.exe]}}\n" for session in acts)
        farm = f"servers:\n  WF12:\n    sessions:\n      0: {{at: Console, user: Administrator}}\n{sessions}"
        status, _, err = call([f"{self.options.tools}/tsfarm", "create", "farm.db", "-"], place, farm)
        if status != 0:
            raise SystemExit(f"writers: cannot prepare: {err}")
        found = self.problems(place, acts, self.write(place, acts, number))
        return "rounds", "\n".join(found) if found else None

    def write(self, place, acts, number):
        """All at once, each twice: once as it is, and once by another who is late, if it can happen only once."""
        environment = {**os.environ, "TSFARM_DB": os.path.join(place, "farm.db"), "TSFARM_SERVER": "WF12",
                       "TSFARM_SESSION": "0"}
        work = [(session, act) for session, act in acts.items()]
        work += [(session, act) for session, act in acts.items() if ACTS[act] == "session-ended"]
        work.sort(key=lambda item: (item[0] * (number + 7)) % 101)
        with ThreadPoolExecutor(SIDE_BY_SIDE) as pool:
            return list(pool.map(lambda item: (item, call(self.command(item[1], item[0]), place,
                                                          environment=environment)), work))

    def problems(self, place, acts, done):
        tools, found = self.options.tools, []
        _, out, _ = call([f"{tools}/tsfarm", "events", "--json", "farm.db"], place)
        counts = Counter((event["session"], event["kind"]) for event in json.loads(out)["events"])
        winners = Counter(item for item, (status, _, _) in done if status == 0)
        for session, act in acts.items():
            happened, won = counts[session, ACTS[act]], winners[session, act]
            if happened != 1 or won != 1:
                told = [result for item, result in done if item == (session, act)]
                found.append(f"{act} {session}: {ACTS[act]} {happened} times, {won} said so: {told}")
        status, out, err = call([f"{tools}/tsfarm", "check", "farm.db"], place)
        if status != 0:
            found.append(f"the farm is not sound: {out}{err}")
        return found
