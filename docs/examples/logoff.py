#!/usr/bin/env python3
"""LOGOFF [sessionname | sessionid] [/SERVER:servername] [/V]

  /SERVER:servername  the server of the session
  /V                  prints what is done
"""
import re
import sys

import tsfarm


def find(me, host, name):
    session = me.get(int(name), host) if name.isdigit() and int(name) < 2**32 else me.find(name, host)
    if not name.isdigit() and session.state != "active":
        raise tsfarm.WindowsError(7022, "The specified session cannot be found.")
    return session


def logoff(server, name, verbose):
    me, line = tsfarm.current(), f"Error opening Terminal server {server}"
    try:
        host = me.server_name(server)
        name = name or (str(me.session_id) if host == me.server else "none")
        line = f"Could not logoff session {'ID ' * name.isdigit()}{name}, Error code {{}}"
        session = find(me, host, name)
        line = f"session ID {session.id} from session {session.name or '(none)'}"
        if verbose:
            print("Logging off", line, "on server", host)
        line = f"Could not logoff {line}, Error code {{}}"
        me.logoff(session.id, host)
    except tsfarm.Error as error:
        sys.exit(f"{line.format(error.number)}\nError [{error.number}]: {error.sentence}")


words = [(word, re.fullmatch(r"[/-](?:(v)|(\?)|server:(.+))", word, re.I)) for word in sys.argv[1:]]
names, switches = [word for word, switch in words if not switch], [switch for _, switch in words if switch]
if any(switch[2] for switch in switches):
    print(__doc__, file=sys.stderr)
elif len(names) > 1 or any(name[:1] in ("/", "-", "") for name in names):
    sys.exit("Invalid parameter(s)\n" + __doc__)
else:
    logoff(next((s[3] for s in switches if s[3]), None), (names or [None])[0], any(s[1] for s in switches))
