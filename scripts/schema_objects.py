#!/usr/bin/env python3
"""Write what schemas are made of as a C header: schema_objects.py NAME HEADER SCHEMA... MIGRATION...

The files are told by their names. schema.sql makes the last version, schema_v1.sql the first one, and
migrate_v1_v2.sql leads from the one to the other. For every version there is a row for each object
that SQLite keeps of it, and another row where a migration leaves an object in other words. The last
version comes first, in the order of a new file.
"""
import re
import sqlite3
import sys
from pathlib import Path


def objects_of(database):
    return database.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema").fetchall()


def literal(text):
    if text is None:
        return "NULL"
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t").replace("\n", "\\n")
    return f'"{escaped}"'


def collect(schemas, migrations):
    """Yield (version, object) of each schema and of all that it becomes."""
    last = len(migrations) + 1
    for version, text in sorted(schemas, reverse=True):
        database = sqlite3.connect(":memory:")
        database.executescript(text)
        for row in objects_of(database):
            yield version, row
        for step in range(version, last):
            database.executescript(migrations[step])
            for row in objects_of(database):
                yield step + 1, row


def main():
    name, header, *files = sys.argv[1:]
    migrations, schemas = {}, []
    for file in map(Path, files):
        if match := re.fullmatch(r"migrate_v(\d+)_v\d+\.sql", file.name):
            migrations[int(match[1])] = file.read_text("utf-8")
    for file in map(Path, files):
        if match := re.fullmatch(r"schema(?:_v(\d+))?\.sql", file.name):
            schemas.append((int(match[1] or len(migrations) + 1), file.read_text("utf-8")))
    rows = dict.fromkeys(collect(schemas, migrations))
    with open(header, "w", encoding="ascii") as out:
        out.write(f"static const struct database_object {name}[] = {{\n")
        for version, row in rows:
            out.write(f"\t{{{version}, {', '.join(map(literal, row))}}},\n")
        out.write("};\n")


main()
