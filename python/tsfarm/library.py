"""libtsfarm, as tsfarm.h declares it."""
from __future__ import annotations

import ctypes as c
import os

from tsfarm import errors

NAME_BYTES = 32 * 4 + 1
IMAGE_NAME_BYTES = 63 * 4 + 1
FARM_TIME_BYTES = 20
STATES = ("active", "connected", "connectquery", "shadow", "disconnected", "idle", "listen", "reset", "down", "init")


class CallerStruct(c.Structure):
    _fields_ = [("server_id", c.c_int64), ("session_id", c.c_uint32), ("edition", c.c_int)]


class SummaryStruct(c.Structure):
    _fields_ = [("id", c.c_uint32), ("state", c.c_int), ("name", c.c_char * NAME_BYTES), ("user", c.c_char * NAME_BYTES)]


class SessionStruct(c.Structure):
    _fields_ = [("id", c.c_uint32), ("state", c.c_int), ("name", c.c_char * NAME_BYTES),
                ("former_name", c.c_char * NAME_BYTES), ("winstation", c.c_char * NAME_BYTES), ("kind", c.c_int),
                ("user", c.c_char * NAME_BYTES), ("client_name", c.c_char * NAME_BYTES),
                ("client_address", c.c_char * NAME_BYTES), ("logon_time", c.c_char * FARM_TIME_BYTES),
                ("connect_time", c.c_char * FARM_TIME_BYTES), ("disconnect_time", c.c_char * FARM_TIME_BYTES),
                ("last_input", c.c_char * FARM_TIME_BYTES), ("input_is_recorded", c.c_bool)]


class ProgramStruct(c.Structure):
    _fields_ = [("pid", c.c_uint32), ("session_id", c.c_uint32), ("image", c.c_char * IMAGE_NAME_BYTES),
                ("user", c.c_char * NAME_BYTES), ("account_id", c.c_int64)]


class EventStruct(c.Structure):
    _fields_ = [("number", c.c_int64), ("at", c.c_char_p), ("kind", c.c_int), ("server", c.c_char_p),
                ("session", c.c_uint32), ("user", c.c_char_p), ("detail", c.c_char_p), ("by_server", c.c_char_p),
                ("by_session", c.c_uint32), ("by_user", c.c_char_p)]


TAKE_SERVER = c.CFUNCTYPE(c.c_int, c.c_void_p, c.c_char_p, c.c_int64)
TAKE_SESSION = c.CFUNCTYPE(c.c_int, c.c_void_p, c.POINTER(SessionStruct))
TAKE_PROGRAM = c.CFUNCTYPE(c.c_int, c.c_void_p, c.POINTER(ProgramStruct))
TAKE_EVENT = c.CFUNCTYPE(c.c_int, c.c_void_p, c.POINTER(EventStruct))

_caller = c.POINTER(CallerStruct)
_farm = c.c_void_p
_PARAMETERS = {
    "snapshot_parse": [c.c_char_p, c.c_char_p, c.c_size_t, c.POINTER(c.c_void_p), c.POINTER(c.c_void_p)],
    "snapshot_free": [c.c_void_p],
    "farm_create": [c.c_char_p, c.c_void_p, c.c_bool],
    "farm_open": [c.c_char_p, c.POINTER(_farm)],
    "farm_free": [_farm],
    "farm_get_clock": [_farm, c.c_char_p],
    "farm_advance_clock": [_farm, c.c_uint32],
    "farm_read_events": [_farm, c.c_int64, TAKE_EVENT, c.c_void_p],
    "caller_find": [_farm, c.c_char_p, c.c_uint32, _caller],
    "caller_is_administrator": [_farm, _caller, c.POINTER(c.c_bool)],
    "server_find": [_farm, c.c_char_p, c.POINTER(c.c_int64)],
    "server_get_name": [_farm, c.c_int64, c.c_char_p],
    "server_list": [_farm, TAKE_SERVER, c.c_void_p],
    "session_find": [_farm, c.c_int64, c.c_char_p, c.POINTER(SummaryStruct)],
    "session_get": [_farm, c.c_int64, c.c_uint32, c.POINTER(SummaryStruct)],
    "session_list": [_farm, _caller, c.c_int64, TAKE_SESSION, c.c_void_p],
    "session_query": [_farm, _caller, c.c_int64, c.c_uint32, c.POINTER(SessionStruct)],
    "session_logoff": [_farm, _caller, c.c_int64, c.c_uint32],
    "session_disconnect": [_farm, _caller, c.c_int64, c.c_uint32],
    "session_reset": [_farm, _caller, c.c_int64, c.c_uint32],
    "session_connect": [_farm, _caller, c.c_int64, c.c_uint32, c.c_uint32],
    "session_shadow": [_farm, _caller, c.c_int64, c.c_uint32],
    "session_stop_shadow": [_farm, _caller, c.c_int64, c.c_uint32],
    "session_send_message": [_farm, _caller, c.c_int64, c.c_uint32, c.c_char_p, c.c_uint32, c.POINTER(c.c_bool)],
    "session_logon": [_farm, c.c_int64, c.c_char_p, c.c_char_p, c.c_char_p, c.c_char_p, c.POINTER(c.c_uint32)],
    "program_list": [_farm, _caller, c.c_int64, TAKE_PROGRAM, c.c_void_p],
    "program_terminate": [_farm, _caller, c.c_int64, c.c_uint32],
}


def _load() -> c.CDLL:
    library = c.CDLL(os.environ.get("TSFARM_LIBRARY", "libtsfarm.so.0"))
    for name, parameters in _PARAMETERS.items():
        getattr(library, name).argtypes = parameters
        getattr(library, name).restype = c.c_int
    for name in ("snapshot_free", "farm_free"):
        getattr(library, name).restype = c.c_void_p
    for name in ("farm_error_to_string", "event_kind_to_string"):
        getattr(library, name).argtypes = [c.c_int]
        getattr(library, name).restype = c.c_char_p
    return library


lib = _load()


def call(name: str, *arguments: object) -> None:
    """Call a function of the library; an answer other than 0 is raised."""
    answer = getattr(lib, name)(*arguments)
    if answer != 0:
        raise errors.make(answer, lib.farm_error_to_string(answer).decode())
