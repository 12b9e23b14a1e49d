#!/usr/bin/env python3
"""Check the prose of the tree: check_words.py ROOT [FILE...]. Prints TAP.

Prose is every Markdown page, every manual page, and the texts of lessons, scenario titles and clause
sentences. Lines of prose end at column 100. A sentence begins with its subject, never with a clause
like "What is typed" or "Whoever reads". It has at most 30 words; one of 26 to 30 is listed. No file
contains a sentence that the house style quotes as bad. Links in pages lead to existing files and
headings. The first tests check the rules themselves, each with a good and a bad text.
"""
import os
import re
import sys
from pathlib import Path

try:
    import yaml
    LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
except ImportError:
    yaml = None

COLUMNS = 100
WORDS, WORDS_AT_MOST = 25, 30

# Words that begin a clause where the subject belongs. A question may begin with any of them.
CLAUSE = re.compile(r"(What|Whatever|Who|Whoever|Whom|Whose|Which|Where|Of)\b(?!'s| course)")

# The bad sentences of the house style, or the words in them that no good sentence has.
BAD = """
What is typed at a terminal is tested at one
Which commands a subject is, and so by which scenarios it is judged
Stuck is who has typed
nobody says who you are
the how manyth time
What happened until now is no news
Returns as above
a name that nothing bears
A test that cannot be on Windows has a row of its own
what an option's value is called and what it accepts decide
what is wrong in one way with several
a course on which one learns to administer
and go on where one left
All but the outcome's own is its arena's
Short of memory it says less
the subject has no command that was chosen
takes nothing but 'anyway' behind it
who is stuck where he is
has the session in which eva works
More than that nobody does
All is as it was in the beginning
""".strip().split("\n")

SOURCES = (".c", ".h", ".md", ".1", ".py", ".sh", ".yaml", ".build", ".def", ".sql", ".txt", "")
TEXTS = {"title", "task", "hints", "explanation", "because", "says", "untestable", "skip", "reason"}

# A page that a program prints. Its sentences are checked in the catalogues and scenarios.
GENERATED = {"docs/clauses.md"}


def unit(line, text):
    """A piece of prose that contains whole sentences, and the line where it begins."""
    return line, " ".join(text.split())


def markdown_units(text):
    """The headings, paragraphs, list items and table cells of a page, without its code."""
    units, start, paragraph, fenced = [], 0, [], False
    for number, line in enumerate([*text.split("\n"), ""], 1):
        fence = line.lstrip().startswith("```")
        fenced ^= fence
        item = re.match(r"\s*(?:[-*]|\d+\.) |#+ |\|", line)
        if (fenced or fence or not line.strip() or item) and paragraph:
            units.append(unit(start, " ".join(paragraph)))
            paragraph = []
        if fenced or fence or not line.strip():
            continue
        if line.lstrip().startswith("|"):
            units += [unit(number, cell) for cell in re.split(r"(?<!\\)\|", line) if cell.strip(" -:")]
        elif line.startswith("#"):
            units.append(unit(number, line.strip("# ")))
        else:
            start = number if not paragraph else start
            paragraph.append(line[item.end():] if item else line)
    return [(number, plain_markdown(words)) for number, words in units]


def plain_markdown(text):
    """Code, links and emphasis as the words that a reader sees; code is one word."""
    text = re.sub(r"`[^`]+`", "CODE", text)
    text = re.sub(r"!?\[([^]]*)\]\([^)]*\)", r"\1", text)
    text = re.sub(r"^\*\*[^*]+:\*\* *|^\*[^*]+:\* *", "", text)
    return text.replace("*", "")


# Macros whose arguments are a name: one word of a sentence.
NAMES = ("Nm", "Cm", "Ar", "Fl", "Ql", "Li", "Pa", "Ev", "Xr", "Sx", "Dq", "Sq", "Op")


def manual_units(text):
    """The paragraphs of a manual page, without lists of names, examples and the heads of lists."""
    units, start, paragraph, literal, names = [], 0, [], False, False
    for number, line in enumerate([*text.split("\n"), ".Pp"], 1):
        macro = line[1:3] if line.startswith(".") else ""
        literal = (literal or line.startswith(".Bd -literal")) and macro != "Ed"
        names = line in (".Sh NAME", ".Sh SYNOPSIS") if macro == "Sh" else names
        if literal or names or macro and macro not in NAMES:
            units += [unit(start, " ".join(paragraph))] if paragraph else []
            paragraph = []
            continue
        start = number if not paragraph else start
        paragraph.append(macro_words(line) if macro else re.sub(r"\\&|\\(?=-)", "", line))
    return units


def macro_words(line):
    """A name, and the stop or comma after it."""
    stop = re.search(r" ([.,;:?)]+)$", line)
    return "CODE" + (stop[1] if stop else "")


def yaml_units(text):
    """The texts of a lesson, a scenario or a catalogue of clauses."""
    def walk(node):
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                yield from texts_of(value) if key.value in TEXTS else walk(value)
        elif isinstance(node, yaml.SequenceNode):
            for child in node.value:
                yield from walk(child)

    def texts_of(node):
        if isinstance(node, yaml.SequenceNode):
            for child in node.value:
                yield from texts_of(child)
        elif isinstance(node, yaml.ScalarNode):
            for part in node.value.split("\n\n"):
                yield unit(node.start_mark.line + 1, part)

    root = yaml.compose(text, Loader=LOADER) if yaml else None
    return list(walk(root)) if root else []


def sentences_of(units):
    for line, text in units:
        for sentence in re.split(r"(?<=\w[.!?])[\"')]*\s+|(?<=[])\"'`][.!?])\s+", text):
            if sentence.strip():
                yield line, sentence.strip()


def is_clause(sentence):
    return bool(CLAUSE.match(sentence.lstrip("\"'("))) and not re.search(r"\?[\"')]*$", sentence)


def word_count(sentence):
    return sum(bool(re.search(r"\w", word)) for word in sentence.split())


# A row of a table, a word, a picture.
UNBREAKABLE = re.compile(r"\s*(\|.*|\S+|!?\[[^]]*\]\(\S*\))")


def long_lines(text, literal):
    """Numbers of the lines beyond COLUMNS, without code."""
    inside = False
    for number, line in enumerate(text.split("\n"), 1):
        opens, closes = literal
        if re.match(opens, line) and not inside:
            inside = True
        elif re.match(closes, line):
            inside = False
        elif not inside and len(line) > COLUMNS and not UNBREAKABLE.fullmatch(line):
            yield number


MARKDOWN_CODE = (r"\s*```", r"\s*```")
MANUAL_CODE = (r"\.Bd -literal", r"\.Ed")


def bad_sentences(text):
    """The quoted sentences that a text has, however its lines, comments or strings are broken."""
    joined = re.sub(r"(\\n)?\"\s+\"", "", text)
    joined = " ".join(re.sub(r"^\s*(?:\*|#|//|--)\s?", "", joined, flags=re.MULTILINE).split())
    return [bad for bad in BAD if bad.lower() in joined.lower()]


def anchors_of(text):
    """What GitHub calls the headings of a page in links."""
    seen = {}
    for heading in re.findall(r"^#+ (.*)$", re.sub(r"```.*?```", "", text, flags=re.DOTALL), flags=re.MULTILINE):
        anchor = re.sub(r"[^\w\- ]", "", plain_heading(heading).lower()).replace(" ", "-")
        seen[anchor] = seen.get(anchor, -1) + 1
        yield anchor if not seen[anchor] else f"{anchor}-{seen[anchor]}"


def plain_heading(heading):
    return re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", heading).replace("`", "").strip()


def dead_links(path, text):
    prose = re.sub(r"```.*?```|`[^`\n]+`", "", text, flags=re.DOTALL)
    for target in re.findall(r"\]\(([^)\s]+)\)", prose):
        if re.match(r"[a-z]+:", target):
            continue
        name, _, anchor = target.partition("#")
        page = path if not name else Path(os.path.normpath(path.parent / name))
        if not page.exists():
            yield target
        elif anchor and anchor not in anchors_of(page.read_text(encoding="utf-8")):
            yield target


def files_of(root):
    """The tree without what is built or hidden in it."""
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name != "build"
                            and not os.path.isdir(os.path.join(folder, name, "meson-private")))
        yield from (Path(folder, name) for name in sorted(names)
                    if os.path.splitext(name)[1] in SOURCES and not name.startswith("."))


def page_units(path, text):
    if path.suffix == ".md":
        return markdown_units(text)
    if path.suffix == ".1":
        return manual_units(text)
    return yaml_units(text)


def is_prose(name):
    if name in GENERATED:
        return False
    if name.endswith(".md") or re.fullmatch(r"docs/man/[^/]+\.1", name):
        return True
    return bool(re.match(r"scenarios/(?!farms/).*\.yaml$|(?:\w+/)+documents/\w+\.yaml$", name))


class Report:
    """The tests in TAP, each with what it found."""

    def __init__(self):
        self.tests = {}

    def add(self, name, findings, notes=()):
        found, noted = self.tests.setdefault(name, ([], []))
        found += findings
        noted += notes

    def print(self):
        print(f"1..{len(self.tests)}")
        for number, (name, (findings, notes)) in enumerate(self.tests.items(), 1):
            print(f"{'not ok' if findings else 'ok'} {number} - {name}")
            print("".join(f"# {text}\n" for text in findings + notes), end="")


def clause_findings(units):
    return [f"line {line}: begins with a clause: {sentence}" for line, sentence in sentences_of(units)
            if is_clause(sentence)]


def length_findings(units, least, most):
    counted = [(line, sentence, word_count(sentence)) for line, sentence in sentences_of(units)]
    return [f"line {line}: {count} words: {sentence}" for line, sentence, count in counted if least < count <= most]


def too_long(units):
    return length_findings(units, WORDS_AT_MOST, float("inf"))


# Each rule with a text that breaks it and one that does not.
RULES = [
    ("a page's clause", lambda text: clause_findings(markdown_units(text)),
     "Read this. What is typed\nis run.", "What is typed? `What` is typed."),
    ("a table's clause", lambda text: clause_findings(markdown_units(text)),
     "| key | value |\n|---|---|\n| `a` | needed. Who learns |", "| key | value |\n|---|---|\n| `a` | the learner |"),
    ("a manual's clause", lambda text: clause_findings(manual_units(text)),
     ".Nm\nends it.\nWhoever reads\n.Fl x\nis told.\n", ".Bd -literal\nWhat is typed is run.\n.Ed\n"),
    ("a lesson's clause", lambda text: clause_findings(yaml_units(text)),
     "wrong:\n  - because: Of course. Of those it is one.\n", "title: Who has something to lose?\n"),
    ("a long sentence", lambda text: too_long(markdown_units(text)), "word " * 31 + ".", "word " * 30 + "."),
    ("a long line", lambda text: long_lines(text, MARKDOWN_CODE), "a " * 51, "```\n" + "a " * 51 + "\n```"),
    ("a long line of a manual", lambda text: long_lines(text, MANUAL_CODE), "a " * 51,
     ".Bd -literal\n" + "a " * 51 + "\n.Ed"),
    ("a quoted sentence", bad_sentences, '\tsay("nobody says "\n\t    "who you are");', "somebody says who you are"),
    ("a quoted comment", bad_sentences, "/* What happened until\n * now is no news. */", "/* No news. */"),
    ("a dead link", lambda text: dead_links(Path(__file__), text), "[a](nothing.md)", "[a](check_words.py)"),
]


def check_rules(report):
    for name, rule, bad, good in RULES:
        if yaml is None and "lesson" in name:
            report.add(f"the rule about {name} # SKIP python3-yaml is not installed", [])
            continue
        missed = [] if list(rule(bad)) else [f"not found in: {bad!r}"]
        report.add(f"the rule about {name}", missed + [f"wrongly found: {found}" for found in rule(good)])


def check_page(report, root, path):
    """A page is a test of its own, the small YAML files of a folder are one."""
    name = path.relative_to(root).as_posix()
    text = path.read_text(encoding="utf-8")
    units = page_units(path, text)
    findings = clause_findings(units) + too_long(units)
    notes = length_findings(units, WORDS, WORDS_AT_MOST)
    if path.suffix == ".yaml":
        folder = "/".join(name.split("/")[:2])
        report.add(folder, [f"{name}: {found}" for found in findings], [f"{name}: {note}" for note in notes])
        return
    literal = MARKDOWN_CODE if path.suffix == ".md" else MANUAL_CODE
    findings += [f"line {line}: longer than {COLUMNS} columns" for line in long_lines(text, literal)]
    if path.suffix == ".md":
        findings += [f"the link {target} leads nowhere" for target in dead_links(path, text)]
    report.add(name, findings, notes)


def check_quotes(report, root):
    findings = []
    for path in files_of(root):
        if path.name != os.path.basename(__file__):
            text = path.read_text(encoding="utf-8", errors="replace")
            findings += [f"{path.relative_to(root)}: '{bad}'" for bad in bad_sentences(text)]
    report.add("no sentence that the house style quotes as bad", findings)


def main(root, *chosen):
    root = Path(root).resolve()
    report = Report()
    check_rules(report)
    check_quotes(report, root)
    for path in [Path(name).resolve() for name in chosen] or files_of(root):
        if not is_prose(path.relative_to(root).as_posix()):
            continue
        if yaml is None and path.suffix == ".yaml":
            report.add("lessons, titles and clauses # SKIP python3-yaml is not installed", [])
        else:
            check_page(report, root, path)
    report.print()


main(*sys.argv[1:])
