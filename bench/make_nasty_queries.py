#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""make_nasty_queries.py > QUERIES.jsonl

Queries of at most 2 KB that are meant to hurt: what a search costs at worst. For bench_query INDEX QUERIES.jsonl
--slowest 5. Lines are {"_id", "text"}; the ids say what each tries.
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
            if len(text) + len(piece) + 1 > LIMIT:
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
    yield "bytes", "".join(chr(rng.randrange(1, 0x2FFF)) for _ in range(700))


def main():
    for name, text in nasty():
        encoded = text.encode("utf-8", "replace")
        assert len(encoded) <= LIMIT + 1, (name, len(encoded))
        print(json.dumps({"_id": name, "text": text}, ensure_ascii=False))


if __name__ == "__main__":
    main()
