# SPDX-License-Identifier: GPL-3.0-or-later
"""Sets an annotated paper as a PDF: one column or two, notes at the foot, running heads, words cut at line ends. Every
width is written into the file, so that the same words lie at the same places on every machine."""
import dataclasses
import re

import dresser

UPRIGHT, BOLD, ITALIC = range(3)
FACES = ("Times-Roman", "Times-Bold", "Times-Italic")
PAGE = (595, 842)
WIDTHS = {**dict.fromkeys("iljtf.,;:'|!()[]-’ ", 280), **dict.fromkeys("mwMW—", 800)}
MARK = re.compile("\x01(\\d+)\x02")


def width_of(text, size):
    return sum(WIDTHS.get(c, 680 if c.isupper() else 480) for c in text) * size / 1000


@dataclasses.dataclass(frozen=True)
class Style:
    columns: int = 1
    size: float = 11
    leading: float = 1.25
    indent: float = 14  # of first lines; 0 sets room between paragraphs instead
    numbered: bool = False
    second_level: int = BOLD
    capitals: bool = False
    running_heads: bool = True
    number_at_top: bool = False
    justified: bool = True
    margin: float = 72


STYLES = {
    "article": Style(),
    "two-columns": Style(columns=2, size=9.5, numbered=True, second_level=ITALIC, number_at_top=True, margin=54),
    "manuscript": Style(size=12, leading=2, indent=0, running_heads=False, justified=False, capitals=True,
                        second_level=ITALIC),
}


@dataclasses.dataclass
class Line:
    text: str
    face: int = UPRIGHT
    size: float = 11
    indent: float = 0
    last: bool = True  # of its paragraph: not stretched
    hung: float = 0    # room above it


class Setter:
    def __init__(self, style, seed):
        self.style, self.pages, self.runs = style, [], []
        self.dresser = dresser.Dresser(
            dresser.Dress(heading=lambda text, level, number: f"{level}\x03" + (f"{number} {text}" if style.numbered else text),
                          title=str, mark="\x01{}\x02".format, note="\x01{}\x02 ".format, bullet="• ", table="gaps",
                          numbered=style.numbered), seed)
        self.column_width = (PAGE[0] - 2 * style.margin - 18 * (style.columns - 1)) / style.columns
        self.column, self.y, self.notes = 0, PAGE[1] - style.margin, []
        self.begin_page()

    # Pages

    def begin_page(self):
        self.runs, self.column, self.top, self.notes = [], 0, PAGE[1] - self.style.margin, []
        self.y = self.top
        number, style = 301 + len(self.pages), self.style
        if style.running_heads and self.pages:
            self.put(Line(dresser.RUNNING_HEADS[number % 2], ITALIC, 9), style.margin, self.top + 24)
        place = self.top + 24 if style.number_at_top else style.margin - 30
        self.put(Line(str(number), UPRIGHT, 9), PAGE[0] - style.margin - 20 if style.number_at_top else PAGE[0] / 2, place)

    def end_column(self):
        y = self.style.margin + sum(1.2 * note.size for note in self.notes)
        for note in self.notes:
            self.put(note, self.left())
            y -= 1.2 * note.size
            self.runs[-1] = self.runs[-1].replace("Y?", f"{y:.1f}")
        self.notes, self.column, self.y = [], self.column + 1, self.top
        if self.column == self.style.columns:
            self.pages.append("\n".join(self.runs))
            self.begin_page()

    def left(self):
        return self.style.margin + self.column * (self.column_width + 18)

    def room(self):
        return self.y - self.style.margin - sum(1.2 * note.size for note in self.notes) - (8 if self.notes else 0)

    # Lines

    def put(self, line, x, y=None, width=0):
        """One line; a raised number is small and high."""
        shown = "Y?" if y is None else f"{y:.1f}"
        plain = MARK.sub("", line.text)
        spread = 0
        if width and not line.last and " " in plain:
            spread = (width - line.indent - self.measure(line)) / plain.count(" ")
        x += line.indent
        parts = []
        for i, part in enumerate(MARK.split(line.text)):
            if not part:
                continue
            size = line.size * 0.65 if i % 2 else line.size
            rise = line.size * 0.35 if i % 2 else 0
            text = part.encode("cp1252", "replace").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)").decode("latin-1")
            parts.append(f"BT /F{line.face} {size:.2f} Tf {rise:.2f} Ts {spread:.3f} Tw 1 0 0 1 {x:.2f} {shown} Tm ({text}) Tj ET")
            x += width_of(part, size) + spread * part.count(" ")
        self.runs.append(" ".join(parts))

    def measure(self, line):
        return sum(width_of(part, line.size * (0.65 if i % 2 else 1)) for i, part in enumerate(MARK.split(line.text)))

    def wrapped(self, text, face, size, width, indent=0, hanging=0):
        lines, now = [], Line("", face, size, indent)
        for word in text.split():
            longer = Line((now.text + " " + word).strip(), face, size, now.indent)
            if now.text and self.measure(longer) > width - now.indent:
                cut = re.fullmatch(r"([a-z]{3,6}[bcdfglmnprst])([bcdfglmnprst][aeiou][a-z]{3,})", word)
                head = Line(now.text + " " + cut[1] + "-", face, size, now.indent) if cut else None
                if head and self.measure(head) <= width - now.indent:
                    now, word = head, cut[2]
                now.last = False
                lines.append(now)
                longer = Line(word, face, size, hanging)
            now = longer
        return lines + [now]

    def add(self, lines, above=0):
        notes = [int(n) for line in lines for n in MARK.findall(line.text)]
        if self.y < self.top:
            self.y -= above
        for line in lines:
            if self.room() < line.size * self.style.leading:
                self.end_column()
            self.y -= line.size * self.style.leading
            self.put(line, self.left(), self.y, self.column_width if self.style.justified else 0)
        return notes

    # Blocks

    def run(self, passages):
        self.dresser.print(passages)
        blocks = self.dresser.blocks
        after_heading = True
        for sort, text in blocks:
            size, width = self.style.size, self.column_width
            if sort == "title":
                self.add(self.wrapped(text, BOLD, size * 1.7, width))
            elif sort == "front":
                self.add(self.wrapped(text, UPRIGHT, size, width), above=size)
            elif sort == "heading":
                level, text = text.split("\x03")
                face = BOLD if level == "1" else self.style.second_level
                text = text.upper() if level == "1" and self.style.capitals else text
                if self.room() < 5 * size * self.style.leading:
                    self.end_column()
                self.add(self.wrapped(text, face, size * (1.2 if level == "1" else 1), width), above=size * 1.2)
            elif sort == "footnote":
                self.notes += self.wrapped(text, UPRIGHT, size * 0.8, width)
                if self.room() < 0:
                    self.end_column()
            elif sort in ("table", "list"):
                for row in text.split("\n"):
                    cells = re.split(r" {3,}", row)
                    for i, cell in enumerate(cells[:-1]):
                        self.add([Line(cell, UPRIGHT, size * 0.9, i * width / len(cells))])
                        self.y += size * 0.9 * self.style.leading
                    self.add(self.wrapped(cells[-1], UPRIGHT, size * 0.9, width, (len(cells) - 1) * width / len(cells)))
            elif sort == "reference":
                self.add(self.wrapped(text, UPRIGHT, size * 0.9, width, 0, 12), above=2)
            else:
                indent = 0 if after_heading else self.style.indent
                self.add(self.wrapped(text, UPRIGHT, size, width, indent), above=0 if self.style.indent else size * 0.8)
            after_heading = sort == "heading"
        while self.column or self.y < self.top:
            self.end_column()
        return written(self.pages)


def written(pages):
    widths = " ".join(str(WIDTHS.get(c, 680 if c.isupper() else 480)) for c in bytes(range(32, 256)).decode("cp1252", "replace"))
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    for i, face in enumerate(FACES):
        objects.append(f"<< /Type /Font /Subtype /Type1 /BaseFont /{face} /Encoding /WinAnsiEncoding /FirstChar 32 "
                       f"/LastChar 255 /Widths [{widths}] /FontDescriptor {6 + i} 0 R >>")
    for face in FACES:
        objects.append(f"<< /Type /FontDescriptor /FontName /{face} /Flags 34 /FontBBox [-168 -218 1000 898] /ItalicAngle 0 "
                       "/Ascent 800 /Descent -200 /CapHeight 662 /StemV 84 >>")
    kids = []
    for page in pages:
        kids.append(f"{len(objects) + 1} 0 R")
        objects.append(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {PAGE[0]} {PAGE[1]}] /Resources << /Font << /F0 3 0 R "
                       f"/F1 4 0 R /F2 5 0 R >> >> /Contents {len(objects) + 2} 0 R >>")
        objects.append(f"<< /Length {len(page)} >>\nstream\n{page}\nendstream")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    out, places = "%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    out += (f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\n"
            f"startxref\n{len(out)}\n%%EOF\n")
    return out.encode("latin-1")
