"""Two blanks or more are a comma, and the header names the fields."""
import csv
import re
import sys

lines = [re.sub(r" {2,}", ",", line[1:].rstrip()) for line in sys.stdin.read().splitlines()]
for row in csv.DictReader(lines):
    print("|".join(f"{name}={value}" for name, value in row.items() if value))
