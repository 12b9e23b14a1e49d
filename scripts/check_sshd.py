#!/usr/bin/env python3
"""Learners over sshd, as TAP: check_sshd.py PROGRAM-FOLDER DATA-FOLDER.

The accounts, the class and the keys exist in a mount namespace of this test alone. Each connection
has an sshd of its own, which gets it from a port that the kernel chose.
"""
import contextlib
import os
import pty
import re
import shutil
import socket
import subprocess
import sys
import threading

SSHD = "/usr/sbin/sshd"
ROOM = "/run/class"
LEARNERS = [f"learner{number}" for number in range(10)]
MARKS = ("uid=", "root:", "sshd:", "GOT OUT")


def reason_to_skip():
    if not os.path.exists(SSHD) or not shutil.which("ssh-keygen"):
        return "needs openssh-server"
    if not shutil.which("unshare"):
        return "needs unshare"
    return None


def enter_namespace():
    """Run this test again where it is root and sees mounts of its own."""
    mine = [] if os.geteuid() == 0 else ["--user", "--map-root-user", "--map-auto"]
    words = ["unshare", *mine, "--mount"]
    if subprocess.run([*words, "true"], stderr=subprocess.DEVNULL, check=False).returncode != 0:
        print("1..1\nok 1 - sshd in a mount namespace # SKIP needs mount namespaces")
        sys.exit(0)
    os.environ["TSFARM_SSHD_INSIDE"] = "1"
    os.execvp("unshare", [*words, sys.executable, *sys.argv])


def run(*words, **options):
    return subprocess.run(words, check=True, capture_output=True, text=True, **options).stdout


def bind_file(path, extra):
    with open(path, encoding="utf-8") as file:
        text = file.read()
    copy = "/run/etc-" + os.path.basename(path)
    with open(copy, "w", encoding="utf-8") as file:
        file.write(text.rstrip("\n") + "\n" + extra)
    os.chmod(copy, 0o644 if "shadow" not in path else 0o600)
    run("mount", "--bind", copy, path)


class Site:
    """A machine with a class and ten accounts."""

    def __init__(self, programs, data):
        run("mount", "-t", "tmpfs", "-o", "mode=755", "none", "/run")
        os.mkdir("/run/sshd", 0o755)
        os.mkdir("/run/bin", 0o755)
        for name in os.listdir(programs):
            path = os.path.join(programs, name)
            if os.path.isfile(path) and os.access(path, os.X_OK):
                shutil.copy(path, "/run/bin")
        shutil.copytree(os.path.join(data, "scenarios"), "/run/data/scenarios")
        shutil.copytree(os.path.join(data, "conformance/documents"), "/run/data/conformance/documents")
        for folder, _, files in os.walk("/run/data"):
            os.chmod(folder, 0o755)
            for name in files:
                os.chmod(os.path.join(folder, name), 0o644)
        self.uids = {name: 4000 + number for number, name in enumerate(LEARNERS)}
        bind_file("/etc/passwd", "".join(f"{name}:x:{uid}:{uid}::/:/bin/sh\n" for name, uid in self.uids.items()))
        bind_file("/etc/group", f"learners:x:3999:{','.join(LEARNERS)}\n")
        bind_file("/etc/shadow", "".join(f"{name}:*:20000::::::\n" for name in LEARNERS))
        self.environment = {**os.environ, "PATH": "/run/bin:/usr/bin:/bin:/usr/sbin:/sbin", "TSFARM_DATA": "/run/data"}
        self.environment.pop("TSFARM_CLASS", None)
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        self.servers = []

    def tsfarm(self, *words, **options):
        return subprocess.run(["/run/bin/tsfarm", *words], env=self.environment, capture_output=True, text=True, check=False,
                              **options)

    def prepare(self):
        """The class as the manual page says, and the printed lines as the configuration of sshd."""
        assert self.tsfarm("class", ROOM, "--new").returncode == 0
        for name in LEARNERS:
            run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", f"/run/{name}")
            # an instructor's umask takes nothing away
            added = self.tsfarm("class", ROOM, "--add", name, f"/run/{name}.pub", umask=0o077)
            assert (added.returncode, added.stderr) == (0, ""), added.stderr
            assert added.stdout.startswith(f"'{name}' can learn in '{ROOM}'.\n# once, ")
        run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", "/run/host")
        with open("/run/sshd.conf", "w", encoding="utf-8") as file:
            file.write("HostKey /run/host\nUsePAM no\nPidFile none\nSetEnv TSFARM_DATA=/run/data\nAcceptEnv LANG LC_*\n"
                       f"Subsystem sftp internal-sftp\n{added.stdout.split(chr(10), 1)[1]}")
        run(SSHD, "-t", "-f", "/run/sshd.conf")
        threading.Thread(target=self.serve, daemon=True).start()

    def serve(self):
        while True:
            connection, _ = self.listener.accept()
            with connection:
                self.servers.append(subprocess.Popen([SSHD, "-i", "-e", "-f", "/run/sshd.conf"], stdin=connection,
                                                     stdout=connection, stderr=subprocess.DEVNULL, env=self.environment))

    def ssh(self, name, *options, command=()):
        return ["ssh", "-F", "none", "-i", f"/run/{name}", "-p", str(self.port), "-o", "StrictHostKeyChecking=no", "-o",
                "UserKnownHostsFile=/dev/null", "-o", "LogLevel=ERROR", "-o", "BatchMode=yes", *options,
                f"{name}@127.0.0.1", *command]

    def learn(self, name, typed, *options, command=()):
        done = subprocess.run(self.ssh(name, *options, command=command), input=typed, capture_output=True, text=True,
                              check=False)
        return done.stdout + done.stderr

    def progress(self, name):
        with open(f"{ROOM}/{name}.progress", encoding="utf-8") as file:
            return file.read()


def check_add(site):
    site.prepare()
    for name, uid in site.uids.items():
        status = os.stat(f"{ROOM}/{name}.progress")
        assert (status.st_uid, status.st_gid, status.st_mode & 0o7777) == (uid, os.getgid(), 0o640)
        status = os.stat(f"{ROOM}/{name}.lessons")
        assert (status.st_uid, status.st_mode & 0o7777) == (uid, 0o2750)
        assert os.stat(f"{ROOM}.keys/{name}").st_mode & 0o7777 == 0o644
    # no learner needs to make anything in the folder itself
    os.chmod(ROOM, 0o2755)


def check_refusals(site):
    with open("/run/options.pub", "w", encoding="utf-8") as file:
        file.write('command="sh" ssh-ed25519 AAAA x\n')
    os.symlink("/etc/passwd", f"{ROOM}/sshd.progress")
    bind_file("/etc/passwd", f"homely:x:4500:4500::/run/homely:/bin/bash\nlinked:x:4501:4501::/:/bin/sh\n"
                             f"piped:x:4502:4502::/:/bin/sh\ntaken:x:4503:4503::/:/bin/sh\n"
                             + "".join(f"{name}:x:{uid}:{uid}::/:/bin/sh\n" for name, uid in site.uids.items()))
    os.mkdir("/run/homely")
    os.chown("/run/homely", 4500, 4500)
    os.symlink("/etc/shadow", f"{ROOM}/linked.progress")
    os.mkfifo(f"{ROOM}/piped.progress")
    with open(f"{ROOM}/taken.progress", "w", encoding="utf-8"):
        os.chown(f"{ROOM}/taken.progress", 4000, 4000)
    for words, status, said in (
            (("nobody-at-all",), 1, "account 'nobody-at-all' not found; make it with: groupadd -f learners && useradd -M -d / "),
            (("../x",), 2, "invalid account name '../x'"),
            (("homely",), 1, "account 'homely' could leave the lessons by files in '/run/homely'; use: usermod -d / "),
            (("linked",), 1, f"cannot use '{ROOM}/linked.progress': it is there and does not belong to 'linked'"),
            (("piped",), 1, f"cannot use '{ROOM}/piped.progress': it is there and does not belong to 'piped'"),
            (("taken",), 1, f"cannot use '{ROOM}/taken.progress': it is there and does not belong to 'taken'"),
            (("learner0", "/run/options.pub"), 2, "cannot use '/run/options.pub': not a file of public keys"),
            (("learner0", "/run/host"), 2, "cannot use '/run/host': not a file of public keys"),
            (("learner0", "/run/none"), 2, "cannot read key '/run/none'")):
        done = site.tsfarm("class", ROOM, "--add", *words)
        assert done.returncode == status and done.stderr.startswith("tsfarm: " + said), (words, done)
    assert os.stat("/etc/shadow").st_uid == 0
    for name in ("linked", "piped", "taken", "sshd"):
        os.remove(f"{ROOM}/{name}.progress")


def check_ten_at_once(site):
    clients = [(name, subprocess.Popen(site.ssh(name), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True))
               for name in LEARNERS]
    # all of them are in the lesson before any of them solves it
    for _, client in clients:
        while "'.task' shows" not in client.stdout.readline():
            pass
    for _, client in clients:
        client.stdin.write("logoff\n")
        client.stdin.flush()
    for name, client in clients:
        out, _ = client.communicate()
        assert "Solved." in out, (name, out)
        assert " own-session solved\n" in site.progress(name)


def check_cut_line(site):
    """The client is killed in a lesson; what was typed is there, and the lesson continues."""
    name = LEARNERS[0]
    before = len(site.servers)
    client, terminal = start_at_terminal(site, name)
    wait_for_text(terminal, "'.task'")
    os.write(terminal, b"query session\recho that is all\r")
    # a line is in the progress before the next one runs
    wait_for_text(terminal, "\nthat is all")
    client.kill()
    client.wait()
    os.close(terminal)
    site.servers[before].wait()
    assert re.search(r" typed \d query session\n", site.progress(name))
    out = ""
    while "You continue where you were" not in out:
        out = site.learn(name, "exit\n")
        # the lesson is locked until the program has seen the end
        assert "open in another terminal" in out or "You continue" in out, out


def start_at_terminal(site, name):
    ours, theirs = pty.openpty()
    client = subprocess.Popen(site.ssh(name, "-tt"), stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True)
    os.close(theirs)
    return client, ours


def wait_for_text(terminal, piece):
    said = ""
    while piece not in said:
        said += os.read(terminal, 65536).decode(errors="replace")
    return said


def read_to_end(terminal):
    said = b""
    try:
        while data := os.read(terminal, 65536):
            said += data
    except OSError:
        pass  # the end of a terminal, on Linux
    return said.decode(errors="replace")


def check_way_out(site):
    name = LEARNERS[1]
    for command in (["id"], ["sh"], ["cat", "/etc/passwd"], ["internal-sftp"]):
        out = site.learn(name, "id\n", command=command)
        assert "'.task' shows" in out and not any(mark in out for mark in MARKS), out
    # a subsystem, and addresses behind this machine
    assert "'.task' shows" in site.learn(name, "", "-s", command=["sftp"])
    out = site.learn(name, "", "-W", f"127.0.0.1:{site.port}")
    assert "forwarding failed" in out and "SSH-2.0" not in out, out
    # what the environment says changes nothing
    out = site.learn(name, "exit\n", "-o", "SetEnv=LOGNAME=learner2 TSFARM_CLASS=/tmp LD_PRELOAD=/run/x.so")
    assert "'.task' shows" in out, out
    typed = ["id", "sh", "/bin/sh", "\\bin\\sh", "bash", "!id", ".shell", ".!id", "cmd /c id", "%COMSPEC% /c id", "start sh",
             "call sh", "$(id)", "`id`", "echo GOT OUT|sh", "sh <nul", "type \\etc\\passwd", "type C:\\etc\\passwd",
             "type ..\\..\\..\\..\\..\\..\\etc\\passwd", "cd \\", "type etc\\passwd", "cd ..\\..\\..\\..\\..", "type passwd",
             "type /etc/passwd", "dir ..\\..\\..", "copy ..\\..\\..\\..\\..\\etc\\passwd x", "type x", "set PATH=/bin",
             "id", "set LD_PRELOAD=/run/x.so", "logoff 0 /server:x", "echo id >\\.bashrc", "echo id >\\.profile",
             "echo id >x.bat", "echo id >\\..\\.ssh", "x.bat", "for /f %i in ('id') do @echo %i",
             "for /f %i in (/etc/passwd) do @echo %i", "tsfarm", "tsfarm class /run/class --new", "python3", "vi"]
    out = site.learn(name, "\n".join(typed) + "\n")
    shown = "\n".join(line for line in out.splitlines() if "GOT OUT|sh" not in line)
    assert "'.task' shows" in out and not any(mark in shown for mark in MARKS), shown
    assert "'.task' shows" in site.learn(name, "id\n")
    for path in ("/.bashrc", "/.profile", "/.ssh"):
        assert not os.path.exists(path), path


def check_keys_of_a_terminal(site):
    """Ctrl-Z, Ctrl-\\ and the escape of ssh leave no shell behind."""
    for key in (b"\x1a", b"\x1c", b"\x03"):
        client, terminal = start_at_terminal(site, LEARNERS[2])
        wait_for_text(terminal, "'.task'")
        os.write(terminal, key + b"\rid\rexit\r")
        said = read_to_end(terminal)
        client.wait()
        os.close(terminal)
        assert "uid=" not in said, (key, said)


def try_files(paths):
    """What a user could do to the first path and read of all, as words."""
    for path in paths:
        for flags in (os.O_RDONLY, os.O_WRONLY):
            with contextlib.suppress(PermissionError):
                os.open(path, flags)
                yield f"opened {path}"
    with contextlib.suppress(PermissionError):
        os.unlink(paths[0])
        yield "removed"
    with contextlib.suppress(PermissionError):
        os.open(os.path.dirname(paths[0]) + "/zoe.progress", os.O_CREAT | os.O_WRONLY)
        yield "made"


def try_as(uid, paths):
    reads, writes = os.pipe()
    if os.fork() == 0:
        try:
            os.setgroups([3999])
            os.setgid(uid)
            os.setuid(uid)
            os.write(writes, ", ".join(try_files(paths)).encode())
        except Exception as error:
            os.write(writes, repr(error).encode())
        finally:
            os._exit(0)
    os.close(writes)
    os.wait()
    with os.fdopen(reads) as file:
        return file.read()


def check_files_of_others(site):
    """One learner's account, with a shell that he should not have, against the files of another."""
    other = LEARNERS[3]
    paths = [f"{ROOM}/{other}.progress", f"{ROOM}/{other}.lessons/own-session/farm.db", f"{ROOM}/{other}.lessons/own-session/files"]
    assert try_as(site.uids[LEARNERS[4]], paths) == ""
    # the test finds what is open
    assert "opened" in try_as(site.uids[other], paths[:1])
    seen = site.tsfarm("class", ROOM, "--json")
    assert seen.stdout.count('"learner": "learner') == len(LEARNERS) and not seen.stderr, seen.stderr


CHECKS = [check_add, check_refusals, check_ten_at_once, check_cut_line, check_way_out, check_keys_of_a_terminal,
          check_files_of_others]


def main(programs, data):
    if reason := reason_to_skip():
        print(f"1..0 # SKIP {reason}")
        return
    if not os.environ.get("TSFARM_SSHD_INSIDE"):
        enter_namespace()
    site = Site(os.path.abspath(programs), os.path.abspath(data))
    print(f"1..{len(CHECKS)}", flush=True)
    for number, check in enumerate(CHECKS, 1):
        name = check.__name__.removeprefix("check_").replace("_", " ")
        try:
            check(site)
            print(f"ok {number} - {name}", flush=True)
        except Exception as error:  # each is a failure of this check alone
            print(f"not ok {number} - {name}", flush=True)
            for line in f"{type(error).__name__}: {error}"[:3000].splitlines():
                print(f"# {line}")


if __name__ == "__main__":
    main(*sys.argv[1:])
