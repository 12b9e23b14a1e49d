#!/usr/bin/env python3
"""The live page of a class, as TAP: check_class.py PROGRAM-FOLDER. Nothing waits for a time."""
import contextlib
import os
import random
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile

HEADER = "tsfarm-progress 1\n"
HOSTILE = "<img src=x onerror=alert(1)>"
STREAMS = 40
SOURCE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


class Server:
    def __init__(self, program, folder, address="127.0.0.1:0", *options):
        self.process = subprocess.Popen([program, "class", folder, "--serve", address, *options],
                                        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        said = self.process.stdout.readline()
        match = re.fullmatch(r"The class is at (http://([^/]+):(\d+)/(?:\?token=(\w+))?) until Ctrl\+C\.\n", said)
        assert match, said + self.process.stderr.read()
        self.url, self.host, self.token = match[1], match[2], match[4]
        self.port = int(match[3])

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.communicate()

    def connect(self):
        return socket.create_connection(("127.0.0.1", self.port))

    def ask(self, path="/", method="GET", headers=()):
        """The status, the headers and the body."""
        with self.connect() as connection:
            lines = [f"{method} {path} HTTP/1.1", *headers, "Connection: close"]
            if not any(line.startswith("Host:") for line in headers):
                lines.append("Host: localhost")
            connection.sendall("\r\n".join([*lines, "", ""]).encode("latin-1"))
            with connection.makefile("rb") as answer:
                whole = answer.read()
        head, _, body = whole.partition(b"\r\n\r\n")
        return int(head.split()[1]), head.decode("latin-1"), body.decode()


class Stream:
    """Server-sent events; each is a pair of its kind and its data."""

    def __init__(self, server, path="/events"):
        self.connection = server.connect()
        self.connection.sendall(f"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
        self.file = self.connection.makefile("rb")
        while self.file.readline() not in (b"\r\n", b""):
            pass
        self.rest = b""

    def close(self):
        self.file.close()
        self.connection.close()

    def read_chunk(self):
        size = int(self.file.readline(), 16)
        data = self.file.read(size)
        self.file.readline()
        return data

    def read_event(self):
        while b"\n\n" not in self.rest:
            chunk = self.read_chunk()
            if not chunk:
                return None
            self.rest += chunk
        event, self.rest = self.rest.split(b"\n\n", 1)
        lines = event.decode().split("\n")
        return lines[0].removeprefix("event: "), "\n".join(line.removeprefix("data: ") for line in lines[1:])

    def read_until(self, piece):
        """All events up to the first one that has the piece."""
        events = []
        while event := self.read_event():
            events.append(event)
            if piece in event[1]:
                return events
        raise AssertionError(f"the stream ended without {piece!r}")


class Class:
    """A folder with learners, in which ann learns indeed."""

    def __init__(self, program, folder):
        self.program, self.folder = program, folder
        os.mkdir(folder)
        self.learn("ann", "by-id", "query session\nlogoff 8\n")
        self.write("tom", "2026-11-25T10:00:00Z by-id started\n")
        self.write(HOSTILE, f"2026-11-25T10:00:00Z by-id started\n2026-11-25T10:00:01Z by-id typed 0 {HOSTILE}\n"
                            f"2026-11-25T10:00:01Z ../../../etc/passwd typed 0 </script>\n")

    def path(self, name):
        return os.path.join(self.folder, name + ".progress")

    def write(self, name, lines):
        with open(self.path(name), "w", encoding="utf-8") as file:
            file.write(HEADER + lines)

    def append(self, name, line):
        with open(self.path(name), "a", encoding="utf-8") as file:
            file.write(line + "\n")

    def learn(self, name, lesson, typed):
        subprocess.run([self.program, "learn", "--class", self.folder, "--as", name, lesson], input=typed.encode(),
                       stdout=subprocess.DEVNULL, check=False)


def check_page(server, room):
    status, head, body = server.ask()
    assert status == 200
    assert "default-src 'none'" in head and "frame-ancestors 'none'" in head and "no-store" in head
    for piece in ("<noscript>The class on 20", 'id="row-learner-616e6e"', 'href="learner?name=ann"', "of ewa"):
        assert piece in body, piece
    status, _, body = server.ask("/learner?name=ann")
    assert status == 200 and "logoff 8" in body and "gone" in body and "RDP-Tcp" in body, body
    assert server.ask("/live.js")[0] == 200


def check_hostile_names(server, room):
    query = "".join(f"%{byte:02x}" for byte in HOSTILE.encode())
    for path in ("/", f"/learner?name={query}"):
        status, _, body = server.ask(path)
        assert status == 200 and "<img" not in body and "</script>typed" not in body, path
        assert "&lt;img" in body, path
    # the lesson is the learner's word, and no path
    assert "root:" not in body and "no lesson is open" in body


def check_methods(server, room):
    for method in ("HEAD", "POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "get", "X"):
        status, head, _ = server.ask(method=method)
        assert status == 405 and "Allow: GET" in head, (method, status)
    status, _, _ = server.ask("/", headers=["Content-Length: 0"])
    assert status == 200


def check_paths(server, room):
    for path in ("/ann.progress", "/../ann.progress", "/..%2fann.progress", "//", "/learner", "/learner?name=",
                 "/learner?name=nobody", "/learner?name=../ann", "/learner?name=ann%00", "/learner?name=ANN", "/events/",
                 "/events?name=nobody", "/etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/live.js/", "/index.html"):
        status, _, body = server.ask(path)
        # a NUL ends the name for the server, as it does for everybody
        assert (status, body) == (404, "not found\n") or path.endswith("%00"), (path, status, body)


def check_hosts(server, room):
    for host, expected in (("localhost", 200), ("127.0.0.1:80", 200), ("[::1]:80", 200), ("evil.example", 403),
                           ("localhost.evil.example", 403), ("127.0.0.1.evil.example", 403), ("", 403), ("[::1", 403)):
        assert server.ask(headers=[f"Host: {host}"])[0] == expected, host


def check_changes(server, room):
    stream = Stream(server)
    whole = stream.read_until('id="lessons"')
    assert {"part", "order"} == {kind for kind, _ in whole}
    assert sum('<tr id="row-' in data for _, data in whole) == 3
    room.append("tom", "2026-11-25T10:00:01Z by-id solved")
    changed = stream.read_until('id="lessons"')
    rows = [data for _, data in changed if "<tr" in data and "row-" in data]
    assert len(rows) == 1 and rows[0].startswith("row-learner-746f6d\n") and "✓" in rows[0], changed
    # somebody new is a row and a new order
    room.write("zoe", "")
    events = stream.read_until("row-learner-7a6f65\n")
    while events[-1][0] != "order":
        events = [stream.read_event()]
    assert "row-learner-7a6f65" in events[-1][1]
    # who is gone leaves the order
    os.remove(room.path("zoe"))
    while True:
        kind, data = stream.read_event()
        if kind == "order":
            break
    assert "row-learner-7a6f65" not in data
    stream.close()


def check_person(server, room):
    stream = Stream(server, "/events?name=ann")
    stream.read_until("progress\n")
    room.learn("ann", "by-id", ".restart\nquery session /mode\n")
    assert "query session /mode" in stream.read_until("query session /mode")[-1][1]
    stream.close()


def check_many_clients(server, room):
    streams = [Stream(server) for _ in range(STREAMS)]
    # one that never reads
    slow = server.connect()
    slow.sendall(b"GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n")
    for number in range(3):
        room.append("tom", f"2026-11-25T11:00:0{number}Z disconnected typed 0 x{number}")
        for stream in streams:
            stream.read_until("row-learner-746f6d\n")
    for stream in streams:
        stream.close()
    slow.close()
    assert server.ask()[0] == 200


def check_garbage(server, room):
    chance = random.Random(14)
    pieces = [b"GET ", b"/", b"/events", b"/learner?name=", b" HTTP/1.1\r\n", b"\r\n", b"Host: localhost\r\n", b"\0", b"%",
              b"%ff%fe", b"Content-Length: -1\r\n", b"Transfer-Encoding: chunked\r\n\r\nfffffffff\r\n", b"A" * 5000, b"Cookie: ",
              b"tsfarm-class=;;;=", b"\xff\xfe", b"?name=ann&name=tom&token=&&=", b"HTTP/9.9", b": x\r\n", b"\r\n\r\n"]
    for number in range(300):
        if number % 3 == 0:
            data = chance.randbytes(chance.randrange(1, 400))
        else:
            data = b"".join(chance.choice(pieces) for _ in range(chance.randrange(1, 12)))
        with server.connect() as connection, contextlib.suppress(OSError):
            connection.sendall(data)
            connection.shutdown(socket.SHUT_WR)
            if number % 2:
                # a stream that answers well-formed garbage does not end by itself
                connection.recv(64)
    assert server.ask()[0] == 200 and server.process.poll() is None


def check_trouble(server, room):
    stream = Stream(server)
    stream.read_until('id="lessons"')
    os.rename(room.folder, room.folder + ".away")
    stream.read_until("former state: No such file or directory.")
    assert 'id="row-learner-616e6e"' in server.ask()[2]
    os.rename(room.folder + ".away", room.folder)
    stream.read_until('<p id="trouble"></p>')
    stream.close()


def check_port_in_use(server, room):
    done = subprocess.run([room.program, "class", room.folder, "--serve", f"127.0.0.1:{server.port}"], capture_output=True,
                          text=True, check=False)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"tsfarm: cannot serve at '127.0.0.1:{server.port}': the port is in use; port 0 chooses a free one\n"


def check_no_module(server, room):
    """A program that was copied alone."""
    with tempfile.TemporaryDirectory() as folder:
        program = shutil.copy(room.program, folder)
        done = subprocess.run([program, "class", room.folder, "--serve", "0"], capture_output=True, text=True, check=False,
                              env=dict(os.environ, TSFARM_DATA=SOURCE))
    assert (done.returncode, done.stdout) == (3, ""), done
    assert done.stderr == "tsfarm: cannot load 'tsfarm-web.so', which serves the page; install tsfarm again\n", done.stderr


def check_ends(server, room):
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        with Server(room.program, room.folder) as other:
            stream = Stream(other)
            stream.read_until('id="lessons"')
            other.process.send_signal(number)
            while stream.read_event():
                pass
            out, err = other.process.communicate()
            assert (other.process.returncode, out, err) == (0, "", ""), (number, out, err)
            stream.close()


def check_token(server, room):
    with Server(room.program, room.folder, "0.0.0.0:0") as other:
        assert other.host == socket.gethostname() and len(other.token) == 32
        wrong = [None, "", other.token[:-1], other.token + "0", "0" * 32, other.token.upper() + "x"]
        for token in wrong:
            assert other.ask("/" if token is None else f"/?token={token}")[0] == 403, token
            assert other.ask("/events", headers=[f"Cookie: tsfarm-class-{other.port}={token}"])[0] == 403, token
        assert other.ask("/events")[0] == 403 and other.ask("/live.js")[0] == 403
        status, head, body = other.ask(f"/?token={other.token}")
        cookie = re.search(r"Set-Cookie: ([^;]*); HttpOnly; SameSite=Strict", head)[1]
        assert status == 303 and "Location: /\r\n" in head and not body
        assert other.ask(headers=[f"Cookie: {cookie}", "Host: class.example"])[0] == 200
        assert other.token not in other.ask(headers=[f"Cookie: {cookie}"])[2]
        assert other.ask("/", method="POST", headers=[f"Cookie: {cookie}"])[0] == 405


def check_addresses(server, room):
    for address in ("x", "127.0.0.1", "127.0.0.1:", ":80", "127.0.0.1:65536", "1.2.3:x", "::1:80", "[::1]", "host.example:80",
                    "-1", "127.0.0.1:99999999999999999999"):
        done = subprocess.run([room.program, "class", room.folder, "--serve", "--", address], capture_output=True, text=True,
                              check=False)
        if done.returncode != 2 or address != "-1" and "invalid address" not in done.stderr:
            raise AssertionError(f"{address}: {done}")
    with Server(room.program, room.folder, "0") as other:
        assert other.host == "127.0.0.1"


def check_browser(server, room):
    if not browser.find_browser():
        return "SKIP needs chromium"
    with browser.Browser(browser.find_browser()) as page:
        page.open(server.url)
        page.wait_for("document.getElementById('connection').textContent == 'Live'")
        page.ask("document.querySelector('#row-learner-746f6d a').focus()")
        room.append("tom", "2026-11-25T12:00:00Z own-session solved")
        page.wait_for("document.querySelectorAll('#row-learner-746f6d .solved').length == 2")
        # the keyboard stays where it was, and no name has become an element
        assert page.ask("document.activeElement.textContent") == "tom"
        assert page.ask("document.images.length + document.querySelectorAll('script:not([src])').length") == 0
        room.write("aaa", "2026-11-25T10:00:00Z by-id started\n")
        # all are away, and so in the order of their names
        page.wait_for("document.getElementById('learners').children[1]?.id == 'row-learner-616161'")
        os.remove(room.path("aaa"))
        page.wait_for("!document.getElementById('row-learner-616161')")
        server.process.terminate()
        page.wait_for("/No connection/.test(document.getElementById('connection').textContent)")
    return None


CHECKS = [check_page, check_hostile_names, check_methods, check_paths, check_hosts, check_changes, check_person,
          check_many_clients, check_garbage, check_trouble, check_port_in_use, check_no_module, check_ends, check_token,
          check_addresses, check_browser]


def main(programs):
    program = os.path.join(os.path.abspath(programs), "tsfarm")
    os.environ.pop("TSFARM_CLASS", None)
    print(f"1..{len(CHECKS)}")
    with tempfile.TemporaryDirectory() as folder:
        room = Class(program, os.path.join(folder, "room"))
        with Server(program, room.folder) as server:
            for number, check in enumerate(CHECKS, 1):
                name = check.__name__.removeprefix("check_").replace("_", " ")
                try:
                    skipped = check(server, room)
                    print(f"ok {number} - {name}{f' # {skipped}' if skipped else ''}", flush=True)
                except Exception as error:  # each is a failure of this check alone
                    print(f"not ok {number} - {name}", flush=True)
                    for line in f"{type(error).__name__}: {error}"[:3000].splitlines():
                        print(f"# {line}")


if __name__ == "__main__":
    sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
    import browser
    main(*sys.argv[1:])
