# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints annotated passages as converters would: the same paper as marked Markdown, with bold or bare headings, numbered,
cut by pages, hyphenated, as HTML, as plain text from a PDF. Chance comes from a seed, so a dress is always the same."""
import dataclasses
import html
import random
import re
from typing import Callable

NUMBER = re.compile(r"^\s*(?:\d+(?:[.)]\d+)*[.)]?|[A-Z][.)]|[IVXLC]+[.)]|\d+ \|)\s+")
UNNUMBERED = {"abstract", "summary", "executive summary", "references", "works cited", "further reading", "funding",
              "acknowledgements", "acknowledgments", "competing interests", "conflict of interest", "about the author"}
RUNNING_HEADS = ("International Notes 12(3)", "The Author and Another")


def raised(number):
    return str(number).translate(str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"))


def same(text):
    return text


@dataclasses.dataclass(frozen=True)
class Dress:
    heading: Callable = lambda text, level, number: "#" * (level + 1) + " " + text
    title: Callable = lambda text: "# " + text
    paragraph: Callable = same
    escape: Callable = same
    mark: Callable = lambda number: f"<sup>{number}</sup>"
    note: Callable = lambda number: f"<sup>{number}</sup> "
    bullet: str = "- "
    table: str = "pipe"
    numbered: bool = False
    between_references: str = "\n\n"
    cuts: str = ""  # "" none, "word" between words, "hyphen" inside words
    width: int = 0  # of lines, for pages of plain text


def bold(text, *_):
    return f"**{text}**"


def bare(text, *_):
    return text


def numbered(text, _level, number):
    return f"{number} {text}".strip()


PLAIN = dict(heading=bare, title=bare, mark=str, table="gaps", bullet="• ")
DRESSES = {
    "marked": Dress(),
    "bold": Dress(heading=bold, title=bold, mark=raised, note=lambda n: f"{n}. "),
    "bare": Dress(heading=bare, title=bare, mark=raised, note=lambda n: f"{n}. ", table="tab"),
    "numbered": Dress(heading=lambda t, level, n: "#" * (1 + len(t) % 4) + f" {n} {t}".replace("  ", " "), numbered=True),
    "pages": Dress(mark=raised, note=lambda n: f"{n}. ", cuts="word"),
    "pages, bold": Dress(heading=bold, between_references="\n", cuts="word"),
    "hyphens": Dress(heading=lambda t, _, n: f"## {n} {t}".replace("  ", " "), numbered=True, cuts="hyphen"),
    "html": Dress(heading=lambda t, level, _: f"<h{level + 1}>{t}</h{level + 1}>", title=lambda t: f"<h1>{t}</h1>",
                  paragraph=lambda t: f"<p>{t}</p>", escape=html.escape, bullet="<li>", table="html"),
    "escapes": Dress(heading=lambda t, level, _: "#" * (level + 1) + f" **{t}**", title=lambda t: f"# **{t}**", bullet="* ",
                     escape=lambda t: re.sub(r"([$_\[\]])", r"\\\1", t).replace("&", "&amp;")),
    "plain": Dress(**PLAIN, note=lambda n: f"{n} ", width=80),
    "plain, numbered": Dress(**{**PLAIN, "heading": numbered, "bullet": "- "}, note=lambda n: f"{n}. ", numbered=True,
                             width=72),
    "plain, capitals": Dress(**{**PLAIN, "heading": lambda t, level, _: t.upper() if level == 1 else t, "title": str.upper},
                             note=lambda n: f"{n} ", width=90),
}


class Dresser:
    """One paper in one dress."""

    def __init__(self, dress, seed):
        self.dress = dress
        self.chance = random.Random(seed)
        self.blocks = []  # (sort, text)
        self.path, self.counters = [], []
        self.notes = 0
        self.marked_to = {}  # block → end of its last note mark

    def print(self, passages):
        for i, passage in enumerate(passages):
            if passage["kind"] != "front":
                self.headings(passage["heading"])
            text = self.dress.escape(passage["text"])
            sort = "title" if i == 0 and passage["kind"] == "front" else passage["kind"]
            getattr(self, "put_" + sort, self.put_text)(text, sort)
        return Pages(self).text() if self.dress.width else self.flow()

    def headings(self, path):
        path = [NUMBER.sub("", text) if self.dress.numbered else text for text in path]
        shared = next((i for i, (a, b) in enumerate(zip(path, self.path)) if a != b), min(len(path), len(self.path)))
        for level in range(shared, len(path)):
            del self.counters[level + 1:]
            self.counters += [0] * (level + 1 - len(self.counters))
            own = path[level].casefold().strip("*: ") not in UNNUMBERED
            self.counters[level] += own
            number = ".".join(map(str, self.counters[:level + 1])) + ("." if level == 0 else "") if own else ""
            self.blocks.append(("heading", self.dress.heading(self.dress.escape(path[level]), level + 1, number)))
        self.path = path

    def put_text(self, text, sort):
        self.blocks.append((sort, text))

    def put_title(self, text, sort):
        self.blocks.append((sort, self.dress.title(text)))

    def put_footnote(self, text, _sort):
        """A mark behind a part of a sentence above, and the note."""
        for at in range(len(self.blocks) - 1, -1, -1):
            sort, above = self.blocks[at]
            places = [m.end() for m in re.finditer(r"[a-z]{3}[.,;](?= )", above) if m.end() > self.marked_to.get(at, 0)]
            if sort == "paragraph" and places:
                place = places[self.chance.randrange(min(3, len(places)))]
                self.notes += 1
                mark = self.dress.mark(self.notes)
                self.blocks[at] = (sort, above[:place] + mark + above[place:])
                self.marked_to[at] = place + len(mark)
                self.blocks.append(("footnote", self.dress.note(self.notes) + text))
                return
        self.blocks.append(("paragraph", text))

    def put_list(self, text, _sort):
        lines = text.split("\n")
        if lines[0].endswith(":"):
            self.blocks.append(("paragraph", lines.pop(0)))
        self.blocks.append(("list", "\n".join(l if re.match(r"\d+\. ", l) else self.dress.bullet + l for l in lines)))

    def put_table(self, text, _sort):
        lines = text.split("\n")
        rows = [line.split(" | ") for line in lines if " | " in line]
        first = next((i for i, line in enumerate(lines) if " | " in line), len(lines))
        self.blocks.append(("caption", " ".join(lines[:first])))
        self.blocks.append(("table", self.table(rows)))
        self.blocks += [("paragraph", line) for line in lines[first:] if " | " not in line]

    def table(self, rows):
        if self.dress.table == "tab":
            return "\n".join("\t".join(row) for row in rows)
        if self.dress.table == "html":
            return "<table>" + "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in rows) + "</table>"
        if self.dress.table == "pipe":
            lines = ["| " + " | ".join(row) + " |" for row in rows]
            return "\n".join([lines[0], "|" + "---|" * len(rows[0]), *lines[1:]])
        widths = [max(len(row[i]) for row in rows if i < len(row)) + 3 for i in range(max(map(len, rows)))]
        return "\n".join("".join(c.ljust(widths[i]) for i, c in enumerate(row)).rstrip() for row in rows)

    def cut(self, text, page):
        """The paragraph with a page break inside it."""
        words = text.split(" ")
        at = self.chance.randrange(25, len(words) - 25)
        long = [i for i in range(20, len(words) - 20) if re.fullmatch(r"[a-z]{9,}", words[i])]
        if self.dress.cuts == "hyphen" and long:
            at = self.chance.choice(long)
            words[at:at + 1] = [words[at][:4] + "-", words[at][4:]]
            at += 1
        return f"{' '.join(words[:at])}\n\n{page}\n\n{RUNNING_HEADS[page % 2]}\n\n{' '.join(words[at:])}"

    def flow(self):
        out, page = [], 100
        for i, (sort, text) in enumerate(self.blocks):
            if sort == "paragraph" and self.dress.cuts and len(text.split()) > 70 and self.chance.random() < 0.35:
                page += 1
                out.append(self.cut(text, page))
            else:
                out.append(self.dress.paragraph(text) if sort == "paragraph" else text)
            tight = sort == "reference" and i + 1 < len(self.blocks) and self.blocks[i + 1][0] == "reference"
            out.append(self.dress.between_references if tight else "\n\n")
        return "".join(out).rstrip() + "\n"


class Pages:
    """Lines of one width on pages with running heads, notes at the foot, page numbers and form feeds."""

    HEIGHT = 48

    def __init__(self, dresser):
        self.blocks, self.width, self.chance = dresser.blocks, dresser.dress.width, dresser.chance
        self.pages, self.lines, self.notes = [], [], []

    def wrapped(self, text):
        lines, line = [], ""
        for word in text.split():
            if line and len(line) + 1 + len(word) > self.width:
                place = self.hyphen(word, self.width - len(line) - 2)
                if place:
                    line, word = line + " " + word[:place] + "-", word[place:]
                lines.append(line)
                line = word
            else:
                line = (line + " " + word).strip()
        return lines + [line]

    def hyphen(self, word, room):
        if not re.fullmatch(r"[a-z]{8,}", word) or self.chance.random() < 0.5:
            return None
        vowel = [c in "aeiou" for c in word]
        fit = [i for i in range(3, min(len(word) - 3, room)) if vowel[i - 1] and not vowel[i] and vowel[i + 1]]
        return fit[-1] if fit else None

    def room(self):
        return self.HEIGHT - len(self.lines) - sum(map(len, self.notes)) - bool(self.notes)

    def turn(self):
        number = 201 + len(self.pages)
        head = [RUNNING_HEADS[number % 2], ""] if self.pages else []
        foot = ["", *(line for note in self.notes for line in note)] if self.notes else []
        self.pages.append("\n".join(head + self.lines + foot + ["", str(number)]) + "\n")
        self.lines, self.notes = [], []

    def text(self):
        for sort, text in self.blocks:
            if sort == "footnote":
                self.notes.append(self.wrapped(text))
                continue
            lines = text.split("\n") if sort == "table" else [x for line in text.split("\n") for x in self.wrapped(line)]
            whole = len(lines) if sort == "table" else 6 if sort in ("heading", "caption") else 0
            if whole > self.room():
                self.turn()
            while lines:
                if self.room() <= 1:
                    self.turn()
                room = self.room()
                self.lines += lines[:room]
                lines = lines[room:]
            self.lines.append("")
        self.turn()
        return "\f".join(self.pages)
