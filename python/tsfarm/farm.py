"""A farm, and acting in it as somebody who sits in one of its sessions."""
from __future__ import annotations

import ctypes as c
import datetime
import os
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Callable, Optional, Type, Union

from tsfarm import errors, library
from tsfarm.library import call, lib

Path = Union[str, "os.PathLike[str]"]
Time = Optional[datetime.datetime]
REFUSED = 20006


def _text(value: Optional[bytes]) -> Optional[str]:
    return value.decode() if value else None


def _time(value: Optional[bytes]) -> Time:
    return datetime.datetime.fromisoformat(value.decode()) if value else None


@dataclass(frozen=True)
class Session:
    """A session as its server tells of it. None: it has no such thing."""
    id: int
    state: str
    name: Optional[str]
    winstation: Optional[str]
    user: Optional[str]
    client: Optional[str]
    address: Optional[str]
    logon: Time
    connected: Time
    disconnected: Time
    last_input: Time


@dataclass(frozen=True)
class Found:
    """A session at a glance."""
    id: int
    state: str
    name: Optional[str]
    user: Optional[str]


@dataclass(frozen=True)
class Program:
    """A program of a session."""
    pid: int
    session: int
    image: str
    user: Optional[str]


@dataclass(frozen=True)
class Event:
    """A line of the journal."""
    number: int
    at: datetime.datetime
    kind: str
    server: str
    session: int
    user: Optional[str]
    detail: Optional[str]
    by_server: str
    by_session: int
    by_user: Optional[str]


def _session(row: library.SessionStruct) -> Session:
    return Session(row.id, library.STATES[row.state], _text(row.name), _text(row.winstation), _text(row.user),
                   _text(row.client_name), _text(row.client_address), _time(row.logon_time), _time(row.connect_time),
                   _time(row.disconnect_time), _time(row.last_input))


def _found(row: library.SummaryStruct) -> Found:
    return Found(row.id, library.STATES[row.state], _text(row.name), _text(row.user))


def _collect(kind: Any, make: Callable[..., Any], name: str, *arguments: object) -> list[Any]:
    """Call a function that hands over rows one by one."""
    rows: list[Any] = []
    taker = kind(lambda _context, *row: rows.append(make(*row)) or 0)
    call(name, *arguments, taker, None)
    return rows


class Farm:
    """An open farm. One thread may use it at a time."""

    def __init__(self, path: Path) -> None:
        self.path = os.fspath(path)
        self._open = c.c_void_p()
        call("farm_open", os.fsencode(self.path), c.byref(self._open))

    @property
    def _farm(self) -> c.c_void_p:
        if not self._open:
            raise ValueError("the farm is closed")
        return self._open

    def close(self) -> None:
        lib.farm_free(self._open)
        self._open = c.c_void_p()

    def __enter__(self) -> Farm:
        return self

    def __exit__(self, kind: Optional[Type[BaseException]], value: Optional[BaseException],
                 trace: Optional[TracebackType]) -> None:
        self.close()

    @property
    def clock(self) -> datetime.datetime:
        """The farm's time."""
        text = c.create_string_buffer(library.FARM_TIME_BYTES)
        call("farm_get_clock", self._farm, text)
        return datetime.datetime.fromisoformat(text.value.decode())

    def advance(self, seconds: int) -> None:
        """Put the farm's clock forward."""
        call("farm_advance_clock", self._farm, seconds)

    def servers(self) -> list[str]:
        """The servers that answer."""
        return _collect(library.TAKE_SERVER, lambda name, _id: name.decode(), "server_list", self._farm)

    def events(self, after: int = 0) -> list[Event]:
        """The journal after the event of that number."""
        def make(pointer: Any) -> Event:
            row = pointer.contents
            return Event(row.number, datetime.datetime.fromisoformat(row.at.decode()),
                         lib.event_kind_to_string(row.kind).decode(), row.server.decode(), row.session,
                         _text(row.user), _text(row.detail), row.by_server.decode(), row.by_session, _text(row.by_user))
        return _collect(library.TAKE_EVENT, make, "farm_read_events", self._farm, after)

    def at(self, seat: str) -> Caller:
        """Whoever sits in a session: "WF12/3"."""
        server, _, session = seat.rpartition("/")
        return Caller(self, server, int(session))

    def log_on(self, server: str, user: str, winstation: str = "RDP-Tcp", client: str = "", address: str = "") -> int:
        """Somebody logs on at a winstation; the answer is the session's ID."""
        server_id, session = c.c_int64(), c.c_uint32()
        call("server_find", self._farm, server.encode(), c.byref(server_id))
        call("session_logon", self._farm, server_id, winstation.encode(), user.encode(), client.encode(),
             address.encode(), c.byref(session))
        return session.value


class Caller:
    """Somebody who acts. Every method takes the name of another server as `server`."""

    def __init__(self, farm: Farm, server: str, session: int) -> None:
        self.farm = farm
        self.session_id = session
        self._caller = library.CallerStruct()
        call("caller_find", farm._farm, server.encode(), session, c.byref(self._caller))
        name = c.create_string_buffer(library.NAME_BYTES)
        call("server_get_name", farm._farm, self._caller.server_id, name)
        self.server = name.value.decode()

    def _server(self, server: Optional[str]) -> c.c_int64:
        found = c.c_int64(self._caller.server_id)
        if server is not None:
            call("server_find", self.farm._farm, server.encode(), c.byref(found))
        return found

    def server_name(self, server: Optional[str] = None) -> str:
        """A server's name as it is spelled in the farm."""
        name = c.create_string_buffer(library.NAME_BYTES)
        call("server_get_name", self.farm._farm, self._server(server), name)
        return name.value.decode()

    def _act(self, name: str, server: Optional[str], *arguments: object) -> None:
        call(name, self.farm._farm, c.byref(self._caller), self._server(server), *arguments)

    @property
    def is_administrator(self) -> bool:
        answer = c.c_bool()
        call("caller_is_administrator", self.farm._farm, c.byref(self._caller), c.byref(answer))
        return answer.value

    def logoff(self, session: int, server: Optional[str] = None) -> None:
        self._act("session_logoff", server, session)

    def disconnect(self, session: int, server: Optional[str] = None) -> None:
        self._act("session_disconnect", server, session)

    def reset(self, session: int, server: Optional[str] = None) -> None:
        self._act("session_reset", server, session)

    def connect(self, session: int, into: Optional[int] = None, server: Optional[str] = None) -> None:
        self._act("session_connect", server, session, self.session_id if into is None else into)

    def shadow(self, session: int, server: Optional[str] = None) -> None:
        """Shadow a session: the caller's own is in the state shadow until stop_shadow()."""
        self._act("session_shadow", server, session)

    def stop_shadow(self, session: int, server: Optional[str] = None) -> None:
        self._act("session_stop_shadow", server, session)

    def terminate(self, pid: int, server: Optional[str] = None) -> None:
        self._act("program_terminate", server, pid)

    def message(self, session: int, text: str, seconds: int = 0, server: Optional[str] = None) -> bool:
        """Send a message, and wait so long for an answer: was there one?"""
        answered = c.c_bool()
        self._act("session_send_message", server, session, text.encode(), seconds, c.byref(answered))
        return answered.value

    def sessions(self, server: Optional[str] = None) -> list[Session]:
        """Those that the caller may query, by ID."""
        return _collect(library.TAKE_SESSION, lambda row: _session(row.contents), "session_list", self.farm._farm,
                        c.byref(self._caller), self._server(server))

    def session(self, session: int, server: Optional[str] = None) -> Session:
        row = library.SessionStruct()
        self._act("session_query", server, session, c.byref(row))
        return _session(row)

    def find(self, name: str, server: Optional[str] = None) -> Found:
        """The session that has the name: the active one, if several have it."""
        row = library.SummaryStruct()
        call("session_find", self.farm._farm, self._server(server), name.encode(), c.byref(row))
        return _found(row)

    def get(self, session: int, server: Optional[str] = None) -> Found:
        """The session of that ID, in any state; this needs no right."""
        row = library.SummaryStruct()
        call("session_get", self.farm._farm, self._server(server), session, c.byref(row))
        return _found(row)

    def programs(self, server: Optional[str] = None) -> list[Program]:
        """The programs that the caller may see."""
        def make(pointer: Any) -> Program:
            row = pointer.contents
            return Program(row.pid, row.session_id, row.image.decode(), _text(row.user))
        return _collect(library.TAKE_PROGRAM, make, "program_list", self.farm._farm, c.byref(self._caller),
                        self._server(server))


def create(path: Path, yaml: str, replace: bool = False) -> Farm:
    """Make a farm from the text of a farm file, and open it."""
    snapshot, problems = c.c_void_p(), c.c_void_p()
    text = yaml.encode()
    answer = lib.snapshot_parse(b"farm", text, len(text), c.byref(snapshot), c.byref(problems))
    if answer == REFUSED and problems.value:
        raise errors.FarmError(answer, c.string_at(problems.value).decode().strip())
    if answer != 0:
        raise errors.make(answer, lib.farm_error_to_string(answer).decode())
    try:
        call("farm_create", os.fsencode(path), snapshot, replace)
    finally:
        lib.snapshot_free(snapshot)
    return Farm(path)


def open_farm(path: Path) -> Farm:
    """Open a farm that exists."""
    return Farm(path)


def current() -> Caller:
    """Who runs this program: the farm and the session that the environment names, as with `tsfarm exec`."""
    return Farm(os.environ["TSFARM_DB"]).at(f"{os.environ['TSFARM_SERVER']}/{os.environ['TSFARM_SESSION']}")
