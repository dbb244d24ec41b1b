# SPDX-License-Identifier: GPL-3.0-or-later
"""Questions that tests ask of every view, and invented records to ask them of."""
import json
import pathlib
import random
import re

ROOT = pathlib.Path(__file__).resolve().parents[2]
STATES = ["China", "Pakistan", "India", "Iran", "Egypt", "Ethiopia", "Norway", "Russia", "Turkey", "Greece"]
WORDS = """border treaty river corridor envoy pipeline fence tariff summit ministry garrison strait quota refugee census
harbour railway ceasefire doctrine alliance embargo parliament patrol customs grievance memorandum province loan
sanction sanctions sanctioned dam dams federal federation energy water security""".split()

OPERATORS = ["water", "river water", '"the river"', '"the of"', '"river basin"~3', "river NEAR/5 water", "the NEAR/3 the",
             "(dam OR reservoir) NEAR/8 river", "sanction*", '"the riv*"', "water -river", "+water +river treaty",
             "NOT water", "water AND (river OR treaty) AND NOT dam", "title:water", "author:a*", "heading:river",
             'heading:"the river"', 'title:"in the"', "title:river~", "dyad:*", "year:2000..2020", "year:>2010 water",
             "kind:footnote", "kind:reference water", "water trade dispute settlement", "wter", "reservor rulez",
             "US sanctions", "ceasefire", "cease fire", "cease-fire", "federation", "the", "of the in", "zzzzqqq",
             "water AND zzzzqqq", '"water zzzzqqq"', "paper:*", "water " * 40, "(" * 30 + "water" + ")" * 30,
             "s* t* r* w* a* b* c* d*", "", "-", '"', "a OR b OR c OR d", 'trade "the river" water']


def varied_records(path, count=900):
    """Writes invented records with years, places and texts of a few words, so that many scores are equal or nearly so."""
    chance = random.Random(11)
    with open(path, "w", encoding="utf-8") as out:
        for number in range(count):
            text = " ".join(chance.choice(WORDS) for _ in range(chance.randint(8, 40)))
            record = {"_id": f"r{number}", "title": " ".join(chance.choice(WORDS) for _ in range(3)).title(),
                      "text": f"{chance.choice(STATES)} and {chance.choice(STATES)}: {text}.",
                      "author": chance.choice(["Ada Byron", "Grace Hopper", "Emmy Noether"]),
                      "place": chance.choice(["north", "south", "east"])}
            if number % 7:
                record["year"] = str(chance.randint(1990, 2024))
            out.write(json.dumps(record) + "\n")


def documented():
    """Everything that docs/query-language.md shows as code; much of it is a query."""
    text = (ROOT / "docs" / "query-language.md").read_text(encoding="utf-8")
    return sorted({span.replace("\\|", "|") for span in re.findall(r"`([^`\n]+)`", text)})
