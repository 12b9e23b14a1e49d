#!/usr/bin/env python3
"""Look at the HTML report in a real browser: browse_html.py HTML_PAGE.

Chromium loads the small sample, filters it, opens the case that a link leads to and goes from failure
to failure; it shows it without a script, in light and in dark, where everything must be readable, and
prints it. Then the page of 100,000 results, whose times are printed. TSFARM_SCREENSHOTS names a
folder for pictures. Without a chromium nothing is checked, and the exit status is 77.
"""
import html
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

DARK = "--blink-settings=preferredColorScheme=0"

# Of every text: its colour on the ground below it, as WCAG counts contrast.
CONTRAST = """
function numbers(colour) { return (colour.match(/[0-9.]+/g) || [0, 0, 0, 0]).map(Number); }
function light(c) {
	var l = c.slice(0, 3).map(function (v) { v /= 255; return v <= .03928 ? v / 12.92 : Math.pow((v + .055) / 1.055, 2.4); });
	return .2126 * l[0] + .7152 * l[1] + .0722 * l[2];
}
function ground(e) {
	for (; e; e = e.parentElement) {
		var c = numbers(getComputedStyle(e).backgroundColor);
		if (c.length < 4 || c[3] > 0) return c;
	}
	return [255, 255, 255];
}
var low = [];
document.querySelectorAll("details").forEach(function (d) { d.open = true; });
document.querySelectorAll("body *:not(script):not(option):not(.skip)").forEach(function (e) {
	var own = [].some.call(e.childNodes, function (n) { return n.nodeType === 3 && n.data.trim(); });
	if (!own || !e.offsetParent || /^(BUTTON|SELECT|INPUT)$/.test(e.tagName)) return;
	var a = light(numbers(getComputedStyle(e).color)), b = light(ground(e));
	var ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
	if (ratio < 4.5) low.push(e.tagName + "." + e.className + " " + ratio.toFixed(2));
});
say({low: low, ground: numbers(getComputedStyle(document.body).backgroundColor)[0]});
"""

FILTER = """
var said = {};
%s.forEach(function (fragment) {
	location.hash = fragment;
	dispatchEvent(new Event("hashchange"));
	said[fragment] = [document.getElementById("count").textContent,
		[].filter.call(document.querySelectorAll("tr[data-clause]"), function (r) { return r.offsetParent; }).length];
});
say(said);
"""

STEPS = """
function key(name) { document.body.dispatchEvent(new KeyboardEvent("keydown", {key: name, bubbles: true})); }
function here() { return document.activeElement.parentElement.id; }
var seen = [];
key("n"); seen.push(here());
var open = document.activeElement.parentElement.open;
key("n"); seen.push(here());
key("p"); seen.push(here());
document.forms[0].keys.checked = false;
key("n"); seen.push(here());
document.getElementById("next").click(); seen.push(here());
say({seen: seen, open: open});
"""

TIMES = """
var begun = performance.now();
location.hash = "#?text=case-77";
dispatchEvent(new Event("hashchange"));
var count = document.getElementById("count").textContent;
document.body.offsetHeight;
say({count: count, filtered: Math.round(performance.now() - begun),
	loaded: Math.round(begun - performance.timing.responseEnd + performance.timing.navigationStart),
	elements: document.getElementsByTagName("*").length});
"""


class Browser:
    def __init__(self, program, html_page, folder):
        self.program, self.html_page, self.folder = program, html_page, folder
        self.problems = []

    def check(self, label, got, expected):
        if got != expected:
            self.problems.append(f"{label}: {got!r}, expected {expected!r}")

    def run(self, page, *options):
        """What chromium prints for a page of the folder; complaints of the page are problems."""
        done = subprocess.run(
            [self.program, "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
             "--hide-scrollbars", "--enable-logging=stderr", f"--user-data-dir={self.folder}/profile", *options,
             f"file://{self.folder}/{page}"],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, timeout=100, check=True)
        self.problems += [f"{page}: {line}" for line in done.stderr.splitlines() if "CONSOLE" in line]
        return done.stdout

    def write(self, *count):
        subprocess.run([self.html_page, self.folder, *count], check=True, stdout=subprocess.DEVNULL)
        with open(f"{self.folder}/report.html", encoding="utf-8") as file:
            return file.read()

    def ask(self, page, script, *options):
        """What a script at the end of the page says with say()."""
        say = "function say(v) { document.body.setAttribute('data-said', JSON.stringify(v)); }\n"
        with open(f"{self.folder}/asked.html", "w", encoding="utf-8") as file:
            file.write(page.replace("</body>", f"<script>{say}{script}</script></body>"))
        dom = self.run("asked.html", "--dump-dom", *options)
        return json.loads(html.unescape(re.search('data-said="([^"]*)"', dom).group(1)))


def check_filter(browser, page):
    fragments = {
        "#?": "6 of 6 clauses, 14 listed cases",
        "#?verdict=failed": "2 of 6 clauses, 4 listed cases",
        "#?verdict=skipped&verdict=error": "1 of 6 clauses, 2 listed cases",
        "#?document=d2": "2 of 6 clauses, 3 listed cases",
        "#?text=LETTER.doc": "1 of 6 clauses, 2 listed cases",
        "#?text=printer": "1 of 6 clauses, 0 listed cases",
        "#?text=%3Cscript%3E&verdict=failed": "1 of 6 clauses, 2 listed cases",
        "#?text=%zz": "0 of 6 clauses, 0 listed cases"}
    said = browser.ask(page, FILTER % json.dumps(list(fragments)))
    for fragment, expected in fragments.items():
        # as many rows are there as the count says
        browser.check(f"filter {fragment}", said[fragment], [expected, int(expected[0])])
    dom = browser.run("report.html#?verdict=failed", "--dump-dom")
    browser.check("filter of an address", ">2 of 6 clauses, 4 listed cases</output>" in dom, True)


def check_links(browser, page):
    dom = browser.run("report.html#s2n1r1", "--dump-dom")
    browser.check("the case of a link is open", bool(re.search('<details[^>]*id="s2n1r1"[^>]*open', dom)), True)
    browser.check("n and p", browser.ask(page, STEPS),
                  {"seen": ["s2n1r1", "s2n2r2", "s2n1r1", "s2n1r1", "s2n2r2"], "open": True})


def check_looks(browser, page):
    for name, ground, options in ("light", 255, []), ("dark", 13, [DARK]):
        said = browser.ask(page, CONTRAST, *options)
        browser.check(f"{name}, contrast below 4.5", said, {"low": [], "ground": ground})
    with open(f"{browser.folder}/plain.html", "w", encoding="utf-8") as file:
        file.write(re.sub("(?s)<script>.*</script>", "", page))
    dom = browser.run("plain.html", "--dump-dom")
    browser.check("without a script the filter is hidden", bool(re.search('<form[^>]* hidden', dom)), True)
    browser.check("without a script rows are not", bool(re.search('<tr[^>]* hidden', dom)), False)


def check_pictures(browser, page, folder):
    with open(f"{browser.folder}/open.html", "w", encoding="utf-8") as file:
        file.write(page.replace('<details class="case', '<details open class="case'))
    for name, size, options in (("light", "1280,4800", []), ("dark", "1280,4800", [DARK]), ("narrow", "500,5200", [])):
        path = f"{folder}/{name}.png"
        browser.run("open.html", f"--window-size={size}", f"--screenshot={path}", *options)
        browser.check(f"picture {name}", os.path.getsize(path) > 20000, True)
    browser.run("plain.html", "--no-pdf-header-footer", f"--print-to-pdf={folder}/print.pdf")
    browser.check("on paper", os.path.getsize(f"{folder}/print.pdf") > 20000, True)


def check_many(browser):
    page = browser.write("100000", "100")
    said = browser.ask(page, TIMES)
    print(f"100,000 results: {said['elements']} elements, loaded in {said['loaded']} ms, "
          f"filtered by text in {said['filtered']} ms")
    browser.check("filter of many", bool(re.match(r"\d+ of 130 clauses, [1-9]\d* listed", said["count"])), True)


def main(html_page):
    program = shutil.which("chromium")
    if not program:
        print("skipped: there is no chromium")
        return 77
    with tempfile.TemporaryDirectory() as folder:
        browser = Browser(program, html_page, folder)
        page = browser.write()
        check_filter(browser, page)
        check_links(browser, page)
        check_looks(browser, page)
        check_pictures(browser, page, os.environ.get("TSFARM_SCREENSHOTS", folder))
        check_many(browser)
    for problem in browser.problems:
        print(problem)
    return 1 if browser.problems else 0


sys.exit(main(*sys.argv[1:]))
