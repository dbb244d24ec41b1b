# SPDX-License-Identifier: GPL-3.0-or-later
"""PDFs that differ in one number: words of a line, its size, its place, the gap above it, rows, notes, pages. Each sweep crosses
the limits that the reader of PDFs knows, as those of tests/passages/text_sweeps.py do for text."""
from pdf_setter import BOLD, ITALIC, PAGE, UPRIGHT, width_of, written
from text_sweeps import NOUNS, capitals, entry, plain, prose

LEFT, RIGHT, SIZE = 80, 515, 10


class Sheet:
    """Pages on which lines are put from the top down."""

    def __init__(self, pages=1):
        self.pages = [[] for _ in range(pages)]
        self.page, self.y = 0, 70

    def put(self, text, x=LEFT, y=None, size=SIZE, face=UPRIGHT, rise=0, spread=0, turn="1 0 0 1"):
        text = text.encode("cp1252", "replace").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)").decode("latin-1")
        self.pages[self.page].append(f"BT /F{face} {size:.2f} Tf {rise:.2f} Ts {spread:.2f} Tw {turn} {x:.2f} "
                                     f"{PAGE[1] - (self.y if y is None else y):.2f} Tm ({text}) Tj ET")

    def fill(self, text, left=LEFT, right=RIGHT, size=SIZE, face=UPRIGHT, first=0, rest=0, leading=1.25, above=0):
        """A paragraph in lines of one width; `first` and `rest` are the indents."""
        self.y += above
        line, indent = "", first
        for word in text.split(" "):
            longer = (line + " " + word).strip()
            if line and left + indent + width_of(longer, size) > right:
                self.put(line, left + indent, None, size, face)
                self.y += size * leading
                line, indent = word, rest
            else:
                line = longer
        self.put(line, left + indent, None, size, face)
        self.y += size * leading
        return self

    def turn_page(self):
        self.page, self.y = self.page + 1, 70
        return self

    def bytes(self):
        return written(["\n".join(page) for page in self.pages])


def front(pages=1, title="On the Rivers of Nowhere", size=16):
    sheet = Sheet(pages).fill(title, size=size, face=BOLD)
    sheet.fill("Ada Author", above=8)
    sheet.fill("Introduction", size=12, face=BOLD, above=14)
    return sheet.fill(prose(70, 1), above=4)


def between(middle, above=8, **style):
    """Text with a line, or lines, of one style between its paragraphs."""
    sheet = front()
    for i, line in enumerate([middle] if isinstance(middle, str) else middle):
        sheet.fill(line, above=0 if i else above, **style)
    return sheet.fill(prose(70, 5), above=above).fill(prose(60, 8), first=12).bytes()


def centred(text, size=SIZE):
    return (PAGE[0] - width_of(text, size)) / 2


def pages_with(line, count, y, x=LEFT, size=9):
    sheet = front(count)
    for page in range(count):
        if page:
            sheet.turn_page().fill(prose(80, page))
        sheet.fill(prose(60, page + 3), first=12)
        sheet.put(line.format(n=page + 11), x, y, size)
    return sheet.bytes()


def with_notes(numbers, words=9, size=7.5, y=700, mark=6.5):
    sheet = front()
    for n in numbers:
        text = plain(9, n).capitalize() + "."
        sheet.put(text)
        sheet.put(str(n), LEFT + width_of(text, SIZE), None, mark, UPRIGHT, 3.5)
        sheet.y += 13
    sheet.fill(prose(40, 4), first=12)
    sheet.y = y
    for n in numbers:
        sheet.put(str(n), LEFT, None, size * 0.7, UPRIGHT, size * 0.35)
        sheet.fill("See " + prose(words, n), LEFT + 6, size=size)
    return sheet.bytes()


def rows(count, columns=3, gap=110, size=9, caption="Table 1. Flows of water by year"):
    sheet = front()
    if caption:
        sheet.fill(caption, size=9, above=10)
    for i in range(count):
        for k in range(columns):
            sheet.put(f"{i * 7 + k}.5" if k else str(1990 + i), LEFT + k * gap, None, size)
        sheet.y += size * 1.3
    return sheet.fill(prose(70, 5), above=12).bytes()


def two_columns(gutter, lines=24, size=9):
    sheet = Sheet().fill("On the Rivers of Nowhere", size=16, face=BOLD)
    middle = PAGE[0] / 2
    top = sheet.y + 20
    for left, right, at in ((60, middle - gutter / 2, 0), (middle + gutter / 2, PAGE[0] - 60, 4)):
        sheet.y, k = top, 0
        while sheet.y < top + lines * size * 1.25:
            sheet.fill(prose(44, at + k), left, right, size, first=10)
            k += 1
    return sheet.bytes()


def listed(count, words, mark="• ", hanging=12):
    sheet = front()
    for i in range(count):
        sheet.fill(mark.format(n=i + 1) + plain(words, i), rest=hanging, first=0, above=2)
    return sheet.fill(prose(70, 5), above=8).bytes()


def references(count, hanging=14, size=9, words=8):
    sheet = front().fill("References", size=12, face=BOLD, above=14)
    for i in range(count):
        sheet.fill(entry(i, 1 + i % 3, words), size=size, rest=hanging, above=2)
    return sheet.bytes()


def repeated(words, times, x=LEFT, size=SIZE):
    """A line that stands on each page among the text."""
    sheet = front(times)
    for page in range(times):
        if page:
            sheet.turn_page()
        sheet.fill(prose(60, page + 2), first=12)
        sheet.fill(plain(words).capitalize(), left=x, size=size, above=14)
        sheet.fill(prose(60, page + 6), above=14)
    return sheet.bytes()


def signed(words, x, prose_words=40, size=SIZE, lines=1):
    sheet = front().fill(prose(prose_words, 3), first=12)
    for i in range(lines):
        sheet.put(capitals(words, i), x, None, size)
        sheet.y += 13
    return sheet.fill(prose(60, 6), first=12).bytes()


def cover(lines):
    sheet = Sheet(2)
    for line in lines:
        sheet.fill(line, size=10, above=6)
    sheet.turn_page().fill("On the Rivers of Nowhere", size=16, face=BOLD).fill("Ada Author", above=8)
    return sheet.fill(prose(90, 2), above=20).fill(prose(60, 4), first=12).bytes()


COVER = ["This content downloaded from 10.0.0.1", "All use subject to terms and conditions", "Published by: Invented Press",
         "Stable URL: https://example.org/stable/12", "To cite this article: Author, A. (2021)", "ISSN: 1234-5678",
         "Accessed: 03-05-2021 10:00 UTC", "© 2021 The Author", "All rights reserved"]


def imprinted(phrases, heading="", size=SIZE):
    """A first paragraph with so many phrases of an imprint, right below the authors or a heading."""
    sheet = Sheet().fill("On the Rivers of Nowhere", size=16, face=BOLD).fill("Ada Author", above=8)
    if heading:
        sheet.fill(heading, size=12, face=BOLD, above=12)
    words = " ".join(["received", "accepted", "copyright", "correspondence", "e-mail", "creative commons"][:phrases])
    sheet.fill(f"The council {words} {prose(34, 2)}", size=size, above=12)
    return sheet.fill(prose(60, 4), first=12).fill("Borders and Rivers", size=12, face=BOLD, above=12).fill(prose(60, 7)).bytes()


def contents(count, dots=20):
    sheet = Sheet(2).fill("On the Rivers of Nowhere", size=16, face=BOLD).fill("Contents", size=12, face=BOLD, above=10)
    for i in range(count):
        sheet.fill(f"{i + 1} {capitals(2, i)} {'.' * dots} {i * 5 + 2}", above=2)
    sheet.turn_page().fill("1 " + capitals(2), size=12, face=BOLD)
    return sheet.fill(prose(90, 3), above=6).bytes()


def over_pages(words, next_at=3, small=False, figure=False):
    """A paragraph of so many words that ends a page, and the text of the next page."""
    sheet = front(2).fill(prose(words, 2).rstrip(".") + ("" if small else "."), first=12)
    sheet.turn_page()
    if figure:
        sheet.fill("Figure 1: A map of it", size=8).fill("", above=8)
    return sheet.fill(plain(40, next_at) + "." if small else prose(60, next_at)).fill(prose(60, 6), first=12).bytes()


def scattered(count, size, step):
    """Labels of a drawing, with its caption below."""
    sheet = front()
    sheet.y += 30
    for i in range(count):
        sheet.put(NOUNS[i % 16], 120 + (i * 97) % 300, None, size)
        sheet.y += step
    return sheet.fill("Figure 1: " + capitals(4), size=8, above=10).fill(prose(70, 6), above=14).bytes()




def near(*limits):
    """Numbers on both sides of each limit."""
    return [n for limit in limits for n in range(limit - 2, limit + 3)]


SWEEPS = {
    "line-bold": (near(16), lambda n: between(capitals(1) + " " + plain(n), face=BOLD)),
    "line-italic": (near(15), lambda n: between(capitals(1) + " " + plain(n), face=ITALIC)),
    "line-large": (near(16), lambda n: between(capitals(1) + " " + plain(n), size=13)),
    "line-small": (range(1, 8), lambda n: between(plain(n).capitalize(), size=8)),
    "line-far-in": (range(1, 8), lambda n: between(plain(n), left=260)),
    "size": ([0.5, 0.7, 0.8, 0.9, 1.0, 1.1, 1.2, 1.6, 1.7, 1.8], lambda n: between("Rivers and their borders", size=SIZE * n)),
    "size-sentence": ([0.7, 1.0, 1.1, 1.2, 1.6, 1.7, 1.8], lambda n: between(prose(30, 3), size=SIZE * n)),
    "size-bold": ([0.7, 0.8, 0.9, 1.0, 1.1, 1.6, 1.7, 1.8], lambda n: between("Rivers and their borders", size=SIZE * n, face=BOLD)),
    "right-paragraph": (range(0, 240, 30), lambda n: between(prose(50, 3), right=RIGHT - n)),
    "hanging": (range(0, 21, 3), lambda n: between(prose(40, 3), rest=n)),
    "leading": ([1.1, 1.5, 1.7, 1.9, 2.3], lambda n: between(prose(60, 3), leading=n)),
    "lines": (range(1, 14), lambda n: between([capitals(3, i) for i in range(n)])),
    "lines-bold": (range(1, 9), lambda n: between([capitals(5, i) for i in range(n)], face=BOLD)),
    "lines-digits": (near(13), lambda n: between([f"{i * 3}.5 {i}" for i in range(n)])),
    "lines-sentences": (range(1, 6), lambda n: between([prose(8, i) for i in range(n)])),
    "title": (range(1, 42, 8), lambda n: front(1, capitals(n)).fill(prose(60, 5), first=12).bytes()),
    "title-size": ([9, 10, 11, 12, 13, 19], lambda n: front(1, size=n).fill(prose(60, 5), first=12).bytes()),
    "cover": (range(0, 10), lambda n: cover(COVER[:n] + [capitals(5)])),
    "cover-prose": (range(0, 18, 3), lambda n: cover(COVER[:4] + [prose(n + 1)])),
    "imprint": (range(1, 9), lambda n: between(" ".join(COVER[:n]) + ". " + prose(40))),
    "imprint-first": (range(0, 7), lambda n: imprinted(n)),
    "imprint-heading": (range(0, 7), lambda n: imprinted(n, "Rivers and Borders")),
    "imprint-small": (range(0, 7), lambda n: imprinted(n, "", 8)),
    "head-y": (range(16, 110, 8), lambda n: pages_with("Journal of Invented Studies", 4, n)),
    "foot-y": (range(690, 840, 30), lambda n: pages_with("Journal of Invented Studies", 4, n)),
    "number-y": (range(690, 840, 20), lambda n: pages_with("{n}", 4, n, 290)),
    "head-pages": (range(1, 8), lambda n: pages_with("Journal of Invented Studies", n, 40)),
    "number-pages": (range(1, 8), lambda n: pages_with("{n}", n, 800, 290)),
    "notes": (range(1, 6), lambda n: with_notes(range(1, n + 1), y=600)),
    "notes-size": ([5, 6, 6.25, 6.5, 7, 9, 10, 11, 11.25], lambda n: with_notes([1, 2], 9, n)),
    "notes-y": (range(240, 780, 90), lambda n: with_notes([1, 2], y=n)),
    "notes-mark": ([3, 5, 6, 7, 8, 9, 10], lambda n: with_notes([1, 2], mark=n)),
    "rows": (range(0, 8), rows),
    "rows-bare": (range(0, 8), lambda n: rows(n, caption="")),
    "rows-columns": (range(1, 7), lambda n: rows(5, n, 70)),
    "rows-gap": (range(18, 60, 8), lambda n: rows(5, 3, n)),
    "columns": ([2, 4, 6, 8, 14, 18, 20, 22, 30], two_columns),
    "columns-lines": (range(2, 30, 2), lambda n: two_columns(20, n)),
    "items": (range(1, 6), lambda n: listed(n, 8)),
    "items-words": (near(31, 44), lambda n: listed(3, n)),
    "items-numbered": (near(28, 44), lambda n: listed(3, n, "{n}. ")),
    "items-lettered": (range(1, 6), lambda n: listed(n, 8, "({n}) ")),
    "references": (range(0, 7), references),
    "references-hanging": (range(0, 16, 2), lambda n: references(6, n)),
    "references-words": (near(7), lambda n: references(5, words=n)),
    "repeated": (range(2, 7), lambda n: repeated(n, 2)),
    "repeated-in": ([3, 4, 5, 6, 11, 12, 13, 14], lambda n: repeated(n, 2, 240, 8)),
    "repeated-pages": (range(1, 7), lambda n: repeated(4, n, 160)),
    "signed": (range(2, 8), lambda n: signed(n, 340)),
    "signed-x": (range(80, 180, 14), lambda n: signed(2, n)),
    "signed-prose": ([4, 5, 7, 8, 9, 10], lambda n: signed(2, 340, n)),
    "signed-size": ([6, 7, 7.5, 8, 9, 10.5, 11, 11.5, 13], lambda n: signed(2, 340, 40, n)),
    "signed-lines": (range(1, 4), lambda n: signed(2, 340, 40, SIZE, n)),
    "contents": (range(1, 12), contents),
    "contents-dots": (range(2, 9), lambda n: contents(6, n)),
    "over-pages-small": (range(5, 60, 9), lambda n: over_pages(n, small=True)),
    "labels": (range(1, 12), lambda n: scattered(n, 7, 16)),
    "labels-size": (range(8, 12), lambda n: scattered(6, n, 16)),
    "labels-step": ([10, 12, 14, 16, 24, 28, 32], lambda n: scattered(6, 7, n)),
}
