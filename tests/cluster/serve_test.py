#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""serve_test.py PROGRAM ROOT [TEST…]: the page and the API over an index in a real cluster give what they give over the
same library on this disk; several clients ask at once, generations pass, nodes die, and the whole cluster goes away."""
import concurrent.futures
import json
import pathlib
import re
import sys
import time
import urllib.parse

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from harness import json_lines, records, run_tests  # noqa: E402
from pair import OPERATORS, Pair, differences  # noqa: E402
from served import Server, address  # noqa: E402

QUERIES = ["water", "river water dam", "treaty NEAR/4 river", "", "sanctions -dam", "zzzzqqq", '"the river"']


def without_state(html):
    """The page without what differs on purpose: the number and the time of the index's state."""
    html = re.sub(r"\d{4}-\d\d-\d\d[T ][\d:]+(Z| UTC)?", "TIME", html)
    return re.sub(r'name="generation" value="\d+"', "", html)


def routes(ids):
    """Addresses of the API, and of pages."""
    papers = sorted({number.split(":")[0] for number in ids})
    api, pages = ["/api/v1/papers", "/api/v1/papers?limit=2&offset=3"], ["/papers", "/help", "/settings", "/collection"]
    for query in QUERIES:
        api += [address("/api/v1/search", q=query), address("/api/v1/search", q=query, sort="year", limit="3", offset="2"),
                address("/api/v1/evidence", q=query), "/api/v1/matrix?" + urllib.parse.urlencode({"q": query}),
                address("/api/v1/kwic", q=query, collocates="10"), "/api/v1/facets?" + urllib.parse.urlencode({"q": query}),
                "/api/v1/suggest?" + urllib.parse.urlencode({"q": query})]
        api += ["/api/v1/timeline?by=mentions&" + urllib.parse.urlencode({"q": query}),
                "/api/v1/dispersion?" + urllib.parse.urlencode({"q": query}),
                "/api/v1/network?" + urllib.parse.urlencode({"q": query}),
                "/api/v1/keyness?" + urllib.parse.urlencode({"q": query}),
                "/api/v1/compare?" + urllib.parse.urlencode({"q": query})]
        pages += ["/" + view + "?" + urllib.parse.urlencode({"q": query})
                  for view in ("timeline", "dispersion", "network", "heat", "compare", "keyness")]
        api += [address("/api/v1/" + view, q=query, **{"min-confidence": least}) for view in ("search", "facets", "evidence")
                for least in (".6", ".9")]
        pages += [address("/search", q=query, **{"min-confidence": "0.75"})]
        pages += [address("/search", q=query), address("/evidence", q=query), address("/matrix", q=query),
                  address("/kwic", q=query)]
    api += ["/api/v1/suggest?" + urllib.parse.urlencode({"q": text}) for text in ("riv", "author:b", "title:wa", "dyad:eg")]
    api += [address("/api/v1/search", q=query) for query in OPERATORS if len(query) < 500]
    for number in ids[::23]:
        api += ["/api/v1/similar/" + urllib.parse.quote(number), "/api/v1/passage/" + urllib.parse.quote(number) + "?context=2"]
        pages += ["/passage/" + urllib.parse.quote(number) + "?q=river", "/similar/" + urllib.parse.quote(number)]
    pages += ["/paper/" + urllib.parse.quote(number) + "?q=water" for number in papers]
    return api, pages


def page_and_api(harness):
    pair = Pair(harness, "served", "lib")
    ids = [line["id"] for line in json_lines(harness.run("passages", "--index", pair.disk))]
    api, pages = routes(ids)
    exports = ["/export?format=csv&q=river&meaning=off", "/export?format=bibtex&q=river&meaning=off"]
    failed = []
    with Server(harness, pair.disk) as here, Server(harness, pair.cluster) as there:
        def differing(path):
            (status, left), (other, right) = here.get(path), there.get(path)
            if status != 200 or other != 200:
                return [(path, f"{status} and {other}: {left[:200]} {right[:200]}")]
            if path.startswith("/api"):
                found = list(differences(json.loads(left), json.loads(right)))
                return [(path, found[0])] if found else []
            same = without_state(left) == without_state(right)
            return [] if same else [(path, "another page")]

        with concurrent.futures.ThreadPoolExecutor(4) as clients:
            for found in clients.map(differing, [*api, *pages, *exports]):
                failed += found
        status, said = there.get("/correct/" + urllib.parse.quote(ids[0]))
        assert status == 404 and "dossier copy" in said, said
    print(f"  {len(api)} answers of the API and {len(pages) + len(exports)} pages and files compared, {len(failed)} differ", flush=True)
    assert not failed, failed[:8]


def own_lists(harness):
    """Collections and saved searches lie in the folder where the server runs."""
    pair = Pair(harness, "lists", "lib")
    ids = [line["id"] for line in json_lines(harness.run("passages", "--index", pair.cluster))]
    with Server(harness, pair.cluster) as server:
        status, said = server.get("/api/v1/collections/Kept", [("do", "add"), ("id", ids[0]), ("id", ids[5])])
        assert status == 200, said
        kept = json.loads(server.get("/api/v1/collections/Kept")[1])
        assert [one["passage"]["id"] for one in kept["passages"]] == [ids[0], ids[5]], kept
        status, said = server.get("/api/v1/saved/Water", [("do", "save"), ("search", "q=water")])
        assert status == 200, said
        assert json.loads(server.get("/api/v1/saved/Water")[1])["news"][0]["gained"] == []
    harness.run("news", "--index", pair.cluster, "Water", status=1, says="nothing new")
    harness.run("collection", "show", "Kept", "--index", pair.cluster, says=ids[5].split(":")[0])


def counts_of(server, query):
    status, body = server.get("/api/v1/search?" + urllib.parse.urlencode({"q": query, "meaning": "off"}))
    return status, json.loads(body)


def generations_pass(harness):
    """Eight clients ask while the library is changed: each answer is of one state or the next, never of half of one."""
    file = harness.home / "passing.jsonl"
    index = harness.nodes.address("passing")
    sizes = [300, 500, 400, 900]
    records(file, sizes[0])
    harness.run("index", "--quiet", "--index", index, "passing.jsonl")
    with Server(harness, index) as server, concurrent.futures.ThreadPoolExecutor(8) as clients:
        assert counts_of(server, "")[1]["total"] == sizes[0]
        asked_so_far, wrong = 0, []
        for before, size in zip(sizes, sizes[1:]):
            records(file, size)
            writer = harness.start("index", "--quiet", "--index", index, "passing.jsonl")
            while writer.poll() is None:
                for status, answer in clients.map(lambda _: counts_of(server, ""), range(8)):
                    asked_so_far += 1
                    if status != 200 or answer["total"] not in (before, size):
                        wrong.append((status, answer.get("total"), answer.get("detail")))
            assert writer.returncode == 0, writer.stderr.read()
            harness.nodes.wait_for(lambda: counts_of(server, "")[1]["total"] == size, 30)
    print(f"  {asked_so_far} answers while it changed, {len(wrong)} wrong", flush=True)
    assert asked_so_far > 16 and not wrong, wrong[:5]


def many_clients_and_a_node_that_dies(harness):
    pair = Pair(harness, "crowd", "lib")
    harness.nodes.green("crowd")
    with Server(harness, pair.disk) as here, Server(harness, pair.cluster) as there:
        right = {query: counts_of(here, query)[1] for query in OPERATORS[:24]}
        queries = OPERATORS[:24] * 10
        with concurrent.futures.ThreadPoolExecutor(8) as clients:
            running = [clients.submit(counts_of, there, query) for query in queries]
            time.sleep(2)
            harness.nodes.kill(2)
            given = [one.result() for one in running]
        wrong = [query for query, (status, answer) in zip(queries, given)
                 if status == 200 and list(differences(right[query], answer))]
        errors = [answer for status, answer in given if status != 200]
        assert not wrong, wrong[:5]
        assert all("cluster" in one["detail"] for one in errors), errors[:3]
        print(f"  {len(given)} answers, none wrong; {len(errors)} errors said", flush=True)
    harness.nodes.start()


def a_cluster_that_goes_away(harness):
    pair = Pair(harness, "away", "lib")
    harness.nodes.green("away")
    with Server(harness, pair.cluster) as server:
        right = counts_of(server, "water")[1]
        for number in range(harness.nodes.count):
            harness.nodes.kill(number + 1)
        start = time.monotonic()
        status, answer = counts_of(server, "water")
        page, html = server.get("/search?q=water")
        waited = time.monotonic() - start
        harness.nodes.start()
        assert status == 503 and "cluster" in answer["detail"], answer
        assert page == 503 and "cluster" in html, html
        harness.nodes.wait_for(lambda: counts_of(server, "water")[0] == 200, 120)
        assert not list(differences(right, counts_of(server, "water")[1]))
    print(f"  said after {waited / 2:.0f} s a request; answers again afterwards", flush=True)


run_tests((page_and_api, own_lists, generations_pass, many_clients_and_a_node_that_dies, a_cluster_that_goes_away))
