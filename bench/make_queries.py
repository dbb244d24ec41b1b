#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""make_queries.py CORPUS.jsonl N > QUERIES.jsonl

N queries of 1 to 6 words as people type them, for measuring latency: words that stand close together in one passage of
the corpus (so that they have to do with each other), stop words left out except now and then between two words, in the
order of the text. The same corpus and N give the same queries. Lines are {"_id", "text"}.
"""
import json
import pathlib
import random
import re
import sys

# How many queries of 1, 2, … 6 words: most are of 2 to 4.
LENGTHS = [1] * 15 + [2] * 30 + [3] * 25 + [4] * 15 + [5] * 10 + [6] * 5


def stop_words():
    path = pathlib.Path(__file__).resolve().parent.parent / "stopwords" / "en.txt"
    lines = path.read_text(encoding="utf-8").splitlines()
    return {line.strip() for line in lines if line.strip() and not line.startswith("#")}


def sample(path, count, chosen):
    """One passage for each query, by reservoir sampling."""
    kept = []
    with open(path, encoding="utf-8") as corpus:
        for number, line in enumerate(corpus):
            if len(kept) < count:
                kept.append(line)
            elif (place := chosen.randrange(number + 1)) < count:
                kept[place] = line
    return kept


def query(text, stops, chosen):
    words = re.findall(r"[^\W\d_]{2,}", text)
    telling = [at for at, word in enumerate(words) if word.lower() not in stops and len(word) > 2]
    if not telling:
        return None
    wanted = chosen.choice(LENGTHS)
    first = chosen.randrange(len(telling))
    places = telling[first:first + wanted + 2]
    places = sorted(chosen.sample(places, min(wanted, len(places))))
    if len(places) > 1 and chosen.random() < 0.15:
        return " ".join(words[places[0]:places[0] + wanted]).lower()
    return " ".join(words[at] for at in places).lower()


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    chosen = random.Random(1)
    stops = stop_words()
    number = 0
    for line in sample(sys.argv[1], int(sys.argv[2]), chosen):
        text = query(json.loads(line).get("text", ""), stops, chosen)
        if text:
            number += 1
            print(json.dumps({"_id": f"b{number}", "text": text}, ensure_ascii=False))


if __name__ == "__main__":
    main()
