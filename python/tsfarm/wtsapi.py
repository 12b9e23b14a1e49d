"""The Terminal Services API on the farm of the environment (TSFARM_DB, TSFARM_SERVER, TSFARM_SESSION).

The functions have the names of Microsoft's without WTS. What fails there is raised here.
"""
from __future__ import annotations

import ctypes as c
import os
from typing import Optional

from tsfarm import errors, library

CURRENT_SESSION = 0xFFFFFFFF
USER_NAME, WIN_STATION_NAME, DOMAIN_NAME, CONNECT_STATE, CLIENT_NAME = 5, 6, 7, 8, 10
EVENT_ALL = 0x7FFFFFFF

_lib = c.CDLL(os.environ.get("TSFARM_WTSAPI_LIBRARY", "libwtsapi-tsfarm.so.0"))
_lib.WTSOpenServerA.restype = c.c_void_p
for _name in ("GetLastError", "WTSGetActiveConsoleSessionId"):
    getattr(_lib, _name).restype = c.c_uint32
for _name in ("WTSFreeMemory", "WTSCloseServer"):
    getattr(_lib, _name).argtypes = [c.c_void_p]
    getattr(_lib, _name).restype = None


class _SessionInfo(c.Structure):
    _fields_ = [("id", c.c_uint32), ("name", c.c_char_p), ("state", c.c_int)]


class _ProcessInfo(c.Structure):
    _fields_ = [("session", c.c_uint32), ("pid", c.c_uint32), ("image", c.c_char_p), ("sid", c.c_void_p)]


def _check(answer: int) -> None:
    if not answer:
        number = _lib.GetLastError()
        raise errors.make(number, library.lib.farm_error_to_string(number).decode())


class Server:
    """A server of the farm; without a name, the current one."""

    def __init__(self, name: Optional[str] = None) -> None:
        self._handle = c.c_void_p(_lib.WTSOpenServerA(name.encode()) if name is not None else None)

    def close(self) -> None:
        if self._handle:
            _lib.WTSCloseServer(self._handle)

    def enumerate_sessions(self) -> list[tuple[int, str, str]]:
        """ID, name and state of each session."""
        rows, count = c.POINTER(_SessionInfo)(), c.c_uint32()
        _check(_lib.WTSEnumerateSessionsA(self._handle, 0, 1, c.byref(rows), c.byref(count)))
        try:
            return [(row.id, row.name.decode(), library.STATES[row.state]) for row in rows[:count.value]]
        finally:
            _lib.WTSFreeMemory(rows)

    def enumerate_processes(self) -> list[tuple[int, int, str]]:
        """Session, process ID and image of each program."""
        rows, count = c.POINTER(_ProcessInfo)(), c.c_uint32()
        _check(_lib.WTSEnumerateProcessesA(self._handle, 0, 1, c.byref(rows), c.byref(count)))
        try:
            return [(row.session, row.pid, row.image.decode()) for row in rows[:count.value]]
        finally:
            _lib.WTSFreeMemory(rows)

    def query_session_information(self, session: int, info_class: int) -> bytes:
        """The bytes of the answer; of a text, with the NUL."""
        buffer, size = c.c_void_p(), c.c_uint32()
        _check(_lib.WTSQuerySessionInformationA(self._handle, c.c_uint32(session), info_class, c.byref(buffer),
                                                c.byref(size)))
        try:
            return c.string_at(buffer.value or 0, size.value)
        finally:
            _lib.WTSFreeMemory(buffer)

    def logoff_session(self, session: int) -> None:
        _check(_lib.WTSLogoffSession(self._handle, c.c_uint32(session), 1))

    def disconnect_session(self, session: int) -> None:
        _check(_lib.WTSDisconnectSession(self._handle, c.c_uint32(session), 1))

    def terminate_process(self, pid: int) -> None:
        _check(_lib.WTSTerminateProcess(self._handle, c.c_uint32(pid), 1))

    def wait_system_event(self, mask: int = EVENT_ALL) -> int:
        """Wait until others change sessions; the answer is what happened."""
        events = c.c_uint32()
        _check(_lib.WTSWaitSystemEvent(self._handle, c.c_uint32(mask), c.byref(events)))
        return events.value


def start_remote_control_session(session: int, server: Optional[str] = None) -> None:
    """Shadow a session. No key ends that."""
    _check(_lib.WTSStartRemoteControlSessionA(None if server is None else server.encode(), c.c_uint32(session),
                                              c.c_uint8(0), c.c_uint16(0)))


def stop_remote_control_session(session: int) -> None:
    _check(_lib.WTSStopRemoteControlSession(c.c_uint32(session)))


def get_active_console_session_id() -> Optional[int]:
    """The session at the console of the current server."""
    session: int = _lib.WTSGetActiveConsoleSessionId()
    return None if session == CURRENT_SESSION else session
