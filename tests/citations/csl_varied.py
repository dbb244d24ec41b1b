#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Citations and lists of works in styles (CSL) that chance made are what tests/citations/csl_varied.txt says: how each begins, and
a digest of the whole.

usage: csl_varied.py CSL_CASE [--update] [--show NUMBER]

With --update today's are written; the diff is part of the review. --show prints one case, what was asked and what came.
"""
import argparse
import hashlib
import json
import pathlib
import random
import subprocess
import sys
from xml.sax.saxutils import quoteattr

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "support"))
from golden_lines import hold  # noqa: E402

GOLDEN = pathlib.Path(__file__).resolve().parent / "csl_varied.txt"
COUNT = 900
AFFIXES = [("prefix", ["(", " ", "“", "in ", ", ", "[", "¿"]), ("suffix", [")", ".", ", ", "”", " ", ";", "]", ". ", "?"])]
LOOKS = [("font-style", ["italic", "normal", "oblique"]), ("font-weight", ["bold", "light", "normal"]), ("font-variant", ["small-caps", "normal"]),
         ("text-decoration", ["underline", "none"]), ("vertical-align", ["sup", "sub", "baseline"]), ("quotes", ["true"]), ("strip-periods", ["true"]),
         ("text-case", ["lowercase", "uppercase", "capitalize-first", "capitalize-all", "title", "sentence"]), ("display", ["block", "indent"])]
TEXTS = "title title-short container-title volume issue page page-first edition publisher publisher-place DOI note citation-number year-suffix locator genre number collection-title".split()
NAMES = "author editor translator editor translator author".split()
NUMBERS = "volume issue edition number page number-of-pages chapter-number citation-number".split()
TERMS = "page editor volume in and et-al edition no date accessed ibid forthcoming translator chapter open-quote section".replace("no date", "no_date").split()
NAME_OPTIONS = [("form", ["long", "short", "count"]), ("and", ["text", "symbol"]), ("delimiter", [", ", "; ", "/"]), ("initialize-with", [". ", ".", " ", ""]),
                ("initialize", ["false", "true"]), ("name-as-sort-order", ["first", "all"]), ("sort-separator", [", ", " "]),
                ("et-al-min", ["2", "3", "4"]), ("et-al-use-first", ["1", "2"]), ("et-al-use-last", ["true"]),
                ("et-al-subsequent-min", ["2", "3"]), ("et-al-subsequent-use-first", ["1", "2"]),
                ("delimiter-precedes-last", ["always", "never", "contextual", "after-inverted-name"]),
                ("delimiter-precedes-et-al", ["always", "never", "contextual", "after-inverted-name"])]
ROOT = [("demote-non-dropping-particle", ["never", "sort-only", "display-and-sort"]), ("initialize-with-hyphen", ["false", "true"]),
        ("page-range-format", ["expanded", "minimal", "minimal-two", "chicago", "chicago-16"]), ("default-locale", ["en-US", "de-DE", "fr-FR", "en-GB"]),
        ("names-delimiter", [", "]), ("and", ["text"]), ("name-form", ["short"])]
CITATION = [("collapse", ["citation-number", "year", "year-suffix", "year-suffix-ranged"]), ("disambiguate-add-names", ["true"]), ("disambiguate-add-givenname", ["true"]),
            ("disambiguate-add-year-suffix", ["true"]), ("givenname-disambiguation-rule", ["all-names", "all-names-with-initials", "primary-name", "primary-name-with-initials", "by-cite"]),
            ("cite-group-delimiter", [", ", "; "]), ("year-suffix-delimiter", [", ", ""]), ("after-collapse-delimiter", ["; "]), ("near-note-distance", ["3"])]
LIST = [("subsequent-author-substitute", ["———", ""]), ("subsequent-author-substitute-rule", ["complete-all", "complete-each", "partial-each", "partial-first"]),
        ("hanging-indent", ["true"]), ("second-field-align", ["flush", "margin"]), ("line-spacing", ["2"]), ("entry-spacing", ["1"])]


class Maker:
    """A style made by chance."""

    def __init__(self, chance):
        self.chance = chance

    def options(self, table, share):
        return "".join(f" {name}={quoteattr(self.chance.choice(values))}" for name, values in table if self.chance.random() < share)

    def looks(self):
        return self.options(AFFIXES, 0.25) + self.options(LOOKS, 0.09)

    def text(self):
        c = self.chance
        kind = c.randrange(8)
        if kind < 4:
            return f'<text variable="{c.choice(TEXTS)}"' + c.choice(("", "", ' form="short"')) + self.looks() + "/>"
        if kind < 6:
            return f'<text term="{c.choice(TERMS).replace("_", " ")}"' + c.choice(("", ' form="short"', ' form="symbol"', ' plural="true"')) + self.looks() + "/>"
        if kind == 6:
            return f'<text macro="{c.choice(("who", "when", "what"))}"' + self.looks() + "/>"
        return f'<text value={quoteattr(c.choice(("no. ", "the End of all: a test", "“x”", "&", "A.B.", " ")))}' + self.looks() + "/>"

    def names(self):
        c = self.chance
        parts = "".join(f'<name-part name="{part}"{self.options(LOOKS, 0.2)}/>' for part in ("family", "given") if c.random() < 0.2)
        name = f"<name{self.options(NAME_OPTIONS, 0.28)}{self.looks()}>{parts}</name>"
        et_al = c.choice(("", "", '<et-al term="and others"/>', '<et-al font-style="italic"/>'))
        label = self.label("") if c.random() < 0.35 else ""
        substitute = f"<substitute>{c.choice(('', '<names variable=%s/>' % quoteattr(c.choice(NAMES))))}{self.text()}{self.text()}</substitute>" if c.random() < 0.4 else ""
        variables = " ".join(sorted({c.choice(NAMES) for _ in range(c.choice((1, 1, 2)))}))
        return f'<names variable="{variables}"{self.looks()}>' + (label + name if c.random() < 0.2 else name + et_al + label) + substitute + "</names>"

    def label(self, variable):
        c = self.chance
        of = f' variable="{variable}"' if variable else ""
        return f"<label{of}" + c.choice(("", ' form="short"', ' form="symbol"', ' form="verb"', ' form="verb-short"')) + self.options([("plural", ["always", "never", "contextual"])], 0.2) + self.looks() + "/>"

    def number(self):
        c = self.chance
        variable = c.choice(NUMBERS)
        shown = f'<number variable="{variable}"' + c.choice(("", ' form="ordinal"', ' form="long-ordinal"', ' form="roman"', ' form="numeric"')) + self.looks() + "/>"
        return (self.label(variable) if c.random() < 0.4 else "") + shown

    def date(self):
        c = self.chance
        parts = "".join(f'<date-part name="{part}"' + c.choice(("", form)) + self.options(AFFIXES, 0.2) + c.choice(("", "", ' range-delimiter="/"')) + self.options(LOOKS, 0.05) + "/>"
                        for part, form in c.sample([("day", ' form="ordinal"'), ("month", ' form="short"'), ("year", ' form="short"')], c.randint(1, 3)))
        if c.random() < 0.4:
            return f'<date variable="{c.choice(("issued", "accessed"))}" form="{c.choice(("text", "numeric"))}"' + c.choice(("", ' date-parts="year"', ' date-parts="year-month"')) + self.looks() + "/>"
        return f'<date variable="{c.choice(("issued", "issued", "accessed"))}"{self.looks()}{self.options([("delimiter", [" ", "-"])], 0.3)}>{parts}</date>'

    def condition(self):
        c = self.chance
        test = c.choice((f'type="{c.choice(("book", "article-journal", "chapter thesis", "book chapter"))}"', f'variable="{c.choice(TEXTS + NAMES + ["issued"])}"',
                         f'is-numeric="{c.choice(NUMBERS)}"', 'is-uncertain-date="issued"', 'position="first"', 'position="subsequent"', 'position="ibid"',
                         'position="ibid-with-locator"', 'locator="page"', 'locator="chapter section"', 'disambiguate="true"', 'position="near-note"'))
        if c.random() < 0.2:
            test += f' variable="{c.choice(TEXTS)}"' if "variable" not in test else ' type="book"'
        return test + self.options([("match", ["any", "all", "none"])], 0.4)

    def choose(self, depth):
        c = self.chance
        out = f"<choose><if {self.condition()}>{self.parts(depth + 1)}</if>"
        if c.random() < 0.4:
            out += f"<else-if {self.condition()}>{self.parts(depth + 1)}</else-if>"
        return out + (f"<else>{self.parts(depth + 1)}</else>" if c.random() < 0.6 else "") + "</choose>"

    def parts(self, depth=0, least=1, most=3):
        c = self.chance
        out = []
        for _ in range(c.randint(least, most)):
            kind = c.randrange(10)
            if kind == 0 and depth < 3:
                out.append(self.choose(depth))
            elif kind <= 2 and depth < 3:
                out.append(f"<group{self.options([('delimiter', [', ', '. ', ' ', ': ', '; '])], 0.8)}{self.looks()}>{self.parts(depth + 1, 2, 4)}</group>")
            elif kind <= 4:
                out.append(self.names())
            elif kind == 5:
                out.append(self.date())
            elif kind == 6:
                out.append(self.number())
            elif kind == 7 and c.random() < 0.5:
                out.append(f'<text variable="locator"{self.looks()}/>' + self.label("locator"))
            else:
                out.append(self.text())
        return "".join(out)

    def sort(self):
        c = self.chance
        keys = "".join(c.choice((f'<key variable="{c.choice(("author", "issued", "title", "volume", "citation-number", "editor"))}"', f'<key macro="{c.choice(("who", "when", "what"))}"'))
                       + c.choice(("", ' sort="descending"')) + c.choice(("", "", ' names-min="2" names-use-first="1"')) + "/>" for _ in range(c.randint(1, 3)))
        return f"<sort>{keys}</sort>" if c.random() < 0.6 else ""

    def style(self):
        c = self.chance
        macros = (f'<macro name="who">{self.names()}</macro><macro name="when">{self.date()}</macro>'
                  f'<macro name="what"><text variable="title"{self.looks()}/></macro>')
        usual = '<text macro="who"/><text macro="when" prefix=" "/>' if c.random() < 0.5 else ""
        locale = c.choice(("", "", '<locale xml:lang="en"><terms><term name="editor"><single>hg.</single><multiple>hgg.</multiple></term><term name="and">plus</term>'
                           '<term name="ordinal-02">nd</term><term name="page" form="short">S.</term></terms><style-options punctuation-in-quote="true"/></locale>',
                           '<locale><style-options punctuation-in-quote="false" limit-day-ordinals-to-day-1="true"/><date form="text"><date-part name="year" suffix=" "/><date-part name="month"/></date></locale>'))
        return (f'<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="{c.choice(("note", "in-text"))}"{self.options(ROOT, 0.2)}>{locale}{macros}'
                f"<citation{self.options(CITATION, 0.25)}{self.options(NAME_OPTIONS, 0.04)}>{self.sort()}<layout{self.options([('delimiter', ['; ', ', '])], 0.8)}{self.looks()}>{usual}{self.parts()}</layout></citation>"
                f"<bibliography{self.options(LIST, 0.3)}>{self.sort()}<layout{self.looks()}>{usual}{self.parts(0, 2, 4)}</layout></bibliography></style>")


PEOPLE = [{"family": "Adams", "given": "Ada Beth"}, {"family": "Adams", "given": "Abel"}, {"family": "Brandt", "given": "Jean-Luc", "non-dropping-particle": "van der"},
          {"family": "Cruz", "given": "María", "dropping-particle": "de la", "suffix": "Jr."}, {"literal": "Office of Rivers"}, {"family": "王", "given": "小明"},
          {"family": "O’Neil", "given": "S. T."}, {"family": "Goethe", "given": "J. W.", "dropping-particle": "von"}, {"family": "Zorn"}, {"family": "Лунин", "given": "Пётр"},
          {"family": "King", "given": "M. L.", "suffix": "III", "comma-suffix": True}, {"family": "d’Arc", "given": "Jeanne"}]
TITLES = ["A Book of rivers: the end of <i>all</i> Seas", "On “quoted” things, and it's ‘so’", "the EU and NATO's war in the north", "Why?", "Über Flüsse — a study", "L'eau et la paix",
          "states & <b>nations</b>: who's who (2nd ed.)", "A-B of c.d., vol. 3", "mcdonald and iPhone: an e-mail"]


def item(chance, number):
    c = chance
    out = {"id": f"i{number}", "type": c.choice(("book", "article-journal", "chapter", "thesis", "report")), "title": c.choice(TITLES),
           "author": [c.choice(PEOPLE) for _ in range(c.choice((0, 1, 1, 2, 2, 3, 5)))]}
    year = c.choice((2001, 2001, 1999, 476, -44, 1810))
    dates = [{"date-parts": [[year]]}, {"date-parts": [[year, c.randint(1, 16)]]}, {"date-parts": [[year, c.randint(1, 12), c.randint(1, 31)]]},
             {"date-parts": [[2001, 3, 4], [2001, c.randint(3, 5), c.randint(1, 9)]]}, {"date-parts": [[1999], [2001]]}, {"date-parts": [[year]], "circa": True},
             {"literal": "in the old days"}, {"date-parts": [["1999", "10"], ["2000", "2"]]}]
    more = {"issued": c.choice(dates), "accessed": c.choice(dates), "editor": [c.choice(PEOPLE) for _ in range(c.randint(1, 3))], "translator": [c.choice(PEOPLE)],
            "container-title": c.choice(TITLES), "volume": c.choice(("3", "12", "2–4", "4 & 5", "XIV", "3a", "21", "113")), "issue": c.choice(("1", 22, "sp. no.")),
            "page": c.choice(("1–20", "101-8", "321-328", "1496-1504", "42", "N110-5", "3-4, 7", "100-104", "11564-11568")), "edition": c.choice(("2", "3rd", "1", "11", "revised", "23")),
            "publisher": "A Press", "publisher-place": "City", "DOI": "10.1234/a<b", "note": "a note. of.things", "title-short": "Book", "container-title-short": "J.",
            "number": c.choice(("7", "1001", "12")), "chapter-number": "4", "number-of-pages": c.choice(("1", "250")), "genre": "PhD thesis", "collection-title": "a Series",
            "language": c.choice(("en", "de"))}
    out.update({name: more[name] for name in sorted(more) if c.random() < 0.45})
    if c.random() < 0.85:
        out["issued"] = more["issued"]
    return out


def case(number):
    chance = random.Random(f"csl {number}")
    items = [item(chance, n) for n in range(chance.randint(2, 7))]
    if chance.random() < 0.5:  # works of the same people in the same year
        for one in items[1:3]:
            one["author"], one["issued"] = items[0]["author"], items[0].get("issued", {"date-parts": [[2001]]})
    ids = [one["id"] for one in items]

    def cite():
        out = {"id": chance.choice(ids)}
        if chance.random() < 0.35:
            out["locator"] = chance.choice(("4", "4-7", "12, 15", "iv", "101–8"))
            out["label"] = chance.choice(("page", "chapter", "section", "paragraph"))
        if chance.random() < 0.15:
            out["prefix"] = "see "
        if chance.random() < 0.15:
            out["suffix"] = ", and so on"
        out["position"] = chance.choice((0, 0, 1, 2, 3))
        return out

    citations = [[cite() for _ in range(chance.randint(1, 4))] for _ in range(chance.randint(1, 3))]
    if chance.random() < 0.3:
        citations.append([{"id": one} for one in ids])
    return {"style": Maker(chance).style(), "items": items, "citations": citations, "bibliography": number % 3 == 0}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", type=pathlib.Path)
    parser.add_argument("--update", action="store_true", help="writes today's citations")
    parser.add_argument("--show", type=int, metavar="NUMBER", help="prints one case")
    options = parser.parse_args()
    cases = [case(number) for number in range(COUNT)]
    asked = "".join(json.dumps(one) + "\n" for one in cases)
    done = subprocess.run([options.program.resolve()], input=asked, capture_output=True, encoding="utf-8", check=True)
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    if options.show is not None:
        print(json.dumps(cases[options.show], indent=1, ensure_ascii=False), answers[options.show], sep="\n")
        return 0
    now = [f"{n} | {answer.replace(chr(10), ' ')[:90]} | {hashlib.sha256(answer.encode()).hexdigest()[:8]}\n" for n, answer in enumerate(answers)]
    return 0 if hold(GOLDEN, now, options.update) else 1


if __name__ == "__main__":
    sys.exit(main())
