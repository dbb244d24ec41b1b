#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""feed_test.py PROGRAM ROOT: the feed of the saved searches keeps to RFC 4287, and saving needs a page of the server."""
import http.client
import pathlib
import re
import sys
import unittest
import urllib.parse
import xml.etree.ElementTree as ElementTree

from served import Served

PROGRAM, ROOT = sys.argv[1], pathlib.Path(sys.argv[2])
ATOM = "{http://www.w3.org/2005/Atom}"
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")


class Feed(unittest.TestCase):
    def setUp(self):
        self.served = Served(PROGRAM, [ROOT / "examples" / "papers" / "rules-for-a-reservoir.md"])
        self.served.__enter__()

    def tearDown(self):
        self.served.__exit__()

    def post(self, form, **headers):
        connection = http.client.HTTPConnection("127.0.0.1", self.served.port, timeout=10)
        connection.request("POST", "/saved", urllib.parse.urlencode(form),
                           {"Content-Type": "application/x-www-form-urlencoded", **headers})
        status = connection.getresponse().status
        connection.close()
        return status

    def one(self, parent, name):
        found = parent.findall(ATOM + name)
        self.assertEqual(len(found), 1, name)
        return found[0]

    def check_common(self, parent):
        """RFC 4287, 4.1.1 and 4.1.2: what a feed and an entry must have once."""
        self.assertRegex(self.one(parent, "id").text, r"^urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")
        self.assertTrue(self.one(parent, "title").text.strip())
        self.assertRegex(self.one(parent, "updated").text, TIME)
        for link in parent.findall(ATOM + "link"):
            self.assertTrue(urllib.parse.urlsplit(link.get("href")).netloc, link.get("href"))

    def test_feed(self):
        own = {"Origin": f"http://127.0.0.1:{self.served.port}"}
        form = {"do": "save", "name": "Wasser & <b>ücher</b>", "search": "?q=gauges"}
        self.assertEqual(self.post(form), 403)
        self.assertEqual(self.post(form, Origin="http://evil.example"), 403)
        self.assertEqual(self.post(form, **own, **{"Sec-Fetch-Site": "cross-site"}), 403)
        self.assertEqual(self.post(form, **own), 303)
        self.served.run("index", "--quiet", ROOT / "examples" / "papers" / "who-holds-the-tap.md")
        status, headers, body = self.served.ask("/saved.atom")
        self.assertEqual((status, headers["Content-Type"]), (200, "application/atom+xml; charset=utf-8"))
        feed = ElementTree.fromstring(body)
        self.assertEqual(feed.tag, ATOM + "feed")
        self.check_common(feed)
        self.assertTrue(self.one(self.one(feed, "author"), "name").text)
        self.assertEqual([link.get("rel") for link in feed.findall(ATOM + "link")], ["self", "alternate"])
        entries = feed.findall(ATOM + "entry")
        self.assertGreater(len(entries), 0)
        self.assertEqual(len({self.one(entry, "id").text for entry in entries}), len(entries))
        for entry in entries:
            self.check_common(entry)
            self.assertEqual(self.one(entry, "content").get("type"), "text")
            self.assertIn("gauges", self.one(entry, "content").text.lower())
            address = urllib.parse.urlsplit(self.one(entry, "link").get("href"))
            self.assertEqual(self.served.ask(address.path + "?" + address.query)[0], 200)
        allowed = {ATOM + name for name in ("title", "id", "updated", "author", "link", "entry", "category", "content")}
        self.assertLessEqual({element.tag for element in feed} | {e.tag for entry in entries for e in entry}, allowed)


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]])
