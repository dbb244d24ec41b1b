#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""make_library.py [FOLDER]: makes the second example library, eight invented papers as PDF, DOCX and HTML and their bibliography,
from examples/texts/library.txt, in examples/library/ or in FOLDER. The same text gives the same bytes."""
import html
import io
import pathlib
import re
import sys
import zipfile

HERE = pathlib.Path(__file__).resolve().parent / "library"
# Times-Roman, thousandths of its size: ASCII from the blank on, and what else the texts use (AFM of the standard 14 fonts).
WIDTHS = [250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278] + [500] * 10 + [
    278, 278, 564, 564, 564, 444, 921, 722, 667, 667, 722, 611, 556, 722, 722, 333, 389, 722, 611, 889, 722, 722, 556, 722, 667,
    556, 611, 722, 722, 944, 722, 722, 611, 333, 278, 333, 469, 500, 333, 444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500,
    278, 778, 500, 500, 500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480, 200, 480, 541]
WIDTH, HEIGHT, MARGIN, SIZE, LEADING = 420, 595, 54, 10, 13  # points; A5


class Paper:
    def __init__(self, text):
        head, *lines = text.strip().split("\n")
        self.name, self.format = head.split()
        self.fields, self.blocks = {}, []
        for line in lines:
            field = re.fullmatch(r"([a-z ]+): (.*)", line)
            if line.startswith("## "):
                self.blocks.append(("heading", line[3:]))
            elif field and not self.blocks:
                self.fields[field[1]] = field[2]
            else:
                self.blocks.append(("text", line))

    def authors(self):
        return self.fields["authors"].split("; ")

    def key(self):
        return self.authors()[0].split()[-1].lower() + self.fields["year"]


def docx(paper):
    style = lambda name, text: (f'<w:p><w:pPr><w:pStyle w:val="{name}"/></w:pPr><w:r><w:t xml:space="preserve">'
                                f"{html.escape(text, False)}</w:t></w:r></w:p>")
    body = style("Title", paper.fields["title"]) + style("Author", ", ".join(paper.authors()))
    for kind, text in paper.blocks:
        body += style("Heading1" if kind == "heading" else "Normal", text)
    styles = "".join(f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{said}"/></w:style>'
                     for name, said in (("Normal", "Normal"), ("Title", "Title"), ("Author", "Author"), ("Heading1", "heading 1")))
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    declared = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{main}.document.main+xml"/>'
        f'<Override PartName="/word/styles.xml" ContentType="{main}.styles+xml"/></Types>',
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{relation}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{relation}/styles" Target="styles.xml"/></Relationships>',
        "word/document.xml": f"<w:document {space}><w:body>{body}</w:body></w:document>",
        "word/styles.xml": f"<w:styles {space}>{styles}</w:styles>"}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, declared + content, zipfile.ZIP_STORED)  # compressors differ from one zlib to the next
    return out.getvalue()


def page_of_html(paper):
    out = ["<!doctype html>", '<html lang="en"><head><meta charset="utf-8">', f"<title>{html.escape(paper.fields['title'])}</title>"]
    out += [f'<meta name="citation_author" content="{html.escape(author)}">' for author in paper.authors()]
    out += ["</head><body>", '<nav><a href="/">All issues</a> <a href="/about">About the journal</a></nav>', "<article>",
            f"<h1>{html.escape(paper.fields['title'])}</h1>", f"<p>{html.escape(', '.join(paper.authors()))}</p>"]
    out += [f"<h2>{html.escape(text)}</h2>" if kind == "heading" else f"<p>{html.escape(text, False)}</p>" for kind, text in paper.blocks]
    return ("\n".join(out + ["</article>", "</body></html>"]) + "\n").encode()


def wide(text, size):
    return sum(WIDTHS[ord(c) - 32] for c in text) * size / 1000


class Pages:
    """Lines set on pages from the top; a page has its number at the foot and a running head from the second on."""
    def __init__(self, paper):
        self.paper, self.pages, self.number = paper, [], int(paper.fields["first page"])
        self.turn()

    def turn(self):
        self.ops, self.y = [], MARGIN
        self.pages.append(self.ops)
        if len(self.pages) > 1:
            self.put(self.paper.fields["journal"], MARGIN, 34, 8)
        number = str(self.number + len(self.pages) - 1)
        self.put(number, (WIDTH - wide(number, 8)) / 2, HEIGHT - 28, 8)

    def put(self, text, x, y, size, font="F1"):
        code = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        self.ops.append(f"BT /{font} {size} Tf {x:.2f} {HEIGHT - y:.2f} Td ({code}) Tj ET")

    def lines(self, text, size, font="F1", indent=0, before=0, stay=1):
        words, rows, room = text.split(), [], WIDTH - 2 * MARGIN - indent
        while words:
            row = [words.pop(0)]
            while words and wide(" ".join(row + words[:1]), size * (1.06 if font == "F2" else 1)) <= room:
                row.append(words.pop(0))
            rows.append(row)
            room = WIDTH - 2 * MARGIN
        self.y += before
        for i, row in enumerate(rows):
            if self.y + LEADING * (stay if i == 0 else 1) > HEIGHT - MARGIN:
                self.turn()
            self.y += size * 1.3
            self.put(" ".join(row), MARGIN + (indent if i == 0 else 0), self.y, size, font)

    def file(self):
        count = len(self.pages)
        kids = " ".join(f"{5 + 2 * i} 0 R" for i in range(count))
        font = "<< /Type /Font /Subtype /Type1 /BaseFont /{} /Encoding /WinAnsiEncoding >>"
        objects = ["<< /Type /Catalog /Pages 2 0 R >>", f"<< /Type /Pages /Count {count} /Kids [{kids}] >>",
                   font.format("Times-Roman"), font.format("Times-Bold")]
        for i, ops in enumerate(self.pages):
            objects.append(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Contents {6 + 2 * i} 0 R "
                           "/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>")
            stream = "\n".join(ops)
            objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        out, places = "%PDF-1.4\n", []
        for number, content in enumerate(objects, 1):
            places.append(len(out))
            out += f"{number} 0 obj\n{content}\nendobj\n"
        table = "".join(f"{place:010} 00000 n \n" for place in places)
        return (f"{out}xref\n0 {len(places) + 1}\n0000000000 65535 f \n{table}"
                f"trailer\n<< /Size {len(places) + 1} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF\n").encode("ascii")


def pdf(paper):
    pages = Pages(paper)
    pages.lines(paper.fields["title"], 16, "F2")
    pages.lines(", ".join(paper.authors()), 11, before=6)
    fresh = True
    for kind, text in paper.blocks:
        if kind == "heading":
            pages.lines(text, 12, "F2", before=10, stay=3)
        else:
            pages.lines(text, SIZE, indent=0 if fresh else 12)
        fresh = kind == "heading"
    return pages.file()


def bib(papers):
    out = []
    for paper in papers:
        f = paper.fields
        authors = " and ".join(", ".join([name.split()[-1], " ".join(name.split()[:-1])]) for name in paper.authors())
        out.append(f"@article{{{paper.key()},\n  title = {{{f['title']}}},\n  author = {{{authors}}},\n  year = {{{f['year']}}},\n"
                   f"  journal = {{{f['journal']}}},\n  volume = {{{f['volume']}}},\n  pages = {{{f['pages'].replace('-', '--')}}},\n"
                   f"  doi = {{{f['doi']}}},\n  file = {{{paper.name}.{paper.format}}}\n}}\n")
    return "\n".join(out).encode()


def main():
    to = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else HERE
    papers = [Paper(text) for text in (HERE.parent / "texts" / "library.txt").read_text().split("=== ")[1:]]
    for paper in papers:
        make = {"pdf": pdf, "docx": docx, "html": page_of_html}[paper.format]
        (to / f"{paper.name}.{paper.format}").write_bytes(make(paper))
    (to / "library.bib").write_bytes(bib(papers))


if __name__ == "__main__":
    main()
