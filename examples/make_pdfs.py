#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""make_pdfs.py: lays the invented papers out as PDFs in four layouts, and writes which passage stands on which pages.

The texts are those of tests/passages/gold/; the PDFs go to examples/pdfs/, their true passages to tests/passages/pdf/. Widths of
letters come from the AFM files of Debian's fonts-urw-base35; the PDFs name the standard fonts and hold none. The same run gives
the same bytes.
"""
import json
import pathlib
import re
import unicodedata
import zlib

ROOT = pathlib.Path(__file__).resolve().parent.parent
AFM = pathlib.Path("/usr/share/fonts/type1/urw-base35")
FONTS = {"serif": ("NimbusRoman-Regular", "Times-Roman"), "serif bold": ("NimbusRoman-Bold", "Times-Bold"),
         "serif italic": ("NimbusRoman-Italic", "Times-Italic"), "sans": ("NimbusSans-Regular", "Helvetica"),
         "sans bold": ("NimbusSans-Bold", "Helvetica-Bold"), "sans italic": ("NimbusSans-Italic", "Helvetica-Oblique")}
WIDTH, HEIGHT = 595, 842  # points of A4
SIGNS = {" ": "space", "!": "exclam", '"': "quotedbl", "$": "dollar", "%": "percent", "&": "ampersand", "'": "quotesingle",
         "(": "parenleft", ")": "parenright", "*": "asterisk", "+": "plus", ",": "comma", "-": "hyphen", ".": "period",
         "/": "slash", ":": "colon", ";": "semicolon", "?": "question", "@": "at", "[": "bracketleft", "]": "bracketright",
         "_": "underscore", "‘": "quoteleft", "’": "quoteright", "“": "quotedblleft", "”": "quotedblright", "–": "endash",
         "—": "emdash", "•": "bullet", "0": "zero", "1": "one", "2": "two", "3": "three", "4": "four", "5": "five", "6": "six",
         "7": "seven", "8": "eight", "9": "nine", "Ø": "Oslash", "ø": "oslash", "é": "eacute", "á": "aacute", "å": "aring", "×": "multiply", "½": "onehalf", "æ": "ae"}


def glyph(letter):
    if letter in SIGNS or letter.isascii():
        return SIGNS.get(letter, letter)
    base, mark = unicodedata.normalize("NFD", letter)
    return base + unicodedata.name(mark).split()[-1].lower().replace("diaeresis", "dieresis")


class Font:
    def __init__(self, afm):
        rows = re.findall(r"WX (\d+) ; N (\w+)", (AFM / f"{afm}.afm").read_text(encoding="latin-1"))
        self.widths = {name: int(width) for width, name in rows}

    def width(self, text, size):
        return sum(self.widths[glyph(letter)] for letter in text) * size / 1000


class Layout:
    """What a layout is: sizes in points, places from the upper left corner."""
    face, size, leading = "serif", 10, 12
    columns, gutter, left, top, bottom = 1, 18, 95, 90, 90
    justified, hyphens, indent, gap = True, True, 14, 0
    heads, foot = (), True       # running heads of even and odd pages; page numbers
    first_page = 1               # as printed
    bold_headings, heading_sizes, title_size = True, (13, 11), 17
    kerned = True                # gaps between words are moves, as TeX sets them; else blanks, as Word does
    figure = False

    @property
    def measure(self):
        return (WIDTH - 2 * self.left - (self.columns - 1) * self.gutter) / self.columns


class Notes(Layout):
    heads = ("S. EL-GHANDOUR", "WHO HOLDS THE TAP?")
    first_page = 214
    size, leading, heading_sizes = 10.5, 13, (12, 10.5)


class TwoColumns(Layout):
    size, leading, columns, left, top, bottom = 9.5, 11.2, 2, 50, 70, 62
    heads = ("Haile and Lindgren", "Rules for a Reservoir")
    heading_sizes, figure = (10.5, 9.5), True
    first_page = 41


class Word(Layout):
    face, size, leading, left, top, bottom = "sans", 11, 15, 72, 72, 72
    justified, hyphens, indent, gap, kerned = False, False, 0, 8, False
    heading_sizes, title_size = (15, 12.5), 20


class OneColumn(Layout):
    size, leading, left, indent = 10, 12.5, 110, 11
    heads = ("J. Park and T. Hayashi", "Journal of Two Coasts 7 (2024)")
    first_page, bold_headings, heading_sizes = 88, False, (12, 10)


class Line:
    """Words of one line with what they belong to. `raised`: marks of notes by the number of the word behind which they stand."""
    def __init__(self, words, face, size, x=0.0, width=None, row=None, raised=None, last=False):
        self.words, self.face, self.size, self.x, self.width = words, face, size, x, width
        self.row, self.raised, self.last, self.notes = row, raised or {}, last, []
        self.height, self.space, self.stay, self.cells = 0.0, 0.0, False, None


class Page:
    def __init__(self):
        self.ops = []

    def text(self, face, size, x, y, pieces, gap=None):
        """Pieces are words; with `gap` they are parted by moves, else by blanks."""
        code = lambda word: "(" + re.sub(r"([\\()])", r"\\\1", word) + ")"
        name = f"/F{list(FONTS).index(face)}"
        if gap is None:
            shown = code(" ".join(pieces)) + " Tj"
        else:
            shown = "[" + f" {-gap * 1000 / size:.0f} ".join(code(word) for word in pieces) + "] TJ"
        self.ops.append(f"BT {name} {size} Tf {x:.2f} {HEIGHT - y:.2f} Td {shown} ET")

    def rule(self, x, y, width):
        self.ops.append(f"0.5 w {x:.2f} {HEIGHT - y:.2f} m {x + width:.2f} {HEIGHT - y:.2f} l S")


def syllables(word):
    """Where a word may be cut: between a vowel's syllable and the next."""
    return [m.start() + 1 + (m.group(1) != "") for m in re.finditer(r"[aeiou]([bcdfglmnprst]?)(?=[bcdfglmnprst][aeiou])", word)
            if 2 < m.start() + 1 + (m.group(1) != "") < len(word) - 3]


class Setter:
    """Sets one paper."""
    def __init__(self, layout):
        self.layout, self.fonts = layout, {name: Font(afm) for name, (afm, _) in FONTS.items()}
        self.lines, self.notes, self.count = [], {}, 0

    def face(self, style=""):
        return f"{self.layout.face} {style}".strip()

    def broken(self, text, face, size, width, row, x=0.0, first=0.0, marks=(), hyphens=False):
        """Lines of a paragraph; `first`: its first line is shorter by so much. `marks`: (number of a word, number of a note)."""
        font, lines, words, at = self.fonts[face], [], [], 0
        room, raised = width - first, {}
        blank = font.width(" ", size)
        used = 0.0
        queue = [(word, dict(marks).get(i)) for i, word in enumerate(text.split())]
        while at < len(queue):
            word, mark = queue[at]
            wide = font.width(word, size) + (font.width(str(mark), size * .7) if mark else 0)
            if used + wide <= room or not words:
                words.append(word)
                if mark:
                    raised[len(words) - 1] = mark
                used += wide + blank
                at += 1
                continue
            for cut in reversed(syllables(word)) if hyphens and not mark else ():
                if used + font.width(word[:cut] + "-", size) <= room and room - used > 24:
                    words.append(word[:cut] + "-")
                    queue[at] = (word[cut:], None)
                    break
            lines.append(Line(words, face, size, x + width - room, room, row, raised))
            words, raised, used, room = [], {}, 0.0, width
        lines.append(Line(words, face, size, x + width - room, room, row, raised, last=True))
        return lines

    def add(self, lines, leading=None, before=0.0):
        for i, line in enumerate(lines):
            line.height = leading or self.layout.leading
            line.space = before if i == 0 else 0.0
        self.lines += lines

    def heading(self, text, level):
        size = self.layout.heading_sizes[min(level, 1)]
        style = "bold" if self.layout.bold_headings or level == 0 else "italic"
        lines = self.broken(text, self.face(style), size, self.layout.measure, None)
        for line in lines:
            line.stay, line.last = True, True
        self.add(lines, size * 1.25, before=self.layout.leading * (.9 if level == 0 else .6))
        self.after_heading = True

    def paragraph(self, row, notes):
        l = self.layout
        first = 0 if self.after_heading else l.indent
        self.after_heading = False
        text, marks = row["text"], []
        ends = [i for i, word in enumerate(text.split()) if word.endswith((".", ".”"))]
        for note, end in zip(notes, ends[-len(notes):] if notes else ()):
            self.count += 1
            marks.append((end, self.count))
            self.notes[self.count] = self.broken(f"{self.count} {note['text']}", self.face(), l.size * .82, l.measure, note, hyphens=l.hyphens)
        lines = self.broken(text, self.face(), l.size, l.measure, row, first=first, marks=marks, hyphens=l.hyphens)
        for line in lines:
            line.notes = list(line.raised.values())
        self.add(lines, before=l.gap)

    def items(self, row):
        l = self.layout
        lead, *items = row["text"].split("\n")
        self.add(self.broken(lead, self.face(), l.size, l.measure, row), before=l.gap + 3)
        for item in items:
            lines = self.broken(item, self.face(), l.size, l.measure - 24, row, x=24, hyphens=l.hyphens)
            lines[0].words[:0] = ["•"]
            lines[0].x, lines[0].width = 24 - self.fonts[self.face()].width("• ", l.size), None
            self.add(lines, before=3)
        self.after_heading = False

    def table(self, row):
        l, size = self.layout, self.layout.size * .85
        caption, *rest = row["text"].split("\n")
        cells = [line.split(" | ") for line in rest if " | " in line]
        note = [line for line in rest if " | " not in line]
        lines = self.broken(caption, self.face("bold"), size, l.measure, {**row, "role": "caption", "kind": "paragraph", "text": caption})
        part = l.measure * .46
        other = (l.measure - part) / (len(cells[0]) - 1)
        for line in cells:
            made = Line([], self.face(), size, row={**row, "kind": "ignore"})
            made.cells = [(0 if i == 0 else part + (i - 1) * other, cell) for i, cell in enumerate(line)]
            lines.append(made)
        for text in note:
            lines += self.broken(text, self.face("italic"), size, l.measure, {**row, "kind": "ignore"})
        for line in lines[:-1]:
            line.stay = True
        self.add(lines, size * 1.3, before=l.leading)
        self.lines[-1].below = l.leading
        self.after_heading = True

    def references(self, row):
        lines = self.broken(row["text"], self.face(), self.layout.size * .9, self.layout.measure - 14, row, x=14)
        lines[0].x, lines[0].width = 0, self.layout.measure - 14
        self.add(lines, self.layout.leading * .92, before=self.layout.gap * .5)


class Pages:
    """Puts lines on pages, column by column, with the notes below that their lines cite."""
    def __init__(self, setter):
        self.setter, self.layout, self.pages, self.where = setter, setter.layout, [], {}
        self.column, self.left_over, self.first_top = self.layout.columns, [], self.layout.top

    def begin_column(self):
        l = self.layout
        self.column += 1
        if self.column >= l.columns:
            self.pages.append(Page())
            self.column = 0
            self.furniture()
        self.x = l.left + self.column * (l.measure + l.gutter)
        self.y, self.end, self.below = self.first_top if len(self.pages) == 1 else l.top, HEIGHT - l.bottom, []
        carried, self.left_over = self.left_over, []
        self.add_notes(carried)

    def furniture(self):
        l, number, page = self.layout, len(self.pages) - 1, self.pages[-1]
        printed = str(l.first_page + number)
        font = self.setter.fonts[self.setter.face("italic")]
        if l.heads and number > 0:
            head = l.heads[number % 2]
            wide = font.width(head, 8.5)
            x = l.left if number % 2 else WIDTH - l.left - wide
            page.text(self.setter.face("italic"), 8.5, x, l.top - 26, head.split())
            page.text(self.setter.face(), 8.5, WIDTH - l.left - 15 if number % 2 else l.left, l.top - 26, [printed])
        elif l.foot:
            page.text(self.setter.face(), 9, WIDTH / 2 - 5, HEIGHT - l.bottom + 32, [printed])

    def add_notes(self, lines):
        """Takes as many lines of notes as there is room for; the rest goes below the next column."""
        for i, line in enumerate(lines):
            line.height = line.size * 1.15
            if self.end - line.height - (8 if not self.below else 0) < self.y + 2 * self.layout.leading:
                self.left_over = lines[i:]
                return
            self.end -= line.height + (8 if not self.below else 0)
            self.below.append(line)

    def end_column(self):
        y = self.end
        if self.below:
            self.pages[-1].rule(self.x, y + 3, 60)
            y += 8
        for line in self.below:
            y += line.height
            self.draw(line, y)
        self.below = []

    def draw(self, line, y):
        page, fonts = self.pages[-1], self.setter.fonts
        number = len(self.pages)
        if line.row is not None:
            first = self.where.get(self.key(line.row), (number, number))[0]
            self.where[self.key(line.row)] = (first, number)
        if line.cells is not None:
            for x, cell in line.cells:
                page.text(line.face, line.size, self.x + x, y, cell.split())
            return
        font, l = fonts[line.face], self.layout
        blank = font.width(" ", line.size)
        wide = sum(font.width(word, line.size) for word in line.words) + sum(font.width(str(m), line.size * .7) for m in line.raised.values())
        gaps = len(line.words) - 1
        gap = (line.width - wide) / gaps if l.justified and not line.last and line.width and gaps > 0 else blank
        x, start = self.x + line.x, 0
        for i in [*sorted(line.raised), len(line.words) - 1]:
            words = line.words[start:i + 1]
            if words:
                page.text(line.face, line.size, x, y, words, gap if l.kerned else None)
            x += sum(font.width(word, line.size) + gap for word in words) - gap
            if i in line.raised and start <= i:
                mark = str(line.raised[i])
                page.text(line.face, round(line.size * .7, 2), x, y - line.size * .33, [mark])
                x += font.width(mark, line.size * .7) + gap
            start = i + 1

    @staticmethod
    def key(row):
        return (row["n"], row["kind"], row.get("role"))

    def run(self, lines):
        """The first column has begun."""
        at = 0
        while at < len(lines):
            block = [lines[at]]
            while block[-1].stay and at + len(block) < len(lines):
                block.append(lines[at + len(block)])
            need = sum(line.height + line.space for line in block) + (self.layout.leading if lines[at].stay else 0)
            if self.y + need > self.end and self.y > (self.first_top if len(self.pages) == 1 else self.layout.top):
                self.end_column()
                self.begin_column()
                continue
            for line in block:
                self.y += line.height + (line.space if self.y > self.layout.top else 0)
                self.draw(line, self.y)
                self.y += getattr(line, "below", 0)
                for note in line.notes:
                    if self.left_over:
                        self.left_over += self.setter.notes[note]
                    else:
                        self.add_notes(self.setter.notes[note])
            at += len(block)
        self.end_column()
        while self.left_over:
            self.begin_column()
            self.end_column()


def front(setter, pages, rows, authors):
    """Title and authors over the whole width; the columns begin below. Gives where."""
    l, whole = setter.layout, WIDTH - 2 * setter.layout.left
    pages.begin_column()
    y = l.top
    rest = rows[1]["text"].removeprefix(authors).strip()
    for text, row, size, style in ((rows[0]["text"], rows[0], l.title_size, "bold"), (authors, rows[1], l.size * 1.15, ""),
                                   (rest, rows[1], l.size * .9, "italic")):
        for line in setter.broken(text, setter.face(style), size, whole, row):
            y += size * 1.25
            line.last = True
            pages.draw(line, y)
        y += 8
    return y


def figure(page, x, y, width):
    """A drawing of a curve with its axes; gives its height."""
    page.ops.append(f"0.8 w {x + 30:.1f} {HEIGHT - y:.1f} m {x + 30:.1f} {HEIGHT - y - 90:.1f} l {x + width:.1f} {HEIGHT - y - 90:.1f} l S")
    curve = " ".join(f"{x + 30 + i * (width - 30) / 8:.1f} {HEIGHT - y - 80 + (i * 37 % 60):.1f} {'m' if i == 0 else 'l'}" for i in range(9))
    page.ops.append(curve + " S")
    for i, label in enumerate(("0", "20", "40", "60")):
        page.text("sans", 6.5, x + 16, y + 88 - i * 26, [label])
    for i, label in enumerate(("2011", "2013", "2015", "2017", "2019")):
        page.text("sans", 6.5, x + 34 + i * (width - 50) / 4, y + 99, [label])
    return 104


def write_pdf(path, pages, title):
    fonts = "".join(f"/F{i} << /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >> " for i, (_, name) in enumerate(FONTS.values()))
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", f"<< /Font << {fonts}>> >>".encode(),
               b"<< /Title (" + re.sub(r"([\\()])", r"\\\1", title).encode("cp1252") + b") >>"]
    for page in pages:
        data = zlib.compress("\n".join(page.ops).encode("cp1252"), 9)
        number = len(objects) + 1
        objects.append(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Resources 3 0 R /Contents {number + 1} 0 R >>".encode())
        objects.append(f"<< /Length {len(data)} /Filter /FlateDecode >>\nstream\n".encode() + data + b"\nendstream")
    kids = " ".join(f"{5 + 2 * i} 0 R" for i in range(len(pages)))
    objects[1] = f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode()
    out, table = bytearray(b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n"), b"0000000000 65535 f \n"
    for i, body in enumerate(objects):
        table += f"{len(out):010} 00000 n \n".encode()
        out += f"{i + 1} 0 obj\n".encode() + body + b"\nendobj\n"
    tail = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R /Info 4 0 R >>\nstartxref\n{len(out)}\n%%EOF\n".encode()
    path.write_bytes(bytes(out) + f"xref\n0 {len(objects) + 1}\n".encode() + table + tail)


def set_body(setter, rows):
    heading = []
    setter.after_heading = True
    for i, row in enumerate(rows):
        if row["kind"] == "footnote":
            continue
        if row["heading"] != heading:
            for level, text in enumerate(row["heading"]):
                if row["heading"][:level + 1] != heading[:level + 1]:
                    setter.heading(text, level)
            heading = row["heading"]
        notes = []
        while i + 1 + len(notes) < len(rows) and rows[i + 1 + len(notes)]["kind"] == "footnote":
            notes.append(rows[i + 1 + len(notes)])
        kind = {"list": setter.items, "table": setter.table, "reference": setter.references}.get(row["kind"])
        if kind is not None:
            kind(row)
        else:
            setter.paragraph(row, notes)


def truth_of(rows, pages):
    out = []
    for row in rows:
        parts = [row] if row["kind"] != "table" else [{**row, "kind": "paragraph", "role": "caption", "text": row["text"].split("\n")[0]},
                                                       {**row, "kind": "ignore", "text": row["text"].split("\n", 1)[1]}]
        for part in parts:
            place = pages.where[pages.key(part)]
            out.append({"n": len(out) + 1, "kind": part["kind"], "heading": part["heading"], "page": list(place),
                        **({"role": part["role"]} if "role" in part else {}), "text": part["text"]})
    return out


def make(source, name, layout, authors):
    rows = [json.loads(line) for line in (ROOT / "tests/passages/gold" / f"{source}.jsonl").read_text(encoding="utf-8").splitlines()]
    setter = Setter(layout)
    pages = Pages(setter)
    pages.first_top = pages.y = front(setter, pages, rows, authors)
    set_body(setter, rows[2:])
    if layout.figure:
        pages.y += figure(pages.pages[0], layout.left, pages.y + 6, layout.measure) + 12
    pages.run(setter.lines)
    write_pdf(ROOT / "examples/pdfs" / f"{name}.pdf", pages.pages, rows[0]["text"])
    truth = ROOT / "tests/passages/pdf" / f"{name}.jsonl"
    truth.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in truth_of(rows, pages)), encoding="utf-8")
    print(f"{name}: {len(pages.pages)} pages, {(ROOT / 'examples/pdfs' / (name + '.pdf')).stat().st_size} bytes")


def main():
    make("allies-at-arms-length", "one-column", OneColumn(), "Ji-won Park, Tomoko Hayashi")
    make("rules-for-a-reservoir", "two-columns", TwoColumns(), "Bekele Haile, Johanna Lindgren")
    make("who-holds-the-tap", "notes", Notes(), "Dr. Salma El-Ghandour")
    make("ninety-miles-of-sanctions", "word", Word(), "Miriam Castellanos-Boyd and Per Østergård")


if __name__ == "__main__":
    main()
