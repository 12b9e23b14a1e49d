"""The columns of each listing begin at fixed places."""
import sys

COLUMNS = {"SESSIONNAME": (1, 19, 39, 48, 56), "USERNAME": (1, 23, 39, 46, 54, 65)}

header, *rows = sys.stdin.read().splitlines()
begins = COLUMNS[header.split()[0]]
# a row that is shorter than its columns is an error, as it is for Substring() of .NET
ends = begins[1:] + ((68,) if header.split()[0] == "SESSIONNAME" else (None,))
for row in rows:
    if len(row) < begins[-1] or ends[-1] and len(row) < ends[-1]:
        sys.exit(f"a row of {len(row)} characters is too short: {row!r}")
    print("|".join(row[begin:end].strip() for begin, end in zip(begins, ends)))
