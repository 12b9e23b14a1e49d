"""The word of the state is what a row is recognised by; the ID stands before it."""
import re
import sys

STATE = r" +(?P<id>\d+)  (?P<state>Active|Conn|ConnQ|Shadow|Disc|Listen|Down|Init) +"
SESSION = re.compile(r"^[ >](?P<session>.{16})  (?P<user>.{20})" + STATE + r"(?P<type>\S*)")
USER = re.compile(r"^[ >](?P<user>.{20})  (?P<session>.{16})" + STATE + r"(?P<idle>\S+) +(?P<logon>\S.*)$")

header, *rows = sys.stdin.read().splitlines()
pattern = SESSION if header.split()[0] == "SESSIONNAME" else USER
for row in rows:
    print("|".join(value.strip() for value in pattern.match(row).groups()))
