"""The columns stand below the words of the header; that of the ID ends with its word."""
import sys

ID_DIGITS = {"SESSIONNAME": 5, "USERNAME": 3}

header, *rows = sys.stdin.read().splitlines()
first = header.split()[0]
words = {"SESSIONNAME": ["SESSIONNAME", "USERNAME", "ID", "STATE", "TYPE", "DEVICE"],
         "USERNAME": ["USERNAME", "SESSIONNAME", "ID", "STATE", "IDLE TIME", "LOGON TIME"]}[first]
begins = [header.index(word) for word in words]
begins[2] += len("ID") - ID_DIGITS[first]
for row in rows:
    fields = [row[begin:end].strip() for begin, end in zip(begins, begins[1:] + [None])]
    print("|".join(fields[:5] if first == "SESSIONNAME" else fields))
