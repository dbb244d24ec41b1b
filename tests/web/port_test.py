# SPDX-License-Identifier: GPL-3.0-or-later
"""`dossier serve` on a real port: what it sends, what it refuses, how it stops. Usage: port_test.py DOSSIER ROOT"""

import http.client
import json
import os
import pathlib
import re
import resource
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import unittest
import urllib.parse

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from json_schema import faults  # noqa: E402
from served import Served  # noqa: E402

PROGRAM, ROOT = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
PAPERS = ROOT / "examples" / "papers"
OPENAPI = json.loads((ROOT / "web/assets/openapi.json").read_text())


def described(parameter):
    """A parameter of the description, looked up where it is a reference."""
    return OPENAPI["components"]["parameters"][parameter["$ref"].rsplit("/", 1)[1]] if "$ref" in parameter else parameter


def small_pdf():
    """A page with one paragraph in Helvetica."""
    lines = ["Salt was carried over the hills for as long as people lived at the coast and kept",
             "cattle in the valleys behind it. The carriers went in spring and came home before",
             "the first snow closed the passes, with wool and iron for the villages at the sea."]
    text = "".join(f"BT /F1 11 Tf 72 {700 - 14 * i} Td ({line}) Tj ET\n" for i, line in enumerate(lines))
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
               "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
               "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents 5 0 R >>",
               f"<< /Length {len(text)} >>\nstream\n{text}endstream"]
    file, table = "%PDF-1.4\n", "0000000000 65535 f \n"
    for number, content in enumerate(objects, 1):
        table += f"{len(file):010} 00000 n \n"
        file += f"{number} 0 obj\n{content}\nendobj\n"
    return (f"{file}xref\n0 6\n{table}trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n{len(file)}\n%%EOF\n").encode()


class Port(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.served = Served(PROGRAM, [PAPERS])
        cls.served.__enter__()

    @classmethod
    def tearDownClass(cls):
        cls.served.__exit__()

    def test_headers(self):
        for target in ("/", "/api/v1/search?q=water", "/assets/app.js", "/nothing", "/healthz"):
            _, headers, _ = self.served.ask(target)
            self.assertIn("default-src 'none'", headers["Content-Security-Policy"])
            self.assertNotIn("unsafe", headers["Content-Security-Policy"])
            self.assertEqual(headers["X-Content-Type-Options"], "nosniff")
            self.assertEqual(headers["Referrer-Policy"], "same-origin")
            self.assertEqual(headers["Cross-Origin-Opener-Policy"], "same-origin")
            self.assertEqual(headers["Cross-Origin-Resource-Policy"], "same-origin")

    def test_methods_and_hosts(self):
        self.assertEqual(self.served.ask("/", "HEAD")[2], b"")
        for method in ("PUT", "DELETE", "OPTIONS", "PATCH"):
            status, headers, _ = self.served.ask("/", method)
            self.assertEqual((status, headers.get("Allow")), (405, "GET, HEAD"))
        self.assertEqual(self.served.ask("/", Host="evil.example")[0], 403)
        self.assertEqual(self.served.ask("/", Host="localhost")[0], 200)

    def test_limits(self):
        status, headers, body = self.served.ask("/search?q=" + "a" * 9000)
        self.assertEqual((status, headers["Content-Type"]), (414, "text/html; charset=utf-8"))
        self.assertIn(b"too long for a search", body)
        self.assertIn(b'action="/search"', body)
        status, headers, _ = self.served.ask("/api/v1/search?q=" + "a" * 9000)
        self.assertEqual((status, headers["Content-Type"]), (414, "application/problem+json"))
        self.assertEqual(self.served.ask("/", X="a" * 9000)[0], 431)
        self.assertEqual(self.served.ask("/", **{f"X{i}": "a" for i in range(100)})[0], 431)
        self.assertEqual(self.served.ask("/", Content_Length="5")[0], 413)
        self.assertEqual(self.served.ask("/?" + "a=b&" * 400)[0], 414)

    def test_body_is_the_command_lines(self):
        for arguments, target in (
            (("search", "water treaty"), "/api/v1/search?q=water%20treaty"),
            (("evidence", "water treaty"), "/api/v1/evidence?q=water%20treaty"),
            (("matrix", "theory", "dyad"), "/api/v1/matrix"),
        ):
            printed = self.served.run(*arguments, "--json", check=False).stdout
            self.assertEqual(self.served.ask(target)[2], printed, target)

    def test_lists_are_those_of_the_command_line_with_where_they_stand(self):
        for command in ("papers", "status"):
            printed = json.loads(self.served.run(command, "--json", check=False).stdout)
            answered = json.loads(self.served.ask(f"/api/v1/{command}")[2])
            for name in ("total", "files_total"):
                self.assertIn(answered.pop(name, 7), (7,))
            self.assertEqual((answered.pop("offset"), answered.pop("next")), (0, None))
            self.assertGreaterEqual(answered.pop("limit"), 100)
            self.assertEqual(answered, printed)

    def test_every_refusal_carries_the_security_headers(self):
        host = b"Host: localhost\r\n"
        for request, status in (
            (b"GET / HTTP/1.1\r\n" + host + b"Range: bytes=5-1\r\n\r\n", 200),
            (b"nonsense\r\n\r\n", 400),
            (b"GET / HTTP/1.1\r\nHost:\r\n\r\n", 400),
            (b"GET / HTTP/1.1\r\nHost: user@localhost\r\n\r\n", 400),
            (b"GET / HTTP/1.1\r\n" + host + host + b"\r\n", 400),
            (b"GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n", 403),
            (b"GET /nothing HTTP/1.1\r\n" + host + b"\r\n", 404),
            (b"PUT / HTTP/1.1\r\n" + host + b"\r\n", 405),
            (b"GET / HTTP/1.1\r\n" + host + b"Content-Length: 9\r\n\r\n", 413),
            (b"GET /" + b"a" * 9000 + b" HTTP/1.1\r\n" + host + b"\r\n", 414),
            (b"GET / HTTP/1.1\r\n" + host + b"A: " + b"b" * 9000 + b"\r\n\r\n", 431),
        ):
            with self.served.connect() as client:
                client.sendall(request)
                reply = http.client.HTTPResponse(client)
                reply.begin()
                self.assertEqual(reply.status, status, request[:60])
                self.assertIn("default-src 'none'", reply.getheader("Content-Security-Policy", ""), request[:60])
                self.assertEqual(reply.getheader("X-Content-Type-Options"), "nosniff", request[:60])

    def test_description_holds(self):
        _, _, body = self.served.ask("/api/v1/search?q=water&limit=1")
        passage = json.loads(body)["hits"][0]["passage"]["id"].replace(":", "%3A")
        queries = {"/api/v1/search": "?q=balochsitan+treaty&explain=on", "/api/v1/evidence": "?q=water",
                   "/api/v1/kwic": "?q=water", "/api/v1/compare": "?q=water&same=dyad", "/api/v1/facets": "?q=water", "/api/v1/suggest": "?q=wat",
                   "/api/v1/passage/{id}": "?context=2"}
        origin = {"Origin": f"http://127.0.0.1:{self.served.port}", "Content_Type": "application/x-www-form-urlencoded"}
        for address, form in (("collections", f"do=add&id={passage}"), ("saved", "do=save&search=q%3Dwater")):
            status, _, body = self.served.ask(f"/api/v1/{address}/Nile", "POST", form, **origin)
            self.assertEqual(status, 200, body)
            schema = OPENAPI["paths"][f"/api/v1/{address}/{{name}}"]["post"]["responses"]["200"]["content"]
            self.assertEqual(list(faults(json.loads(body), schema["application/json"]["schema"], OPENAPI)), [])

        def filled(path):
            return path.replace("{id}", passage).replace("{name}", "Nile")

        for path, entry in OPENAPI["paths"].items():
            path = path.replace("{paper}", "who-holds-the-tap")
            if "get" not in entry:  # see corrections_test.py
                continue
            status, headers, body = self.served.ask(filled(path) + queries.get(path, ""))
            if "image/png" in entry["get"]["responses"]["200"]["content"]:  # see test_page_picture; the papers are no PDFs
                self.assertEqual((status, headers["Content-Type"]), (404, "application/problem+json"), path)
                self.assertEqual(self.served.ask(filled(path) + "?no-such-parameter=1")[0], 400)
                continue
            self.assertEqual(status, 200, path)
            schema = entry["get"]["responses"]["200"]["content"][headers["Content-Type"]]["schema"]
            self.assertTrue(body, path)
            for parameter in entry["get"].get("parameters", []):
                self.assert_known(filled(path), parameter)
            if "json" not in headers["Content-Type"]:
                continue
            self.assertEqual(list(faults(json.loads(body), schema, OPENAPI)), [], path)
            status, headers, body = self.served.ask(filled(path) + "?no-such-parameter=1")
            self.assertEqual((status, headers["Content-Type"]), (400, "application/problem+json"), path)
            self.assertEqual(list(faults(json.loads(body), {"$ref": "#/components/schemas/Problem"}, OPENAPI)), [])
            self.assert_all_described(path, json.loads(body)["hint"], entry["get"].get("parameters", []))

    def test_page_picture(self):
        with tempfile.TemporaryDirectory() as folder:
            paper = pathlib.Path(folder, "salt.pdf")
            paper.write_bytes(small_pdf())
            with Served(PROGRAM, [paper]) as served:
                passage = json.loads(served.ask("/api/v1/search?q=carriers")[2])["hits"][0]["passage"]
                self.assertEqual((passage["page"], len(passage["boxes"])), ([1, 1], 1))
                address = f"/api/v1/passages/{passage['id']}/page.png".replace(":", "%3A")
                status, headers, body = served.ask(address + "?width=300")
                self.assertEqual((status, headers["Content-Type"]), (200, "image/png"))
                self.assertEqual(body[:8] + body[16:20], b"\x89PNG\r\n\x1a\n" + (300).to_bytes(4, "big"))
                self.assertEqual(headers["X-Content-Type-Options"], "nosniff")
                page = served.ask(f"/passage/{passage['id']}".replace(":", "%3A"))[2].decode()
                self.assertIn(f'<img src="{address}?page=1" alt="Page 1 of the PDF of', page)
                for query, wanted in (("?page=2", 404), ("?page=0", 400), ("?width=9999", 400), ("?width=x", 400)):
                    self.assertEqual(served.ask(address + query)[0], wanted, query)
                paper.write_bytes(small_pdf() + b"\n")
                status, _, body = served.ask(address)
                self.assertEqual((status, json.loads(body)["code"]), (409, "file-changed"))
                paper.unlink()
                self.assertEqual(served.ask(address)[0], 404)

    def assert_all_described(self, path, hint, parameters):
        """The parameters that the server allows are those of the description; values to exclude go with their facet."""
        allowed = set(hint.removeprefix("Allowed parameters: ").split(", ")) - {"No parameters are allowed here."}
        names = {described(parameter)["name"] for parameter in parameters if described(parameter)["in"] == "query"}
        self.assertEqual(allowed, {name for name in names if not name.startswith("not.")}, path)
        self.assertEqual({name[4:] for name in names if name.startswith("not.")},
                         names & {"paper", "dyad", "section", "theory", "kind", "year", "mentions-year", "cites"}, path)

    def assert_known(self, path, parameter):
        parameter = described(parameter)
        if parameter["in"] == "query" and parameter["name"] != "id":
            schema = parameter["schema"]
            value = schema.get("default", schema.get("enum", ["1990"])[0])
            self.assertEqual(self.served.ask(f"{path}?{parameter['name']}={value}")[0], 200, f"{path} {parameter['name']}")

    def test_repeated_request(self):
        _, headers, _ = self.served.ask("/search?q=water")
        status, _, body = self.served.ask("/search?q=water", If_None_Match=headers["ETag"])
        self.assertEqual((status, body), (304, b""))

    def test_log_keeps_no_query(self):
        self.served.ask("/search?q=confidential", User_Agent='bad"agent\t')
        time.sleep(0.1)
        text = self.served.log.read_text()
        self.assertNotIn("confidential", text)
        self.assertRegex(text, r'127\.0\.0\.1 - - \[[^]]+\] "GET /search HTTP/1\.1" 200 \d+ "-" "bad\\x22agent')

    def test_slow_clients(self):
        slow = []
        for _ in range(500):
            client = self.served.connect()
            client.sendall(b"GET /search?q=water HTTP/1.1\r\nHost: loc")
            slow.append(client)
        done = threading.Event()

        def drip():
            while not done.wait(1):
                for client in slow:
                    try:
                        client.sendall(b"a")
                    except OSError:
                        pass

        dripping = threading.Thread(target=drip)
        dripping.start()
        times = []
        for _ in range(20):
            began = time.monotonic()
            self.assertEqual(self.served.ask("/search?q=water")[0], 200)
            times.append(time.monotonic() - began)
            time.sleep(0.05)
        done.set()
        dripping.join()
        for client in slow:
            client.close()
        self.assertLess(max(times), 2)

    def test_broken_requests(self):
        for request, status in ((b"\x00\x01\x02\r\n\r\n", b"400"), (b"GET / HTTP/3\r\n\r\n", b"505"),
                                (b"GET / HTTP/1.1\r\n\r\n", b"400"), (b"\x16\x03\x01\x02\x00\r\n\n", b"400")):
            with self.served.connect() as client:
                client.sendall(request)
                self.assertEqual(client.recv(4096).split(b" ")[1], status)

    def test_queries_of_any_bytes(self):
        for query in ("%00", "%ff%fe", "%F0%9F%92%A7", "a" * 2000, "%22%22%22", "((((", "%25", "+", "dyad%3A", "*", "%0d%0aX%3A1"):
            status, headers, body = self.served.ask("/search?q=" + query)
            self.assertEqual(status, 200, query)
            body.decode()
            self.assertEqual(self.served.ask("/api/v1/search?q=" + query)[0], 200, query)


class Life(unittest.TestCase):
    def test_commit_under_load(self):
        with Served(PROGRAM, [PAPERS]) as served:
            failed, done = [], threading.Event()

            def ask():
                while not done.is_set():
                    status, _, _ = served.ask("/search?q=water")
                    if status != 200:
                        failed.append(status)

            threads = [threading.Thread(target=ask) for _ in range(4)]
            for thread in threads:
                thread.start()
            for number in range(5):
                paper = pathlib.Path(served.folder.name, f"well-{number}.md")
                paper.write_text(f"# A Well\n\n## Introduction\n\nThe village dug a deepwell number {number} and drank from it for years.\n")
                served.run("index", PAPERS, *sorted(paper.parent.glob("well-*.md")))
                # Requests wait two seconds for the new state; on a machine too busy for that the old one answers first.
                deadline, total = time.monotonic() + 20, None
                while total != number + 1 and time.monotonic() < deadline:
                    total = json.loads(served.ask("/api/v1/search?q=deepwell")[2])["total"]
                self.assertEqual(total, number + 1)
            done.set()
            for thread in threads:
                thread.join()
            self.assertEqual(failed, [])

    def test_little_memory_is_no_end(self):
        if float(os.environ.get("DOSSIER_PATIENCE", "1")) > 1:
            self.skipTest("a sanitizer needs more address space than a limit leaves")
        # Address space in steps: it starts or says why not; once it has started it stays, and answers 200 or 503.
        for mebibytes in (96, 120, 144, 168, 200, 232, 264, 288, 368, 448):
            limit = (mebibytes << 20, mebibytes << 20)
            served = Served(PROGRAM, [PAPERS])
            process = subprocess.Popen([PROGRAM, "serve", "--index", str(served.index), "--port", "0"],
                                       stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                       preexec_fn=lambda limit=limit: resource.setrlimit(resource.RLIMIT_AS, limit))
            found = re.search(r":(\d+)/", process.stdout.readline().decode())
            statuses = []
            if found:
                served.port = int(found.group(1))
                targets = ["/search?q=water", "/api/v1/search?q=*&limit=1000", "/matrix", "/evidence?q=water",
                           "/kwic?q=the", "/papers", "/healthz"]
                threads = [threading.Thread(target=lambda t=target: statuses.append(served.ask(t)[0]))
                           for target in targets * 3]
                for thread in threads:
                    thread.start()
                for thread in threads:
                    thread.join()
                self.assertEqual(len(statuses), len(threads), f"{mebibytes} MiB")
                self.assertLessEqual(set(statuses), {200, 503}, f"{mebibytes} MiB")
                process.send_signal(signal.SIGTERM)
            errors = process.communicate(timeout=20)[1].decode()
            self.assertIn(process.returncode, (0,) if found else (3, 4), f"{mebibytes} MiB: {errors}")
            served.folder.cleanup()

    def test_few_descriptors_are_no_end(self):
        served = Served(PROGRAM, [PAPERS])
        process = subprocess.Popen([PROGRAM, "serve", "--index", str(served.index), "--port", "0"],
                                   stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                                   preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64)))
        served.port = int(re.search(r":(\d+)/", process.stdout.readline().decode()).group(1))
        idle = [served.connect() for _ in range(100)]
        for target in ("/healthz", "/search?q=water", "/papers", "/healthz"):
            self.assertEqual(served.ask(target)[0], 200, target)
        for client in idle:
            client.close()
        process.send_signal(signal.SIGTERM)
        self.assertEqual(process.wait(timeout=20), 0)
        process.stdout.close()
        served.folder.cleanup()

    def test_stops_cleanly(self):
        for number in (signal.SIGTERM, signal.SIGINT):
            with Served(PROGRAM, [PAPERS]) as served:
                idle = served.connect()
                self.assertEqual(served.ask("/")[0], 200)
                began = time.monotonic()
                self.assertEqual(served.stop(number), 0)
                self.assertLess(time.monotonic() - began, 5)
                idle.close()

    def test_says_when_others_can_reach_it(self):
        with Served(PROGRAM, [PAPERS], "--host", "0.0.0.0", "--allow-host", "papers.example") as served:
            self.assertIn("other machines can reach this server", served.process.stdout.readline().decode())
            self.assertEqual(served.ask("/", Host="papers.example")[0], 200)
            self.assertEqual(served.ask("/", Host="evil.example")[0], 403)

    def test_port_in_use(self):
        with Served(PROGRAM, [PAPERS]) as served:
            second = served.run("serve", "--port", served.port, check=False)
            self.assertEqual(second.returncode, 2)
            self.assertIn(b"in use", second.stderr)

    def test_socket_activation(self):
        served = Served(PROGRAM, [PAPERS])
        listener = socket.create_server(("127.0.0.1", 0))
        port = listener.getsockname()[1]

        def hand_over():
            os.dup2(listener.fileno(), 3)
            os.set_inheritable(3, True)
            os.environ["LISTEN_FDS"], os.environ["LISTEN_PID"] = "1", str(os.getpid())
            os.execv(PROGRAM, [str(PROGRAM), "serve", "--index", str(served.index)])

        child = os.fork()
        if child == 0:
            hand_over()
        served.port = port
        self.assertEqual(served.ask("/healthz")[0], 200)
        os.kill(child, signal.SIGTERM)
        _, status = os.waitpid(child, 0)
        self.assertEqual(os.waitstatus_to_exitcode(status), 0)
        listener.close()
        served.folder.cleanup()

    def test_values_of_a_taxonomy_of_ones_own_go_by_their_labels(self):
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            (folder / "crafts").mkdir()
            values = [{"name": "steam-ferry", "label": "ferry under steam", "names": ["steamer"]}]
            (folder / "crafts" / "vessels.json").write_text(json.dumps({"facet": "vessel", "values": values}))
            (folder / "crossing.md").write_text("# A Crossing\n\n## Introduction\n\nThe steamer left at noon on that day.\n")
            with Served(PROGRAM, [folder / "crossing.md", "--taxonomy", folder / "crafts"]) as served:
                for page in ("/search?q=noon", "/search?q=noon&vessel=steam-ferry", "/matrix?rows=vessel&columns=paper",
                             "/paper/crossing", "/evidence?q=noon"):
                    status, _, body = served.ask(page)
                    self.assertEqual(status, 200)
                    self.assertIn("ferry under steam", body.decode(), page)
                self.assertIn("A Crossing", served.ask("/matrix?rows=vessel&columns=paper")[2].decode())

    def test_text_from_right_to_left_stands_so(self):
        with tempfile.TemporaryDirectory() as name:
            paper = pathlib.Path(name, "nile.md")
            paper.write_text("# النيل\n\n## مقدمة\n\nوقع الطرفان اتفاق المبادئ في الخرطوم.\n\nThe parties signed an accord there.\n",
                             encoding="utf-8")
            with Served(PROGRAM, [paper]) as served:
                word = urllib.parse.quote("اتفاق")
                self.assertIn('<table class="kwic" dir="rtl">', served.ask(f"/kwic?q={word}")[2].decode())
                self.assertIn('<table class="kwic">', served.ask("/kwic?q=accord")[2].decode())
                for page in (f"/search?q={word}", "/paper/nile", f"/evidence?q={word}"):
                    self.assertRegex(served.ask(page)[2].decode(), '<p[^>]* dir="auto"', page)

    def test_no_index(self):
        done = subprocess.run([PROGRAM, "serve", "--index", "/nonexistent"], capture_output=True, timeout=20, check=False)
        self.assertEqual(done.returncode, 3)
        self.assertTrue(re.search(rb"dossier index", done.stderr))


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=1)
