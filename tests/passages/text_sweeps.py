# SPDX-License-Identifier: GPL-3.0-or-later
"""Texts that differ in one number: words of a line, items of a list, blanks of a gap, pages, notes. Each sweep crosses the
limits that the stages of reading know, so that a limit which moves by one changes what is read of one of its files."""

import textwrap

NOUNS = "river basin treaty border canal valley harvest council market bridge harbour village season climate survey archive".split()
VERBS = "feeds divides binds crosses drains shapes follows reaches serves opens joins governs watches leaves records holds".split()
SMALL = "the a of in with from near under along beyond between across after before over within".split()


def plain(count, at=0):
    """That many words, small, without a mark; another `at` gives other words."""
    turns = (SMALL, NOUNS, VERBS)
    return " ".join(turns[(i + at) % 3][(i * 5 + at * 3 + i // 16) % 16] for i in range(count))


def prose(count, at=0):
    """Sentences of up to fourteen words, that many words in all."""
    words = plain(count, at).split(" ")
    return " ".join(part.capitalize() + "." for part in (" ".join(words[i:i + 14]) for i in range(0, count, 14)))


def capitals(count, at=0):
    return " ".join(NOUNS[(i * 5 + at) % 16].capitalize() for i in range(count))


def wrapped(text, width, first="", rest=""):
    return textwrap.fill(text, width, initial_indent=first, subsequent_indent=rest, break_long_words=False, break_on_hyphens=False)


FRONT = "# On the Rivers of Nowhere\n\nAda Author\n\n## Abstract\n\n" + prose(40, 3) + "\n\n"


def between(middle, before=prose(45, 1), after=prose(45, 7)):
    return f"{FRONT}## Introduction\n\n{before}\n\n{middle}\n\n{after}\n"


def parted(pages, head="", foot=""):
    """Pages of ten lines, parted by form feeds; `{n}` in head or foot is the page's number."""
    out = []
    for n in range(pages):
        lines = [wrapped(prose(90, n), 66)]
        if head:
            lines.insert(0, head.format(n=n + 11) + "\n")
        if foot:
            lines.append("\n" + foot.format(n=n + 11))
        out.append("\n".join(lines))
    return FRONT + "\n\f".join(out) + "\n"


def notes(numbers, words=9, mark="<sup>{}</sup>", begin="{} "):
    """Text with marks and, below it, the notes of these numbers."""
    text = " ".join(prose(8, n).rstrip(".") + "." + mark.format(n) for n in numbers)
    return between(text + "\n\n" + "\n\n".join(begin.format(n) + "See " + prose(words, n + 2) for n in numbers))


def entry(n, authors=1, words=6):
    names = ", ".join(f"{NOUNS[(n + i) % 16].capitalize()}son, {chr(65 + i % 26)}." for i in range(authors))
    return f"{names} ({1980 + n}). {prose(words, n)} Nowhere: Invented Press."


def references(entries, heading="## References"):
    return between(prose(30, 4)) + f"\n{heading}\n\n" + "\n\n".join(entries) + "\n"


def table(rows, columns=3, gap=4, head=True):
    cells = [["Year", *capitals(columns - 1).split(" ")]] if head else []
    cells += [[str(1990 + i), *(f"{i * 7 + k}.5" for k in range(columns - 1))] for i in range(rows)]
    widths = [max(len(row[k]) for row in cells) for k in range(columns)] if cells else []
    return "\n".join((" " * gap).join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip() for row in cells)


def pipes(rows, columns):
    line = lambda cells: "| " + " | ".join(cells) + " |"
    return "\n".join([line(capitals(columns).split(" ")), line(["---"] * columns)] +
                     [line([f"{i}.{k}" for k in range(columns)]) for i in range(rows)])


def items(count, words, mark):
    return "\n".join(mark(i) + plain(words, i) for i in range(count))


def lettered(i):
    return f"({chr(97 + i % 26)}) "


def numbered(i):
    return f"{i + 1}. "


def roman(number):
    out = ""
    for value, letters in ((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")):
        while number >= value:
            out, number = out + letters, number - value
    return out


def margin(count, step, width=60):
    lines = wrapped(prose(count * 9), width).split("\n")[:count]
    return "\n".join((f"{i + 1:>3}  " if (i + 1) % step == 0 else "     ") + line for i, line in enumerate(lines))


def alone_in_margin(far, odd=2):
    """Numbers of lines on lines of their own; among them some that are further off."""
    lines = wrapped(prose(330), 60).split("\n")[:30]
    numbers = [*range(1, 16), *(15 + far + i for i in range(1, odd + 1)), *range(16, 31 - odd)]
    return "\n".join(f"{number}\n{line}" for number, line in zip(numbers, lines)) + "\n"


def two_columns(gap, height, width=38):
    lines = [line[:width] for line in wrapped(prose(height * 14, 2), width).split("\n")]
    left, right = lines[:height], lines[height:2 * height]
    return "\n".join(a.ljust(width + gap) + b for a, b in zip(left, right))


WORDS = range(1, 42)
FEW = range(1, 17)
SWEEPS = {
    # lines of so many words
    "line": (WORDS, lambda n: between(plain(n))),
    "line-colon": (WORDS, lambda n: between(prose(n, 5).rstrip(".") + ":")),
    "line-question": (WORDS, lambda n: between(prose(n, 5).rstrip(".") + "?")),
    "line-capitals": (FEW, lambda n: between(capitals(n))),
    "line-all-capitals": (FEW, lambda n: between(capitals(n).upper())),
    "line-bold": (WORDS, lambda n: between(f"**{capitals(1)} {plain(n)}**")),
    "line-italic": (WORDS, lambda n: between(f"*{capitals(1)} {plain(n)}*")),
    "line-indented": (range(0, 25), lambda n: between(" " * n + prose(12, 4))),
    "line-long-word": (range(1, 60, 3), lambda n: between("x" * n + " " + plain(3))),
    "heading-depth": (range(1, 9), lambda n: between("#" * n + " " + capitals(3))),
    "heading-numbered": (range(0, 26), lambda n: between("2.1 " + capitals(1) + " " + plain(n))),
    "heading-numbered-bare": (range(0, 26), lambda n: between("2 " + capitals(1) + " " + plain(n))),
    "heading-number": (range(0, 32), lambda n: between(f"{n}. {capitals(3)}")),
    "heading-parts": (range(1, 9), lambda n: between(".".join("2" * n) + " " + capitals(3))),
    "heading-roman": (range(1, 22), lambda n: between(roman(n).upper() + ". " + capitals(3).upper())),
    "heading-wrapped": (range(20, 70, 2), lambda n: between("2.1 " + wrapped(capitals(9), n))),
    "heading-underlined": (range(1, 24), lambda n: between(capitals(2) + "\n" + "-" * n)),
    "heading-fund": (range(0, 12), lambda n: between(f"Funding {plain(n)}. {prose(14)}" if n else f"Funding. {prose(14)}")),
    "run-of-lines": (FEW, lambda n: between("\n".join(capitals(3, i) for i in range(n)))),
    "blank-lines": (range(0, 9), lambda n: f"{FRONT}{plain(9).capitalize()}" + "\n" * n + prose(12, 2) + "\n"),
    "width-indent": (range(0, 14), lambda n: between("\n".join(wrapped(prose(50, k), 70, " " * n) for k in range(4)))),
    "last-line": (range(70, 100), lambda n: between(wrapped(prose(n, 2), 72) + "\n" + wrapped(prose(60, 3), 72))),
    "hyphen": (range(1, 9), lambda n: between("the gover" + "n" * n + "-\n" + "ment" * (n % 3 + 1) + " " + plain(20))),
    "broken-by-lines": (range(1, 9), lambda n: between(plain(20) + "\n\n" + "\n".join(str(12 + i) for i in range(n)) + "\n\n" + plain(12, 3) + ".")),
    "number-above-heading": (range(0, 6), lambda n: f"{FRONT}{prose(30)}\n" + "\n" * n + f"12\n2.1 {capitals(3)}\n\n{prose(30, 2)}\n"),
    "number-first": (range(0, 4), lambda n: "\n" * n + f"12\n2.1 {capitals(3)}\n\n{prose(30, 2)}\n"),
    "number-last": (range(0, 3), lambda n: f"{FRONT}{prose(30)}\n\n12\n2.1 {capitals(3)}" + "\n" * n),
    "number-words": (range(9, 16), lambda n: between(f"12\n2.1 {capitals(1)} {plain(n)}")),
    # front matter
    "title": (WORDS, lambda n: f"{capitals(n)}\n\nAda Author\n\nAbstract\n\n{prose(50)}\n\nIntroduction\n\n{prose(60)}\n"),
    "title-lines": (range(1, 9), lambda n: "\n".join(capitals(4, i) for i in range(n)) + f"\n\nAda Author\n\n{prose(50)}\n\n{prose(60)}\n"),
    "authors": (FEW, lambda n: f"# Rivers\n\n{', '.join(capitals(2, i) for i in range(n))}\n\n{prose(50)}\n\n{prose(60)}\n"),
    "authors-lines": (FEW, lambda n: "# Rivers\n\n" + "\n\n".join(f"{capitals(2, i)}\n\nUniversity of Nowhere" for i in range(n)) + f"\n\n{prose(50)}\n"),
    "front-lines": (range(0, 60, 2), lambda n: "# Rivers\n\n" + "\n\n".join(capitals(4, i) for i in range(n)) + f"\n\n{prose(50)}\n\n{prose(50, 2)}\n"),
    "abstract-lead": (range(1, 60, 2), lambda n: f"# Rivers\n\nAda Author\n\nAbstract: {prose(n)}\n\n{prose(60, 2)}\n"),
    "keywords": (FEW, lambda n: f"# Rivers\n\nAda Author\n\nKeywords: {', '.join(NOUNS[:n])}\n\n{prose(60, 2)}\n"),
    "first-sentences": (range(1, 60, 2), lambda n: f"{prose(n)}\n\n{prose(40, 2)}\n\n{prose(40, 3)}\n"),
    # lists
    "items": (FEW, lambda n: between(items(n, 6, lambda i: "- "))),
    "items-numbered": (FEW, lambda n: between(items(n, 6, numbered))),
    "items-lettered": (range(1, 30), lambda n: between(items(n, 4, lettered))),
    "items-roman": (FEW, lambda n: between(items(n, 5, lambda i: f"({roman(i + 1)}) "))),
    "items-from": (range(0, 25), lambda n: between(items(3, 6, lambda i: f"{n + i}. "))),
    "items-gap": (range(1, 9), lambda n: between(items(3, 6, lambda i: f"{1 + i * n}. "))),
    "items-words": (range(1, 60, 2), lambda n: between(items(3, n, numbered))),
    "items-words-bullet": (range(1, 60, 2), lambda n: between(items(3, n, lambda i: "• "))),
    "items-inline": (FEW, lambda n: between("It holds " + ", ".join(f"({i + 1}) {plain(3, i)}" for i in range(n)) + ".")),
    "questions": (FEW, lambda n: between("\n\n".join(f"Q{i + 1}. {capitals(1)} {plain(5, i)}?" for i in range(n)))),
    # notes
    "notes": (FEW, lambda n: notes(range(1, n + 1))),
    "notes-first": (range(1, 120, 20), lambda n: notes([n, n + 1])),
    "notes-glued": (FEW, lambda n: notes(range(n, n + 2), 9, "{}", "{} ")),
    "notes-dotted": (FEW, lambda n: notes(range(1, n + 1), 9, "<sup>{}</sup>", "{}. ")),
    "notes-digits": (range(1, 7), lambda n: between(f"The treaty<sup>{'1' * n}</sup> holds H~{'2' * n}~O and x^{'3' * n}^ {plain(20)}.")),
    "notes-far": (range(0, 12), lambda n: between("The treaty<sup>4</sup> holds.\n\n" + "\n\n".join(prose(20, i) for i in range(n)) + "\n\n4 See the archive, p. 7.")),
    "notes-section": (FEW, lambda n: between(prose(20)) + "\n## Notes\n\n" + "\n\n".join(f"{i}. Ibid., {i + 3}." for i in range(1, n + 1)) + "\n"),
    # references
    "references": (FEW, lambda n: references([entry(i) for i in range(n)])),
    "references-bare": (FEW, lambda n: references([entry(i) for i in range(n)], capitals(2))),
    "references-numbered": (FEW, lambda n: references([f"[{i + n}] {entry(i)}" for i in range(4)])),
    "references-text": (range(1, 9), lambda n: references([entry(i) for i in range(5)] + [prose(40, k) for k in range(n)])),
    # tables, captions, contents
    "table-rows": (range(0, 12), lambda n: between("Table 1. Flows\n\n" + table(n))),
    "table-rows-bare": (range(0, 12), lambda n: between(table(n, head=False))),
    "table-gap": (range(1, 9), lambda n: between(table(4, 3, n))),
    "table-columns": (range(2, 9), lambda n: between(table(4, n, 3))),
    "contents": (FEW, lambda n: f"# Rivers\n\nContents\n\n" + "\n".join(f"{i + 1} {capitals(2, i)} ........ {i * 7 + 3}" for i in range(n)) + f"\n\n{prose(60)}\n"),
    "contents-dots": (range(1, 12), lambda n: "# Rivers\n\nContents\n\n" + "\n".join(f"{capitals(2, i)} {'.' * n} {i * 7 + 3}" for i in range(5)) + f"\n\n{prose(60)}\n"),
    # pages
    "pages-head": (range(1, 9), lambda n: parted(n, "Journal of Invented Studies")),
    "pages-head-number": (range(1, 9), lambda n: parted(n, "{n}    Journal of Invented Studies")),
    "pages-foot": (range(1, 9), lambda n: parted(n, "", "{n}")),
    "pages-foot-words": (range(1, 22), lambda n: parted(4, "", capitals(n))),
    "pages-both": (range(1, 9), lambda n: parted(n, "AUTHOR AND OTHER", "- {n} -")),
    "pages-inside": (range(1, 9), lambda n: between("\n\n".join(f"{prose(30, i)}\n\n{i + 11}" for i in range(n)))),
    "pages-same-line": (range(1, 9), lambda n: between("\n\n".join(f"{prose(30, i)}\n\nInvented Papers Series" for i in range(n)))),
    "margin": (range(2, 40, 2), lambda n: margin(n, 1) + "\n"),
    "margin-five": (range(5, 60, 3), lambda n: margin(n, 5) + "\n"),
    "margin-alone": (range(0, 12), alone_in_margin),
    "margin-alone-one": (range(0, 12), lambda n: alone_in_margin(n, 1)),
    "columns-gap": (range(1, 12), lambda n: f"# Rivers\n\nAda Author\n\n{two_columns(n, 30)}\n"),
    "columns-height": (range(2, 40, 2), lambda n: f"# Rivers\n\nAda Author\n\n{two_columns(4, n)}\n"),
    "columns-width": (range(16, 60, 3), lambda n: f"# Rivers\n\nAda Author\n\n{two_columns(4, 24, n)}\n"),
    # marks inside of lines
    "brackets": (FEW, lambda n: between(f"It holds [{'x' * n}] and ({plain(n)}) {plain(12)}.")),
    "links": (FEW, lambda n: between(f"See [{plain(n)}](https://example.org/{'a' * n}) and www.{'b' * n}.org {plain(9)}.")),
    "spaced-letters": (range(1, 14), lambda n: between(" ".join("TREATIES AND RIVERS".replace(" ", "")[:n]))),
    "escapes": (range(0, 6), lambda n: between(f"Five {chr(92) * n}* stars, {'*' * n}bold{'*' * n} and {'_' * n}low{'_' * n} {plain(9)}.")),
    "entities": (range(1, 14), lambda n: between(f"A &#{'8' * min(n, 4)}; b &lt;{'s' * n}> c &{'q' * n}; {plain(9)}.")),
    "quote": (range(1, 9), lambda n: between("\n".join("> " + plain(9, i) for i in range(n)))),
    "code": (range(0, 6), lambda n: between("`" * n + "\nx = 1\n" + "`" * n)),
    "letter": (FEW, lambda n: f"Dear Members,\n\n{prose(40)}\n\nYours sincerely,\n\n{capitals(n)}\n\n{prose(30)}\n"),
}
