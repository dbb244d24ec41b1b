#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""PDFs that are broken, locked, endless or malicious: each is reported or read, the others are indexed, and none takes
much time or memory. `hostile_pdfs_test.py Mutated 2000` tries so many mutants of the example PDFs."""
import os
import pathlib
import random
import re
import subprocess
import sys
import time
import zlib

from workbench import DONE, PATIENCE, PROGRAM, SOME_FILES, Workbench, main

EXAMPLES = pathlib.Path(__file__).resolve().parents[2] / "examples" / "pdfs"
MUTANTS = 24
CLOSE = "the carriers of the northern coast sold their salt in the towns behind the hills and came home in the autumn. "


def pdf_of(pages, extra=b"", catalog=b"", trailer=b"", resources=b"<< /Font << /F1 3 0 R >> >>"):
    """A PDF of pages of operators. `extra`: further objects, from number 5 on, without their numbers."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R " + catalog + b" >>", b"",
               b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>", b"<< /Title (Untitled) >>", *([extra] if extra else [])]
    kids = []
    for page in pages:
        kids.append(len(objects) + 1)
        objects.append(b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources " + resources
                       + b" /Contents %d 0 R >>" % (len(objects) + 2))
        data = zlib.compress(page)
        objects.append(b"<< /Length %d /Filter /FlateDecode >>\nstream\n" % len(data) + data + b"\nendstream")
    objects[1] = b"<< /Type /Pages /Kids [" + b" ".join(b"%d 0 R" % kid for kid in kids) + b"] /Count %d >>" % len(kids)
    out, table = bytearray(b"%PDF-1.5\n"), b"0000000000 65535 f \n"
    for i, body in enumerate(objects):
        table += b"%010d 00000 n \n" % len(out)
        out += b"%d 0 obj\n" % (i + 1) + body + b"\nendobj\n"
    return bytes(out) + b"xref\n0 %d\n" % (len(objects) + 1) + table + (
        b"trailer\n<< /Size %d /Root 1 0 R /Info 4 0 R " % (len(objects) + 1) + trailer
        + b" >>\nstartxref\n%d\n%%%%EOF\n" % len(out))


def lines_of(lines, size=10, y=780, step=13):
    return b"\n".join(b"BT /F1 %d Tf 72 %d Td (%s) Tj ET" % (size, y - i * step, line.encode()) for i, line in enumerate(lines))


def page_of_text(number, lines=50):
    words = (CLOSE * 10).split()
    return lines_of([f"{number} " + " ".join(words[(number + i * 7) % 60:][:14]) for i in range(lines)])


class Hostile(Workbench):
    """The good paper of the workbench stays found beside each."""

    def reported(self, content, pattern, timeout=60):
        self.put("bad.pdf", content)
        line = self.assert_names_file(self.index_papers(expect=SOME_FILES, timeout=timeout), "bad.pdf")
        self.assertRegex(line, pattern)
        self.assertEqual(self.found("lighthouse"), ["good"])

    def read(self, content, word, timeout=60):
        self.put("odd.pdf", content)
        self.index_papers(expect=DONE, timeout=timeout)
        self.assertEqual(self.found(word), ["odd"])
        self.assertEqual(self.found("lighthouse"), ["good"])

    def test_broken_table_of_objects(self):
        whole = pdf_of([page_of_text(1)])
        start = whole.index(b"xref\n")
        self.read(whole[:start] + re.sub(rb"\d{10}", b"9999999999", whole[start:]), "carriers")

    def test_wrong_startxref(self):
        self.read(re.sub(rb"startxref\n\d+", b"startxref\n7", pdf_of([page_of_text(1)])), "carriers")

    def test_truncated(self):
        whole = (EXAMPLES / "notes.pdf").read_bytes()
        self.reported(whole[:300], "PDF")

    def test_encrypted(self):
        lock = (b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <" + b"41" * 32 + b"> /U <" + b"42" * 32
                + b"> >> /ID [<01> <01>]")
        self.reported(pdf_of([page_of_text(1)], trailer=lock), "password")

    def test_no_pages(self):
        self.reported(pdf_of([]), "no pages|no text|broken")

    def test_loop_of_pages(self):
        whole = pdf_of([page_of_text(1)])
        self.reported(re.sub(rb"/Kids \[5 0 R\]", b"/Kids [2 0 R]", whole), "PDF")

    def test_loop_of_forms(self):
        """A form that draws itself twice."""
        body = b"/X Do /X Do"
        form = (b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 5 0 R >> >> /Length %d >>\nstream\n"
                % len(body) + body + b"\nendstream")
        self.read(pdf_of([page_of_text(1) + b"\n/X Do"], extra=form,
                         resources=b"<< /Font << /F1 3 0 R >> /XObject << /X 5 0 R >> >>"), "carriers")

    def test_script(self):
        """JavaScript is text to nobody."""
        self.read(pdf_of([page_of_text(1)], catalog=b"/OpenAction << /S /JavaScript /JS (app.alert\\('gotcha'\\)) >>"), "carriers")
        self.assertEqual(self.found("gotcha"), [])

    def test_stream_that_unpacks_to_gigabytes(self):
        packer = zlib.compressobj(9)
        bomb = b"".join([packer.compress(b" " * (1 << 22)) for _ in range(256)]) + packer.flush()
        whole = pdf_of([page_of_text(1)])
        page = whole.index(b"stream\n", whole.index(b"/FlateDecode"))
        data = whole[page + 7:whole.index(b"\nendstream", page)]
        self.put("bad.pdf", whole.replace(b"/Length %d " % len(data), b"/Length %d " % len(bomb)).replace(data, bomb))
        start = time.monotonic()
        self.index_papers(expect=SOME_FILES, timeout=200)
        self.assertLess(time.monotonic() - start, 150 * PATIENCE)
        self.assertEqual(self.found("lighthouse"), ["good"])

    def test_a_million_words_on_a_page(self):
        line = b" ".join(b"salt" for _ in range(100))
        page = b"BT /F1 1 Tf 10 830 Td " + b"".join(b"(" + line + b") Tj 0 -0.08 Td " for _ in range(10_000)) + b"ET"
        self.put("odd.pdf", pdf_of([page_of_text(1), page]))
        start = time.monotonic()
        done = self.run_program("index", self.papers, timeout=200)
        self.assertIn(done.returncode, (DONE, SOME_FILES), done.stderr)
        self.assertLess(time.monotonic() - start, 150 * PATIENCE)
        self.assertIn("odd.pdf", done.stdout)
        self.assertEqual(self.found("lighthouse"), ["good"])

    def test_all_at_once_beside_good_ones(self):
        whole = (EXAMPLES / "word.pdf").read_bytes()
        for i in range(6):
            self.put(f"bad-{i}.pdf", whole[:2000 + 900 * i])
            self.put(f"fine-{i}.pdf", whole + b"%% %d\n" % i)  # the same bytes would be one paper
        done = self.run_program("index", self.papers)
        self.assertIn(done.returncode, (DONE, SOME_FILES), done.stderr)
        self.assertLessEqual({f"fine-{i}" for i in range(6)}, set(self.found("embargo")))


class Book(Workbench):
    PAGES, MEMORY = 1500, 200  # MiB

    def test_memory_and_time_of_a_book(self):
        book = self.put("book.pdf", pdf_of([page_of_text(i) for i in range(self.PAGES)]))
        start = time.monotonic()
        with open(os.devnull, "wb") as nothing:
            child = subprocess.Popen([PROGRAM, "read", "--json", str(book)], stdout=nothing, cwd=self.folder)
            _, status, usage = os.wait4(child.pid, 0)
            child.returncode = status
        seconds = time.monotonic() - start
        print(f"{self.PAGES} pages: {usage.ru_maxrss / 1024:.0f} MiB, {self.PAGES / seconds:.0f} pages a second")
        self.assertEqual(status, 0)
        if PATIENCE == 1:
            self.assertLess(usage.ru_maxrss / 1024, self.MEMORY)
            self.assertGreater(self.PAGES / seconds, 15)


class Mutated(Workbench):
    """Bytes changed, pieces left out, doubled, swapped: the answer is passages or a reason, in good time."""

    def mutant(self, chance, content):
        content = bytearray(content)
        for _ in range(chance.choice((1, 3, 20))):
            at, size = chance.randrange(len(content)), chance.choice((1, 4, 64, 600))
            kind = chance.randrange(5)
            if kind == 0:
                content[at] = chance.randrange(256)
            elif kind == 1:
                del content[at:at + size]
            elif kind == 2:
                content[at:at] = content[at:at + size]
            elif kind == 3:
                number = chance.choice([b"0", b"-1", b"4294967296", b"99999999999999999999", b"1e308", b"2 0 R"])
                places = [m.span() for m in re.finditer(rb"\d+", bytes(content))]
                first, last = chance.choice(places)
                content[first:last] = number
            else:
                other = chance.randrange(len(content))
                content[at:at + size], content[other:other + size] = content[other:other + size], content[at:at + size]
            content = content or bytearray(b"x")
        return bytes(content)

    def test_mutants(self):
        chance = random.Random(12)
        sources = sorted(EXAMPLES.glob("*.pdf"))
        read = 0
        for i in range(MUTANTS):
            path = self.put("mutant.pdf", self.mutant(chance, chance.choice(sources).read_bytes()))
            start = time.monotonic()
            done = self.run_program("read", path, timeout=150)
            self.assertIn(done.returncode, (DONE, SOME_FILES), f"mutant {i}: {done.returncode} {done.stderr}")
            self.assertLess(time.monotonic() - start, 130 * PATIENCE, f"mutant {i}")
            read += done.returncode == DONE
        print(f"{read} of {MUTANTS} mutants were read, the others refused")


if __name__ == "__main__":
    if len(sys.argv) == 3 and sys.argv[2].isdigit():
        MUTANTS = int(sys.argv.pop())
    main()
