"""A simulated Terminal Server farm in one file, from Python.

    with tsfarm.create("office.db", "servers: {WF12: {sessions: {3: {user: eva}}}}") as farm:
        farm.at("WF12/3").logoff(3)

Needs libtsfarm, and nothing else to compile. `tsfarm.wtsapi` has Microsoft's API on a farm.
"""
from tsfarm.errors import Error, FarmError, MachineError, WindowsError
from tsfarm.farm import Caller, Event, Farm, Found, Program, Session, create, current, open_farm

__all__ = ["Caller", "Error", "Event", "Farm", "FarmError", "Found", "MachineError", "Program", "Session",
           "WindowsError", "create", "current", "open_farm"]
