#!/usr/bin/env python3
"""Make a manual page of each command from the page of its program: split_manual.py PAGE [FOLDER].

The program's page says everything, and tests compare it with the program; what is made here is the same,
arranged by command. Without FOLDER prints the names of the pages, one a line.
"""
import os
import re
import sys

HELP = """.Bl -tag -width Ds
.It Fl h , Fl \\-help
Print how this is used, and do nothing.
.El
"""


def sections_of(page, heading):
    parts = re.split(rf"^\.{heading} (.*)\n", page, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2]))


class Manual:
    def __init__(self, path):
        with open(path, encoding="utf-8") as file:
            self.text = file.read()
        self.program = os.path.basename(path).split(".")[0]
        self.date = re.search(r"^\.Dd (.*)$", self.text, flags=re.MULTILINE).group(1)
        self.sections = sections_of(self.text, "Sh")
        self.commands = sections_of(self.sections["COMMANDS"], "Ss")

    def name(self, command):
        return f"{self.program}-{command}.1"

    def synopsis(self, command):
        for usage in self.sections["SYNOPSIS"].split(".Nm\n"):
            if usage.startswith(f".Cm {command}\n"):
                return f".Nm {self.program}\n{usage}"
        raise SystemExit(f"SYNOPSIS lacks {command}")

    def elsewhere(self, text):
        """In a page of its own the program is called by name, and other sections are elsewhere."""
        text = re.sub(r"^\.Nm\b", rf".Nm {self.program}", text, flags=re.MULTILINE)
        return re.sub(r"^\.Sx (\S+)(.*)$", rf".Sx \1\nin\n.Xr {self.program} 1\2", text, flags=re.MULTILINE)

    def examples(self, command):
        shown = re.compile(rf"\b{self.program} {command}(?!\S)")
        made = []
        for intro, block in re.findall(r"(.*?)(^\.Bd .*?^\.Ed\n)", self.sections["EXAMPLES"],
                                       flags=re.MULTILINE | re.DOTALL):
            first, *typed, last = re.split(r"^(?=\$ )|^(?=\.Ed)", block, flags=re.MULTILINE)
            kept = [lines for lines in typed if shown.search(lines.split("\n")[0])]
            # what a file holds is shown with what reads it
            files = [lines for lines in typed if (match := re.match(r"\$ cat (\S+)\n", lines))
                     and any(match.group(1) in other for other in kept)]
            if kept:
                made.append(re.sub(r"^\.Pp\n", "", intro) + first + "".join(files + kept) + last)
        return ".Pp\n".join(made)

    def summary(self, command):
        """The first sentence of the section, without macros."""
        sentence = []
        for line in self.commands[command].split("\n"):
            words = re.sub(r"^\.[A-Z][a-z] ", "", line).replace(" ;", ";")
            sentence.append(re.split(r"[;:.]$|[;.] ", words)[0])
            if re.search(r"[;:.]$|[;.] ", words):
                break
        text = " ".join(sentence).strip()
        return text[0].lower() + text[1:]

    def parts(self, command):
        """The description, and the list of options, which begins with the first item of one."""
        text = self.elsewhere(self.commands[command])
        start = re.search(r"^\.Bl .*\n\.It Fl ", text, flags=re.MULTILINE)
        about, options = (text[:start.start()], text[start.start():]) if start else (text, "")
        if options.endswith(".El\n"):
            return about, re.sub(r"\.El\n\Z", HELP.split("\n", 1)[1], options)
        return about, options + HELP

    def page(self, command):
        about, options = self.parts(command)
        parts = [
            (f".Dd {self.date}\n.Dt {self.program.upper()}\\-{command.upper()} 1\n.Os\n", None),
            ("NAME", f".Nm {self.program}\\-{command}\n.Nd {self.summary(command)}\n"),
            ("SYNOPSIS", self.synopsis(command)),
            ("DESCRIPTION", about),
            ("OPTIONS", options),
            ("EXIT STATUS", self.elsewhere(self.sections["EXIT STATUS"])),
            ("EXAMPLES", self.elsewhere(self.examples(command))),
            ("SEE ALSO", f".Xr {self.program} 1\n"),
        ]
        return "".join(f".Sh {heading}\n{text}" if text is not None else heading
                       for heading, text in parts if text != "")


def main(path, folder=None):
    manual = Manual(path)
    for command in manual.commands:
        if folder is None:
            print(manual.name(command))
            continue
        with open(os.path.join(folder, manual.name(command)), "w", encoding="utf-8") as file:
            file.write(manual.page(command))


main(*sys.argv[1:])
