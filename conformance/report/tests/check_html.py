#!/usr/bin/env python3
"""Take the HTML report apart: check_html.py HTML_PAGE.

Writes the small sample with HTML_PAGE and one of 100,000 results, whose figures are printed and of
which only the size is held against a limit. What is checked: elements are closed in order, ids are
unique and every link leads to one, nothing is loaded from elsewhere, table headers say what they are
of, inputs have labels, and no text of a subject has become markup.
"""
import os
import re
import subprocess
import sys
import tempfile
from html.parser import HTMLParser

VOID = {"meta", "input", "br"}
LOADING = {"src", "srcset", "data", "action", "formaction", "poster", "background", "ping", "cite"}
LISTED_MOST = 130 * 2 * 50 + 500


class Page(HTMLParser):
    """A page, with what was wrong with it."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.problems, self.open, self.counts = [], [], {}
        self.ids, self.links, self.texts, self.headings = [], [], [], []
        self.listed = 0
        self.feed(text)
        self.close()
        self.finish()

    def wrong(self, sentence):
        self.problems.append(f"line {self.getpos()[0]}: {sentence}")

    def handle_starttag(self, tag, attributes):
        names = [name for name, _ in attributes]
        values = dict(attributes)
        self.counts[tag] = self.counts.get(tag, 0) + 1
        if len(names) != len(values):
            self.wrong(f"<{tag}> has an attribute twice")
        if any(name.startswith("on") or name in LOADING or name == "style" for name in names):
            self.wrong(f"<{tag}> has an attribute that loads or runs something: {names}")
        if "id" in values:
            self.ids.append(values["id"])
        if "href" in values:
            if tag != "a" or not values["href"].startswith("#"):
                self.wrong(f"<{tag}> leads elsewhere: {values['href']}")
            self.links.append(values["href"][1:])
        if tag == "th" and values.get("scope") not in ("col", "row", "rowgroup"):
            self.wrong("<th> without a scope")
        if tag in ("input", "select") and "label" not in self.open:
            self.wrong(f"<{tag}> without a label")
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        self.listed += "data-verdict" in values
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open[-1] != tag:
            self.wrong(f"</{tag}> within <{self.open[-1] if self.open else 'nothing'}>")
        else:
            self.open.pop()

    def handle_comment(self, data):
        self.wrong(f"a comment: {data}")

    def handle_data(self, data):
        if self.open and self.open[-1] not in ("script", "style"):
            self.texts.append(data)

    def finish(self):
        if self.open:
            self.wrong(f"never closed: {self.open}")
        if len(self.ids) != len(set(self.ids)):
            self.wrong(f"ids twice: {sorted(i for i in set(self.ids) if self.ids.count(i) > 1)[:5]}")
        lost = sorted(set(self.links) - set(self.ids))
        if lost:
            self.wrong(f"links to nowhere: {lost[:5]}")
        for tag, count in (("script", 1), ("style", 1), ("title", 1), ("h1", 1), ("main", 1), ("header", 1),
                           ("nav", 1), ("form", 1), ("output", 1)):
            if self.counts.get(tag, 0) != count:
                self.wrong(f"<{tag}> is there {self.counts.get(tag, 0)} times")
        for above, below in zip(self.headings, self.headings[1:]):
            if below > above + 1:
                self.wrong(f"a heading of level {below} below one of level {above}")

    def text(self):
        return "".join(self.texts)


SMALL = [
    "\\x1B[31mred\\x1B[0m", "\\u202Egnp.exe", "\\xFF\\xC3(", "\\u009B", "<script>alert(1)</script></pre>&amp;",
    "logoff 12 ends <b>session</b> 12", "✗ 2 failed, 1 not reached", "≈ 1 expected failure, 1 passed",
    "not testable", "no case", "✗ 2/7", "issue 12: the words differ",
    "- session-ended WF12/12", "+ session-ended WF12/14", "  program-ended WF12/12/winword.exe",
    "✗ work-lost WF12/12/letter.doc, which did not happen", "− program winword.exe, unsaved letter.doc",
    "1 scenario is flaky", "was killed, or still goes on; 1 of 8 cases were not reached", "Cases of no clause",
    "tsconform run --level defined d1/security/refused", "Error [5]:Access is denied.··",
    "d1, about logoff", "d2, about msg", "d2, msg", "about msg in nt4: Terminal Server Commands: MSG, Summary",
    "Cases that passed, by command", "names <1>.txt", "standard input", "No case.", "2 that did not pass",
    "... and 74 bytes more", "-- './my logoff' -v", "crashed by 11 after 1.5 ms", "a farm has no printers",
]


def write(html_page, folder, *count):
    printed = subprocess.run([html_page, folder, *count], check=True, stdout=subprocess.PIPE, text=True).stdout
    with open(os.path.join(folder, "report.html"), "rb") as file:
        return file.read(), printed


def check_bytes(page):
    text = page.decode("utf-8")
    odd = re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", text)
    problems = [f"a control character is left: {odd.group()!r}"] if odd else []
    if re.search(r"https?:|url\(|@import|javascript:", text):
        problems.append("the page names something elsewhere")
    return problems


def check_small(html_page, folder):
    page, _ = write(html_page, folder)
    read = Page(page.decode("utf-8"))
    missing = [f"missing: {text}" for text in SMALL if text not in read.text()]
    return check_bytes(page) + read.problems + missing


def check_many(html_page, folder, failing):
    page, printed = write(html_page, folder, "100000", failing)
    read = Page(page.decode("utf-8"))
    print(f"{printed.strip()}, {len(page) / 1e6:.1f} MB, {read.listed} cases listed, one in {failing} fails")
    problems = check_bytes(page) + read.problems
    if read.listed > LISTED_MOST or len(page) > 8_000_000:
        problems.append(f"the page is too long: {read.listed} cases, {len(page)} bytes")
    return problems


def main(html_page):
    with tempfile.TemporaryDirectory() as folder:
        problems = check_small(html_page, folder)
        for failing in ("100", "1"):
            problems += check_many(html_page, folder, failing)
    for problem in problems[:40]:
        print(problem)
    return 1 if problems else 0


sys.exit(main(*sys.argv[1:]))
