#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""vectors_test.py PROGRAM: `dossier vectors` with a program that gives vectors by hashing: what it finds, what is kept, what goes wrong."""
import json
import os
import pathlib
import shlex
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from random import Random

PROGRAM = pathlib.Path(sys.argv[1]).resolve()
HASH = pathlib.Path(__file__).resolve().parents[1] / "support" / "hash_vectors.py"
PATIENCE = 30
STATUS_DATA = 4


class Library:
    """A folder with papers and an index, and settings of its own."""

    def __init__(self, home):
        self.home = pathlib.Path(home)
        self.log = self.home / "log"
        (self.home / "papers").mkdir()
        self.environment = {**os.environ, "XDG_CONFIG_HOME": str(self.home / "settings"), "HOME": str(self.home)}
        self.environment.pop("DOSSIER_INDEX", None)

    def write(self, name, passages):
        text = f"# On {name}\n\n## Findings\n\n" + "\n\n".join(passages) + "\n"
        (self.home / "papers" / f"{name}.md").write_text(text, encoding="utf-8")

    def run(self, *words, status=0, seconds=PATIENCE, **more):
        done = subprocess.run([str(PROGRAM), *words], cwd=self.home, env=self.environment, capture_output=True, text=True,
                              encoding="utf-8", timeout=seconds, check=False, **more)
        assert done.returncode == status, (words, done.returncode, done.stdout, done.stderr)
        return done

    def command(self, *words):
        return shlex.join([sys.executable, str(HASH), "--log", str(self.log), *words])

    def vectors(self, *words, program=(), status=0, **more):
        return self.run("vectors", "--command", self.command(*program), *words, status=status, **more)

    def search(self, *words, status=0):
        return json.loads(self.run("search", "--json", *words, status=status).stdout)

    def asked(self, role="passage"):
        """Texts that the program was given, and forgets them; the fixed sentence is one of the passages."""
        lines = self.log.read_text(encoding="utf-8").splitlines() if self.log.exists() else []
        self.log.unlink(missing_ok=True)
        return [text["text"] for text in map(json.loads, lines) if text["role"] == role and "regulates how both" not in text["text"]]

    def with_vector(self):
        return json.loads(self.run("status", "--json").stdout)["index"].get("vectors", {}).get("passages")


WORDS = """account archive board bridge canal charter clerk coal committee cost council crew custom dispute engine evening fare fleet freight
governor hotel journey ledger letter licence market merchant mill minister morning notice office owner parish passenger petition port price
railway receipt repair report river road season ship spring station storm summer tariff timber toll town trade traffic village visitor wage
wharf winter witness yard""".split()


def sentence(words, n):
    """A passage of two sentences about `words` that is like no other."""
    random = Random(n)
    one, two = (" ".join(f"the {random.choice(WORDS)} {random.choice(('of', 'for', 'with', 'near', 'after'))}" for _ in range(9)) for _ in "12")
    return f"In {1800 + n} the {words} changed {one} the county. Nobody in the town had expected {two} that kind, and the clerk wrote it down."


def fill(library):
    library.write("boats", [sentence("old ferry", n) for n in range(20)])
    library.write("steamers", [sentence("old steamer", n) for n in range(20, 40)])
    library.write("courts", [sentence("young magistrate", n) for n in range(40, 60)])
    library.run("index", "papers", "--quiet")


def passages(library):
    return json.loads(library.run("status", "--json").stdout)["index"]["passages"]


def notes(answer):
    return [one["message"] for one in answer["query"]["diagnostics"] if one["code"] == "without-vectors"]


def near(answer):
    return [hit["passage"]["paper"] for hit in answer["hits"] if hit["near_in_meaning"]]


def test_ranks(library):
    fill(library)
    before = library.search("ferry", "--limit", "60")
    assert not near(before) and not notes(before)
    said = library.vectors().stdout
    assert f"{passages(library)} vectors made" in said and "of the model hash (32 numbers)" in said, said
    assert library.with_vector() == passages(library)
    assert f"vectors    {passages(library)} of {passages(library)} passages, by hash" in library.run("status").stdout
    after = library.search("ferry", "--limit", "60", "--explain")
    assert after["total"] == before["total"] and near(after)[:20] == ["steamers"] * 20, near(after)
    for hit in after["hits"]:
        assert abs(sum(part["weight"] for part in hit["parts"]) - hit["score"]) < 1e-6 * max(1, hit["score"]), hit
    assert any(part["field"] == "vectors" for part in after["hits"][0]["parts"])
    assert library.search("ferry", "--limit", "60", "--no-meaning")["hits"] == before["hits"]
    assert library.search("ferry", "--limit", "60", "--exact")["total"] <= before["total"]
    return after


def test_paging(library, whole):
    ids = [hit["passage"]["id"] for hit in whole["hits"]]
    paged = []
    for offset in range(0, len(ids), 7):
        paged += [hit["passage"]["id"] for hit in library.search("ferry", "--limit", "7", "--offset", str(offset))["hits"]]
    assert paged == ids, (paged, ids)


def test_similar(library, whole):
    library.asked()
    ferry = next(hit["passage"]["id"] for hit in whole["hits"] if hit["passage"]["paper"] == "boats")
    answer = json.loads(library.run("similar", "--json", ferry).stdout)
    assert answer["hits"][0]["hit"]["passage"]["paper"] == "steamers" if "hit" in answer["hits"][0] else \
        answer["hits"][0]["passage"]["paper"] == "steamers", answer["hits"][0]
    assert library.asked("query") == [], "similar needs no program"


def test_goes_on(library):
    library.asked()
    assert "0 vectors made" in library.run("vectors").stdout
    assert library.asked() == []
    before = passages(library)
    library.write("lighthouses", [sentence("new lighthouse", n) for n in range(60, 63)])
    library.run("index", "papers", "--quiet")
    new = passages(library) - before
    assert library.with_vector() == before and new >= 3, (library.with_vector(), passages(library))
    assert f"{new} vectors made" in library.run("vectors").stdout
    assert len(library.asked()) == new and library.with_vector() == passages(library)
    library.run("index", "papers", "--rebuild", "--quiet")
    assert library.with_vector() == passages(library), "a rebuild keeps them"
    assert "0 vectors made" in library.run("vectors").stdout


def test_batch(library):
    library.asked()
    topics = "".join(json.dumps({"id": str(n), "query": word}) + "\n" for n, word in enumerate(["ferry", "steamer", "ferry", "magistrate"]))
    (library.home / "topics.jsonl").write_text(topics, encoding="utf-8")
    lines = [json.loads(line) for line in library.run("batch", "topics.jsonl").stdout.splitlines()]
    papers = [{hit["id"].split(":")[0] for hit in line["hits"]} for line in lines]
    assert papers[0] >= {"boats", "steamers"} and papers[1] >= {"boats", "steamers"}, papers
    assert sorted(library.asked("query")) == ["ferry", "magistrate", "steamer"], "asked once each"


def get(address):
    with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
        return json.load(answer)


def test_serve(library):
    library.asked()
    with subprocess.Popen([str(PROGRAM), "serve", "--port", "0"], cwd=library.home, env=library.environment, stdout=subprocess.PIPE,
                          text=True) as serving:
        address = next(word for word in serving.stdout.readline().split() if word.startswith("http"))
        for query in ("ferry", "steamer", "ferry&offset=20"):
            answer = get(f"{address}api/v1/search?q={query}")
            assert not notes(answer), answer["query"]
        assert get(f"{address}api/v1/search?q=ferry&limit=60")["total"] < len(get(f"{address}api/v1/search?q=ferry&limit=60")["hits"])
        status = get(f"{address}api/v1/status")["index"]["vectors"]
        assert status == {"model": "hash", "dimension": 32, "passages": passages(library)}, status
        serving.send_signal(signal.SIGTERM)
        serving.wait(PATIENCE)
    log = library.log.read_text(encoding="utf-8").splitlines()
    assert len(log) == 3, f"one start, two queries: {log}"
    wait_for(lambda: not running(str(library.log)), "the program ends with the server")


def wait_for(condition, what):
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, f"waited in vain: {what}"
        time.sleep(0.05)


def running(word):
    """Processes of the test's program."""
    found = []
    for process in pathlib.Path("/proc").glob("[0-9]*/cmdline"):
        try:
            words = process.read_bytes().decode(errors="replace").split("\0")
        except OSError:
            continue
        if word in " ".join(words) and "hash_vectors" in " ".join(words):
            found.append(words)
    return found


def test_mcp(library):
    library.asked()
    messages = [{"jsonrpc": "2.0", "id": 1, "method": "initialize",
                 "params": {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "test", "version": "1"}}},
                {"jsonrpc": "2.0", "method": "notifications/initialized"},
                {"jsonrpc": "2.0", "id": 2, "method": "tools/call",
                 "params": {"name": "search", "arguments": {"query": "ferry", "limit": 50}}}]
    done = library.run("mcp", input="".join(json.dumps(message) + "\n" for message in messages))
    answer = json.loads(done.stdout.splitlines()[-1])["result"]["structuredContent"]
    assert any(hit["near_in_meaning"] for hit in answer["hits"]), answer
    assert library.asked("query") == ["ferry"]


def test_other_model(library):
    before = library.with_vector()
    for program in (("--model", "other"), ("--salt", "x"), ("--dimension", "16")):
        failed = library.vectors(program=program, status=2).stderr
        assert "--replace" in failed and "hash" in failed, failed
    assert library.with_vector() == before and not notes(library.search("ferry")), "the program before is still the one"
    library.vectors("--replace", program=("--model", "other", "--dimension", "16", "--salt", "y"))
    answer = library.search("ferry", "--limit", "60")
    assert not notes(answer) and near(answer)
    status = json.loads(library.run("status", "--json").stdout)["index"]["vectors"]
    assert status == {"model": "other", "dimension": 16, "passages": passages(library)}, status
    library.vectors("--replace")


def test_replace_goes_on(library):
    failed = library.vectors("--replace", program=("--model", "third", "--fault", "die", "--after", "40"), status=STATUS_DATA)
    assert "32 vectors" in failed.stderr and not notes(library.search("ferry")), failed.stderr
    library.asked()
    said = library.vectors("--replace", program=("--model", "third")).stdout
    assert f"{passages(library) - 32} vectors made" in said, said
    library.vectors("--replace")


FAULTS = {"hang": "did not answer within 1 s", "die": "ended with status 1", "garbage": "not a JSON object: “Loading weights", "nan": "not a JSON object",
          "infinite": "not a number from", "text": "not a number from", "dimension": "a vector of 31 numbers, where 32", "empty": "without a vector",
          "twice": "more lines than it was asked for|answered the text|without the id|not asked for", "id": "without the id", "no-id": "without the id",
          "long": "a line of more than", "deep": "not a JSON object", "error": "no memory on the card", "binary": "not a JSON object"}


def told(expected, said):
    return any(one in said for one in expected.split("|"))


def test_faults(library):
    library.run("vectors", "--remove")
    assert library.with_vector() is None
    for fault, expected in FAULTS.items():
        library.run("vectors", "--remove")
        failed = library.vectors("--timeout", "1", program=("--fault", fault, "--after", "40"), status=STATUS_DATA)
        assert told(expected, failed.stderr) and "32 vectors, is kept" in failed.stderr, (fault, failed.stderr)
        assert "\x1b" not in failed.stderr
        assert library.with_vector() == 32, fault
        if fault == "dimension":
            continue  # it would be another model's
        at_once = library.vectors("--timeout", "1", program=("--fault", fault), status=STATUS_DATA)
        assert told(expected.replace("within 1 s", "within 5 s"), at_once.stderr), (fault, at_once.stderr)
        assert library.with_vector() == 32, "nothing is lost"
    missing = library.run("vectors", "--command", "/no/such/program", status=STATUS_DATA).stderr
    assert "ended with status 127" in missing and "not found" in missing, missing
    wait_for(lambda: not running(str(library.log)), "no program is left behind")
    assert "vectors made" in library.vectors().stdout and library.with_vector() == passages(library)


def test_query_faults(library):
    for fault, expected in FAULTS.items():
        if fault == "twice":
            continue  # the first of both is the answer
        library.vectors("--query-timeout", "2" if fault == "hang" else "20", program=("--fault", fault, "--role", "query"))
        start = time.monotonic()
        answer = library.search("ferry")
        assert time.monotonic() - start < PATIENCE / 2
        assert answer["total"] == 20 and not near(answer), fault
        assert len(notes(answer)) == 1 and told(expected.replace("within 1 s", "within 2 s"), notes(answer)[0]), (fault, notes(answer))
        assert not notes(library.search("ferry", "--no-meaning"))
    page = library.run("search", "ferry").stdout
    assert "Ranked without the vectors" in page, page
    library.vectors("--query-timeout", "10", program=("--fault", "slow", "--role", "query"))
    assert near(library.search("ferry", "--limit", "60"))


def test_unknown_program(library):
    """An index from elsewhere runs nothing."""
    here = library.environment["XDG_CONFIG_HOME"]
    library.environment["XDG_CONFIG_HOME"] = str(library.home / "elsewhere")
    library.asked()
    answer = library.search("ferry")
    assert "not known which program" in notes(answer)[0] and library.asked("query") == []
    assert "--command" in library.run("vectors", status=2).stderr
    library.environment["XDG_CONFIG_HOME"] = here


def test_settings_kept(library):
    """Settings that cannot be parsed are told of and left as they are."""
    file = library.home / "settings" / "dossier" / "vector-programs.json"
    before = file.read_text(encoding="utf-8")
    file.write_text(before[:-3], encoding="utf-8")
    for failed in (library.vectors(status=STATUS_DATA), library.run("vectors", "--remove", status=STATUS_DATA)):
        assert "vector-programs.json is not a JSON object" in failed.stderr and "or remove it" in failed.stderr, failed.stderr
    assert file.read_text(encoding="utf-8") == before[:-3] and library.with_vector() == passages(library)
    file.write_text(before, encoding="utf-8")


def test_killed(library):
    """kill -9 at any moment loses no whole batch, and the next call goes on."""
    library.run("vectors", "--remove")
    for moment in range(6):
        words = [str(PROGRAM), "vectors", "--command", library.command("--fault", "slow", "--after", str(33 + 32 * (moment % 2)))]
        with subprocess.Popen(words, cwd=library.home, env=library.environment, stderr=subprocess.DEVNULL) as making:
            time.sleep(0.2 + 0.15 * moment)
            making.kill()
        library.run("search", "ferry")
        library.run("check")
    library.vectors()
    assert library.with_vector() == passages(library)
    wait_for(lambda: not running("--after"), "the program ends when its input does")


def test_damage(library):
    """Every cut and a changed byte of the file: told or mended, never a wrong answer or a crash."""
    file = library.home / ".dossier" / "vectors"
    whole = file.read_bytes()
    for size in (0, 5, 20, 60, len(whole) // 2, len(whole) - 1):
        file.write_bytes(whole[:size])
        answer = library.search("ferry")
        assert answer["total"] == 20, size
        library.vectors()
        assert library.with_vector() == passages(library), size
    broken = bytearray(whole)
    broken[len(whole) // 2] ^= 1
    file.write_bytes(broken)
    assert library.with_vector() == passages(library) - 1
    assert "vector" in library.run("check", status=3).stdout
    library.vectors()
    assert library.with_vector() == passages(library)
    library.run("check")
    file.write_bytes(b"dossier-vectors 1\n" + b"\xff" * 100)
    assert library.search("ferry")["total"] == 20
    assert "cannot be read" in library.run("status").stdout
    library.vectors()
    assert library.with_vector() == passages(library)


def test_locked(library):
    library.write("late", [sentence("late arrival", n) for n in range(70, 72)])
    library.run("index", "papers", "--quiet")
    words = [str(PROGRAM), "vectors", "--command", library.command("--fault", "hang", "--after", "1")]
    with subprocess.Popen(words, cwd=library.home, env=library.environment, stderr=subprocess.PIPE, text=True) as making:
        time.sleep(1)
        assert "another process is making vectors" in library.vectors(status=3).stderr
        library.write("later", [sentence("later arrival", 73)])
        library.run("index", "papers", "--quiet")  # indexing goes on beside it
        making.send_signal(signal.SIGINT)
        assert making.wait(PATIENCE) == 130, making.stderr.read()
    library.vectors()
    assert library.with_vector() == passages(library)


def main():
    with tempfile.TemporaryDirectory() as home:
        library = Library(home)
        whole = test_ranks(library)
        test_paging(library, whole)
        test_similar(library, whole)
        for test in (test_goes_on, test_batch, test_serve, test_mcp, test_other_model, test_replace_goes_on, test_faults,
                     test_query_faults, test_unknown_program, test_settings_kept, test_killed, test_damage, test_locked):
            start = time.monotonic()
            test(library)
            print(f"{test.__name__}: {time.monotonic() - start:.1f} s", flush=True)
    print("vectors: ranked, kept, replaced, and every fault told")


main()
