# SPDX-License-Identifier: GPL-3.0-or-later
"""Charts as the program serves and prints them: each number leads to as many passages as it says, whatever the question;
drawings are well-formed, and hold what papers hold as text. Usage: charts_test.py DOSSIER ROOT"""

import csv
import html.parser
import io
import json
import pathlib
import random
import subprocess
import sys
import tempfile
import unittest
import urllib.parse
import xml.etree.ElementTree

from served import Served

PROGRAM, ROOT = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
HOSTILE = """# <script>alert(1)</script> & "Rivers" 'of' 2001

## Introduction

Water was shared in 1971–72 and again in the 1990s, said <b>the treaty</b> of 1960, and nobody had asked for it before.
"""
VIEWS = {"timeline": ["", "&by=mentions"], "dispersion": ["", "&sort=year"]}
FILTERS = ["", "&dyad=Egypt-Ethiopia", "&section!=conclusion", "&mentions-year=2011", "&mentions-year=1965..2019",
           "&year=2019..2024", "&paper=who-holds-the-tap", "&min-confidence=0.75", "&theory=realism&kind=paragraph"]
WORDS = ["water", "treaty", "sanctions", "\"water sharing\"", "gas", "trust", "-dam", "OR fish", "realism", "quake*",
         "mentions-year:1999", "dyad:greece", "section:theory"]


class Tables(html.parser.HTMLParser):
    """The links of the cells of a page's tables of data, as (text, address), and all addresses in its drawings."""

    def __init__(self):
        super().__init__()
        self.links, self.drawn, self.cells, self.address, self.text = [], [], 0, None, ""
        self.drawing = False

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag == "svg":
            self.drawing = True
        elif tag == "td":
            self.cells += 1
        elif tag == "a" and self.drawing:
            self.drawn.append(attributes["href"])
        elif tag == "a" and self.cells:
            self.address, self.text = attributes["href"], ""

    def handle_endtag(self, tag):
        if tag == "svg":
            self.drawing = False
        elif tag == "td":
            self.cells -= 1
        elif tag == "a" and self.address:
            self.links.append((self.text, self.address))
            self.address = None

    def handle_data(self, data):
        self.text += data


def run(index, *arguments):
    return subprocess.run([PROGRAM, *arguments, "--index", index], check=True, capture_output=True).stdout


class Charts(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        paper = pathlib.Path(cls.folder.name, 'odd "<b>&.md')
        paper.write_text(HOSTILE)
        cls.served = Served(PROGRAM, [ROOT / "examples/papers", paper])
        cls.served.__enter__()
        cls.index = cls.served.index

    @classmethod
    def tearDownClass(cls):
        cls.served.__exit__()
        cls.folder.cleanup()

    def page(self, address):
        status, _, body = self.served.ask(address)
        self.assertEqual(status, 200, address)
        tables = Tables()
        tables.feed(body.decode())
        return body.decode(), tables

    def total(self, address):
        self.assertTrue(address.startswith("/search?"), address)
        status, _, body = self.served.ask("/api/v1" + address + "&limit=0")
        self.assertEqual(status, 200, address)
        return json.loads(body)["total"]

    def test_each_number_leads_to_as_many_passages(self):
        chance = random.Random(18)
        followed = 0
        for view, forms in VIEWS.items():
            for form in forms:
                for filters in FILTERS:
                    words = " ".join(chance.sample(WORDS, chance.randrange(3)))
                    address = f"/{view}?q={urllib.parse.quote(words)}{filters}{form}"
                    links = [link for link in self.page(address)[1].links if link[1].startswith("/search?")]
                    for text, link in chance.sample(links, min(len(links), 8)):
                        self.assertEqual(self.total(link), int(text.replace(",", "")), f"{address} → {link}")
                        followed += 1
        self.assertGreater(followed, 100)

    def test_links_of_a_drawing_are_those_of_its_table(self):
        for view, forms in VIEWS.items():
            for form in forms:
                _, tables = self.page(f"/{view}?q=water{form}")
                self.assertTrue(tables.drawn, view)
                self.assertLessEqual(set(tables.drawn), {link for _, link in tables.links}, view)

    def test_places_lead_to_passages(self):
        _, tables = self.page("/dispersion?q=treaty")
        places = [link for _, link in tables.links if link.startswith("/passage/")]
        self.assertTrue(places)
        for link in places[:10]:
            self.assertEqual(self.served.ask(link.split("#")[0])[0], 200, link)

    def test_drawings_are_well_formed_and_hold_text_alone(self):
        for view, forms in VIEWS.items():
            for form in forms:
                body, _ = self.page(f"/{view}?q=%3Cscript%3E%26%22'{form}")
                self.assertNotIn("<script>alert", body)
                body, _ = self.page(f"/{view}?q={form}")
                self.assertNotIn("<script>alert", body)
                self.assertNotIn("<b>&", body)
                svg = self.served.ask(f"/export/{view}?q=water%20%3Cb%3E{form}")[2].decode()
                root = xml.etree.ElementTree.fromstring(svg)
                self.assertEqual(root.tag, "{http://www.w3.org/2000/svg}svg")
                self.assertNotIn("<b>", svg)

    def test_files_are_those_of_the_command_line(self):
        for view, forms in VIEWS.items():
            answer = self.served.ask(f"/api/v1/{view}?q=water")[2]
            self.assertEqual(answer, run(self.index, view, "--json", "water"))
            self.assertEqual(answer, self.served.ask(f"/export/{view}?q=water&format=json")[2])
            rows = list(csv.reader(io.StringIO(self.served.ask(f"/export/{view}?q=water&format=csv")[2].decode("utf-8-sig"))))
            self.assertEqual(rows, list(csv.reader(io.StringIO(run(self.index, view, "--format", "csv", "water")
                                                               .decode("utf-8-sig")))))
            self.assertGreater(len(rows), 1)
            root = xml.etree.ElementTree.fromstring(run(self.index, view, "--format", "svg", "water"))
            self.assertEqual(root.attrib["role"], "img")
            self.assertTrue(root.find("{http://www.w3.org/2000/svg}title").text.endswith(": water"))
            self.assertEqual(self.served.ask(f"/export/{view}?q=water&format=svg")[0], 200)

    def test_years_that_passages_mention(self):
        years = json.loads(run(self.index, "timeline", "--by", "mentions", "--json", "\"shared in\""))["years"]
        self.assertEqual([year["value"] for year in years], ["1960", "1971", "1972", "1990s"])
        for year in years:
            self.assertLessEqual(year["passages"], year["all"])

    def test_next_papers(self):
        _, headers, body = self.served.ask("/api/v1/dispersion?q=water&limit=2")
        self.assertEqual(len(json.loads(body)["papers"]), 2)
        self.assertIn('rel="next"', headers["Link"])


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
