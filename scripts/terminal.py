"""A terminal in which somebody types, for tests: tmux, with a server of its own that nobody else sees.

Where there is no tmux, whoever imports this is skipped.
"""
import os
import shutil
import subprocess
import sys
import tempfile
import time

if not shutil.which("tmux"):
    print("1..0 # SKIP tmux is not installed")
    sys.exit(0)

# how long anything may take to appear: a loaded machine is slow, and waiting ends when it is there
PATIENCE = 60


class Terminal:
    def __init__(self, words, folder, environment, columns=100, rows=30):
        self.folder = tempfile.mkdtemp(prefix="tsfarm-terminal-")
        self.socket = os.path.join(self.folder, "socket")
        # tmux does not always learn how a program ended
        self.ended = os.path.join(self.folder, "ended")
        note = ["sh", "-c", 'trap : INT QUIT; "$@"; echo $? >"$0.new"; mv "$0.new" "$0"', self.ended]
        whole = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", **environment}
        assign = [f"{name}={value}" for name, value in whole.items()]
        # -u: what is typed and shown is UTF-8, whatever the machine's locale is; nothing that was shown is
        # lost, also when the program has ended
        self.tmux("-u", "-f", "/dev/null", "start-server", ";", "set-option", "-g", "history-limit", "50000", ";",
                  "set-option", "-g", "remain-on-exit", "on", ";", "new-session", "-d", "-x", str(columns), "-y", str(rows), "-c", folder,
                  "env", "-i", f"TERM={environment.get('TERM', 'screen')}", *assign, *note, *words)

    def tmux(self, *words):
        run = subprocess.run(["tmux", "-S", self.socket, *words], text=True, stdout=subprocess.PIPE,
                             stderr=subprocess.STDOUT, check=False, timeout=PATIENCE,
                             env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"})
        if run.returncode != 0:
            raise RuntimeError(f"tmux {words[0]}: {run.stdout}")
        return run.stdout

    def type(self, text):
        """Press the keys of a text, one by one."""
        for character in text:
            self.tmux("send-keys", "-l", "--", character)

    def press(self, *keys):
        self.tmux("send-keys", *keys)

    def enter(self, text):
        self.type(text)
        self.press("Enter")

    def screen(self, everything=False, colours=False):
        """What is on the screen, and with `everything` what was on it before; `colours` as sequences in it."""
        words = ["capture-pane", "-p", "-J"] + (["-S", "-"] if everything else []) + (["-e"] if colours else [])
        return self.tmux(*words).rstrip("\n")

    def wait(self, condition, what):
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if condition(self.screen(everything=True)):
                return
            time.sleep(0.05)
        raise RuntimeError(f"{what} did not come; on the screen is\n{self.screen(everything=True)}")

    def wait_for(self, text, times=1):
        self.wait(lambda screen: screen.count(text) >= times, f"'{text}'")

    def resize(self, columns, rows):
        self.tmux("resize-window", "-x", str(columns), "-y", str(rows))

    def status(self):
        """Wait until the program has ended; its exit status."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if os.path.exists(self.ended):
                with open(self.ended, encoding="ascii") as file:
                    return int(file.read())
            time.sleep(0.05)
        raise RuntimeError(f"it goes on; on the screen is\n{self.screen()}")

    def close(self):
        subprocess.run(["tmux", "-S", self.socket, "kill-server"], check=False, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL)
        shutil.rmtree(self.folder, ignore_errors=True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()
