#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""hash_vectors.py [--model NAME] [--dimension N] [--fault FAULT] [--after N] [--log FILE]: the program of the tests that gives vectors.

Each word of a text adds a pseudo-random direction, by its hash; words of one of the SENSES have the same one, and
weigh more than others. With a fault it does
wrong what a program can do wrong, from the text number --after on.
"""
import argparse
import hashlib
import json
import math
import re
import struct
import sys
import time

SENSES = [{"ferry", "steamer", "boat"}, {"harbour", "dock", "quay"}, {"judge", "magistrate"}]


def direction(word, dimension, salt):
    word = min((sorted(sense)[0] for sense in SENSES if word in sense), default=word)
    numbers = []
    for block in range((dimension + 7) // 8):
        digest = hashlib.sha256(f"{salt} {block} {word}".encode()).digest()
        numbers += [n / 2**31 - 1 for n in struct.unpack("<8I", digest)]
    return numbers[:dimension]


def vector(text, dimension, salt):
    out = [0.0] * dimension
    for word in re.findall(r"\w+", text.lower()):
        weight = 8 if any(word in sense for sense in SENSES) else 1
        for i, number in enumerate(direction(word, dimension, salt)):
            out[i] += weight * number
    length = math.sqrt(sum(n * n for n in out)) or 1
    return [round(n / length, 6) for n in out]


def write(line):
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def do_wrong(fault, answer):
    """Writes what the fault makes of an answer."""
    if fault == "hang":
        time.sleep(1000)
    if fault == "die":
        sys.exit("out of luck")
    if fault == "garbage":
        write("Loading weights: 100%")
    if fault == "nan":
        write(json.dumps({**answer, "vector": [math.nan] + answer["vector"][1:]}))
    if fault == "infinite":
        write(json.dumps({**answer, "vector": [1e300] + answer["vector"][1:]}))
    if fault == "text":
        write(json.dumps({**answer, "vector": ["a"] + answer["vector"][1:]}))
    if fault == "dimension":
        write(json.dumps({**answer, "vector": answer["vector"][1:]}))
    if fault == "empty":
        write(json.dumps({**answer, "vector": []}))
    if fault == "twice":
        write(json.dumps(answer))
        write(json.dumps(answer))
    if fault == "id":
        write(json.dumps({**answer, "id": answer["id"] + 1000}))
    if fault == "no-id":
        write(json.dumps({"vector": answer["vector"]}))
    if fault == "long":
        while True:
            sys.stdout.write("x" * 65536)
    if fault == "deep":
        write("[" * 100000)
    if fault == "slow":
        time.sleep(2)
        write(json.dumps(answer))
    if fault == "error":
        write(json.dumps({"id": answer["id"], "error": "no memory on the card"}))
    if fault == "binary":
        sys.stdout.buffer.write(b"\xff\x00\xfe\x1b[31m\n")
        sys.stdout.flush()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--model", default="hash")
    parser.add_argument("--dimension", type=int, default=32)
    parser.add_argument("--salt", default="")
    parser.add_argument("--fault", default="")
    parser.add_argument("--after", type=int, default=0)
    parser.add_argument("--role", default="", help="do wrong for texts of this role alone")
    parser.add_argument("--log")
    options = parser.parse_args()
    done = 0
    for line in sys.stdin:
        text = json.loads(line)
        if options.log:
            with open(options.log, "a", encoding="utf-8") as log:
                log.write(line)
        answer = {"id": text["id"], "model": options.model,
                  "vector": vector(text["text"], options.dimension, options.salt)}
        if options.fault and done >= options.after and options.role in ("", text["role"]):
            do_wrong(options.fault, answer)
        else:
            write(json.dumps(answer))
        done += 1


main()
