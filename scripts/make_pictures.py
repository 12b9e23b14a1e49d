#!/usr/bin/env python3
"""Make the pictures of the README from the running programs: make_pictures.py PROGRAMS.

PROGRAMS is the folder of the built programs. A terminal of tmux becomes docs/pictures/shell.svg, and
Chromium's screenshot of an HTML report becomes docs/pictures/report.png.
"""
import html
import os
import re
import subprocess
import sys
import tempfile

from terminal import Terminal

SOURCE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PICTURES = os.path.join(SOURCE, "docs/pictures")
FARM = """servers:
  WF12:
    sessions:
      0:  {at: Console, user: Administrator}
      3:  {user: ann}
      12: {user: eva, programs: [{image: winword.exe, unsaved: letter.doc}]}
      14: {user: tom, state: disconnected}
"""
TYPED = ["query session", "logoff 12 /v", ".events 3", ".undo", ".farm"]
PROMPT = "WF12/0 Administrator>"
COLUMNS, ROWS = 100, 40
# a cell in pixels, and the colours of a dark terminal
WIDTH, HEIGHT, FONT = 8.4, 18, 14
PALETTE = ["#3b4252", "#e06c75", "#98c379", "#e5c07b", "#61afef", "#c678dd", "#56b6c2", "#d8dee9"]
PAPER, INK = "#1e222a", "#d8dee9"
SGR = re.compile(r"\x1b\[([0-9;]*)m")
OTHER = re.compile(r"\x1b(?:\[[0-9;?]*[A-Za-z]|[()][A-Z0-9])")


def styled(line):
    """The pieces of a line, each with its colour, weight and faintness."""
    colour, bold, faint, at = INK, False, False, 0
    for found in SGR.finditer(line):
        if found.start() > at:
            yield line[at:found.start()], (colour, bold, faint)
        at = found.end()
        for code in (int(code or 0) for code in found[1].split(";")):
            if code == 0:
                colour, bold, faint = INK, False, False
            elif code in (1, 2, 22):
                bold, faint = code == 1, code == 2
            elif 30 <= code <= 37 or 90 <= code <= 97:
                colour = PALETTE[code % 10]
            elif code == 39:
                colour = INK
    if at < len(line):
        yield line[at:], (colour, bold, faint)


def draw_line(line, number):
    pieces, column = [], 0
    for text, (colour, bold, faint) in styled(OTHER.sub(lambda found: found[0] if found[0][-1] == "m" else "", line)):
        attributes = f'x="{10 + column * WIDTH:.1f}" fill="{colour}"'
        attributes += ' font-weight="bold"' if bold else ""
        attributes += ' opacity="0.6"' if faint else ""
        if text.strip():
            pieces.append(f'<tspan {attributes} textLength="{len(text) * WIDTH:.1f}">{html.escape(text)}</tspan>')
        column += len(text)
    return f'<text y="{(number + 1) * HEIGHT + 6}" xml:space="preserve">{"".join(pieces)}</text>' if pieces else ""


def draw_screen(screen):
    lines = screen.split("\n")
    width, height = COLUMNS * WIDTH + 20, len(lines) * HEIGHT + 20
    body = "\n".join(filter(None, (draw_line(line, number) for number, line in enumerate(lines))))
    return (f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.0f}" height="{height}" '
            f'font-family="DejaVu Sans Mono, Menlo, Consolas, monospace" font-size="{FONT}">\n'
            f'<rect width="100%" height="100%" rx="6" fill="{PAPER}"/>\n{body}\n</svg>\n')


def picture_of_shell(programs, folder):
    with open(os.path.join(folder, "office.yaml"), "w", encoding="utf-8") as file:
        file.write(FARM)
    tsfarm = os.path.join(programs, "tsfarm")
    subprocess.run([tsfarm, "create", "office.db", "office.yaml"], cwd=folder, check=True)
    terminal = Terminal([tsfarm, "shell", "office.db", "--as", "WF12/0"], folder,
                        {"HOME": folder, "XDG_STATE_HOME": folder, "TERM": "screen-256color"}, COLUMNS, ROWS)
    for number, line in enumerate(TYPED, 1):
        terminal.wait_for(PROMPT, number)
        terminal.enter(line)
    terminal.wait_for(PROMPT, len(TYPED) + 1)
    screen = terminal.screen(everything=True, colours=True)
    terminal.close()
    with open(os.path.join(PICTURES, "shell.svg"), "w", encoding="utf-8") as file:
        file.write(draw_screen(screen))


def picture_of_report(programs, folder):
    tsconform = os.path.join(programs, "tsconform")
    environment = {**os.environ, "TSFARM_DATA": SOURCE, "XDG_STATE_HOME": folder}
    results, page = os.path.join(folder, "results.db"), os.path.join(folder, "report.html")
    for subject in ([], ["--", "true"]):
        subprocess.run([tsconform, "run", "--quiet", "--results", results, "q186477", *subject],
                       env=environment, check=False, stdout=subprocess.DEVNULL)
    with open(page, "w", encoding="utf-8") as file:
        subprocess.run([tsconform, "report", results, "--run", "1", "--run", "2", "--format", "html"],
                       env=environment, check=True, stdout=file)
    subprocess.run(["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
                    "--window-size=1100,760", f"--user-data-dir={folder}/chromium",
                    f"--screenshot={os.path.join(PICTURES, 'report.png')}", f"file://{page}"],
                   check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def main(programs):
    os.makedirs(PICTURES, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        picture_of_shell(os.path.abspath(programs), folder)
        picture_of_report(os.path.abspath(programs), folder)


main(*sys.argv[1:])
