#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""make_nasty_queries.py > QUERIES.jsonl

Queries of at most 2 KB that are meant to hurt: what a search costs at worst. For bench_query INDEX QUERIES.jsonl
--slowest 5. Lines are {"_id", "query"}; the ids say what each tries.
"""
import json
import pathlib
import random

LIMIT = 2048
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def stop_words():
    path = pathlib.Path(__file__).resolve().parent.parent / "stopwords" / "en.txt"
    return [line for line in path.read_text(encoding="utf-8").split("\n") if line and not line.startswith("#")]


def filled(pieces):
    """The pieces, again and again, joined by spaces up to the limit."""
    pieces = list(pieces)
    text = ""
    while True:
        for piece in pieces:
            if len((text + piece).encode()) + 1 > LIMIT:
                return text.strip()
            text += piece + " "


def nasty():
    stop = stop_words()
    common = "the world people united nations peace international countries development security states".split()
    rng = random.Random(5)
    noise = ["".join(rng.choice(LETTERS) for _ in range(9)) for _ in range(200)]
    yield "phrase of two stop words", '"of the"'
    yield "phrase of three stop words", '"of the and"'
    yield "near phrase of stop words", '"the of and in to"~50'
    yield "many phrases of stop words", filled(f'"{a} {b}"' for a in stop[:12] for b in ("the", "of", "in"))
    yield "one phrase without end", '"' + filled(["the of and to in"]) + '"'
    yield "phrase of common words", '"united nations"'
    yield "stars", " ".join(letter + "*" for letter in LETTERS)
    yield "three stars", "a* b* c*"
    yield "strict stars", " AND ".join(letter + "*" for letter in LETTERS)
    yield "stop words", filled(stop)
    yield "any stop word", " OR ".join(stop)[:LIMIT].rsplit(" OR ", 1)[0]
    yield "every stop word", " AND ".join(stop)[:LIMIT].rsplit(" AND ", 1)[0]
    yield "common words", filled(common)
    yield "any common word", " OR ".join(common)
    yield "near of common words", " NEAR/50 ".join(common[:6])
    yield "many near", filled(["the NEAR/9 of"])
    yield "unknown words", filled(noise)
    yield "unknown run together", filled(a + b for a, b in zip(noise, noise[1:]))
    yield "brackets", "(" * 1000 + "peace" + ")" * 1000
    yield "open brackets", "(" * LIMIT
    yield "quotes", '"' * LIMIT
    yield "negations", filled(f"-{word}" for word in stop)
    yield "nested negations", "-(" * 600 + "peace"
    yield "fields", filled(f"year:{year}" for year in range(1946, 2022))
    yield "ranges", filled(["year:1946..2022"])
    yield "unknown fields", filled(f"{word}:{word}" for word in noise)
    yield "heading words", filled(f"heading:{word}" for word in common)
    yield "states", filled(["china pakistan iran india russia france germany japan brazil egypt"])
    yield "letters", filled(LETTERS)
    yield "one word again", filled(["the"])
    yield "one phrase again", filled(['"of the"'])
    yield "phrases of common words", filled(f'"{a} {b}"' for a in common for b in common if a != b)
    yield "phrases of stop words with much between", filled(f'"{a} {b}"~100' for a in stop[:30] for b in ("the", "of"))
    yield "near of stop words", filled(f"{a} NEAR/100 {b}" for a in stop[:30] for b in ("the", "of"))
    yield "chain of near", " NEAR/100 ".join(["the", "of", "and", "in", "to"] * 20)
    yield "near of alternatives", filled(["(the OR of OR and) NEAR/20 (in OR to OR a)"])
    yield "phrases joined", " AND ".join(['"of the"', '"in the"', '"to the"', '"and the"', '"on the"', '"for the"'] * 15)
    yield "phrases, any", " OR ".join(f'"{a} the"' for a in stop)[:LIMIT].rsplit(" OR ", 1)[0]
    yield "phrases taken away", filled(f'-"{a} the"' for a in stop)
    yield "common words taken away", filled(["peace", *(f"-{word}" for word in common)])
    yield "nothing is left", filled(["the AND NOT the", *(f'"{a} of"' for a in stop)])
    yield "nothing is left of phrases", " AND ".join([*(f'"{a} the"' for a in stop[:60]), "year:1800"])[:LIMIT]
    yield "common words and nothing", " AND ".join(common * 4) + " AND NOT world"
    yield "not not", "NOT " * 400 + "peace"
    yield "not of brackets", "NOT (" * 300 + "the" + ")" * 300
    yield "nested and or", "(the OR (of AND " * 90 + "peace" + "))" * 90
    yield "star in a phrase", filled(['"the wor* of"', '"unit* nat*"~9'])
    yield "any of stars", " OR ".join(a + b + "*" for a in "cdps" for b in "aeiou")
    yield "stars taken away", filled(f"-{letter}*" for letter in LETTERS)
    yield "stars in headings", filled(f"heading:{letter}* title:{letter}*" for letter in LETTERS)
    yield "lists of fields", filled(["year:(1950 OR 1960 OR 1970..2000 OR 2001)", "title:(the OR of OR \"of the\")"])
    yield "phrases in fields", filled(f'heading:"{a} {b}" title:"{b} {a}"' for a in common for b in common)
    yield "quotes that do not close", filled(['"of the', "“in a", "'to be", "«and so"])
    yield "right to left", filled(["\u202e\u0627\u0644\u0633\u0644\u0627\u0645 \u0639\u0644\u0649", "\u200f-\u0623*"])
    yield "marks that combine", "e" + "\u0301" * 900
    yield "hyphens", "-".join(["the", "of"] * 300)[:LIMIT]
    yield "hyphened words", filled(["the-of-and", "in-to-a", "united-nations-of"])
    yield "one word of letters", "a" * LIMIT
    yield "misspelled", filled(f"internatoinal{letter}" for letter in LETTERS)
    yield "han", "\u4e2d" * 600
    yield "one star", "a*"
    yield "star alone and a letter", filled(["* a"])
    yield "stars in a field of ids", filled(f"paper:{a}{b}*" for a in LETTERS for b in LETTERS)
    yield "not alone", "NOT the"
    yield "not a star", "NOT a*"
    yield "phrase of frequent words", '"in the"'
    yield "near of two stop words", "of NEAR/5 the"
    yield "question of twelve words", "what did the united nations say about peace and security in the world"
    yield "questions of frequent words", filled(["which countries of the world have been members of the united nations"])
    yield "bytes", "".join(chr(rng.randrange(1, 0x2FFF)) for _ in range(700))


def main():
    for name, text in nasty():
        encoded = text.encode("utf-8", "replace")
        assert len(encoded) <= LIMIT + 1, (name, len(encoded))
        print(json.dumps({"_id": name, "query": text}, ensure_ascii=False))


if __name__ == "__main__":
    main()
