"""One attack: the folder of a case, the command in it, and what is found afterwards."""
import itertools
import os
import re
import shutil

from campaign.states import Broken, call, digest_of, is_part, names_in, state_of

# where runs of tsconform work, and the variable that says that it is this campaign's alone
SHARED, PRIVATE = "/dev/shm", "CAMPAIGN_IS_PRIVATE"
# the marks of a program that went wrong instead of saying what is wrong
CRASHES = re.compile(r"AddressSanitizer|runtime error|LeakSanitizer|Assertion|\(null\)|%[sdu]\b")


class Prepared:
    """A case with its folder before the command, the states that may be found, and what was found so far."""

    def __init__(self, case, place, programs, tools):
        self.case, self.tools, self.programs = case, tools, programs
        self.place = os.path.join(place, case.name)
        shutil.rmtree(self.place, ignore_errors=True)
        self.pristine = os.path.join(self.place, "before")
        self.work = os.path.join(self.place, "work")
        self.environment = {**os.environ, "HOME": self.place, "XDG_STATE_HOME": os.path.join(self.place, "state"),
                            "PATH": f"{programs}:{os.environ['PATH']}", "NO_COLOR": "1"}
        for name in ("CI", "TSFARM_CLASS", "TSFARM_DB", "LD_PRELOAD"):
            self.environment.pop(name, None)
        self.known = {}
        self.prepare()
        self.learn_states()

    def words(self, argv):
        return [word.format(bin=self.programs, tools=self.tools) for word in argv]

    def prepare(self):
        for name, text in self.case.files.items():
            path = os.path.join(self.pristine, name)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "w", encoding="utf-8") as file:
                file.write(text)
        os.makedirs(self.pristine, exist_ok=True)
        for argv in self.case.before:
            status, out, err = call(self.words(argv), self.pristine, environment=self.environment)
            if status != 0:
                raise SystemExit(f"{self.case.name}: cannot prepare: {out}{err}")

    def renew(self):
        shutil.rmtree(self.work, ignore_errors=True)
        shutil.copytree(self.pristine, self.work)

    def run(self, argv, typed=(), limit=None, **variables):
        text = "".join(line + "\n" for line in typed)
        return call(self.words(argv), self.work, text, {**self.environment, **variables}, limit=limit)

    def learn_states(self):
        """The state before, and the one after each selection of what is typed; all of it gives the last."""
        self.renew()
        self.before = state_of(self.case, self.tools, self.work)
        lines = self.case.typed
        selections = [list(some) for count in range(len(lines) + 1) for some in itertools.combinations(lines, count)]
        self.allowed = [self.before]
        for some in selections:
            self.renew()
            done = self.run(self.case.argv, some)
            self.allowed.append(state_of(self.case, self.tools, self.work))
        self.status, self.out, self.err = done
        self.after, self.names = self.allowed[-1], names_in(self.work)
        if self.status not in (0, 1) or self.after == self.before:
            raise SystemExit(f"{self.case.name}: does nothing: {self.out}{self.err}")

    # --- What is found ---

    def verdict(self):
        """'before', 'part' or 'after', or a sentence that says what is wrong."""
        digest = digest_of(self.work)
        if digest not in self.known or names_in_shared():
            self.known[digest] = self.judge()
        return self.known[digest]

    def judge(self):
        try:
            state = state_of(self.case, self.tools, self.work)
        except (Broken, ValueError) as broken:
            return f"broken: {broken}"
        if state not in self.allowed and not is_part(self.case, state, self.after):
            return f"neither before nor after: {state}"
        label = "before" if state == self.before else "after" if state == self.after else "part"
        return self.judge_next(label) or label

    def judge_next(self, label):
        """Run it again, undisturbed: it has its effect, and clears up what was abandoned."""
        if label == "after":
            for name in self.case.again_without:
                os.remove(os.path.join(self.work, name))
        status, out, err = self.run(self.case.argv, self.case.typed_again or self.case.typed)
        if status not in (0, 1) or (label == "before" and status != self.status and not self.case.typed_again):
            return f"the next run: status {status}: {out}{err}"
        try:
            state = state_of(self.case, self.tools, self.work)
        except (Broken, ValueError) as broken:
            return f"broken by the next run: {broken}"
        if label == "before" and not self.case.typed_again and state != self.after:
            return f"the next run has another effect: {state}"
        abandoned = sorted(set(names_in(self.work)) - set(self.names)) + names_in_shared()
        return f"abandoned after the next run: {' '.join(abandoned)}" if abandoned else None


def names_in_shared():
    """The folders of runs, if nobody else's are there."""
    if os.environ.get(PRIVATE) != "yes":
        return []
    return sorted(name for name in os.listdir(SHARED) if name.startswith("tsconform"))


def sentence_problem(err, failures=1):
    """Why that is not one clear sentence a failure. Windows' refusals have a second line with the error's number."""
    # whoever names a farm that cannot be read is named after it
    lines = [line for line in err.splitlines() if not re.search(r"(: |\.)farm: the farm '.*' has problems$", line)]
    if not lines:
        return "no sentence says that it failed"
    if CRASHES.search(err):
        return f"it crashed: {err}"
    if len(lines) > 2 * failures:
        return f"{len(lines)} lines say that it failed: {err}"
    return None
