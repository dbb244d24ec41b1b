// SPDX-License-Identifier: GPL-3.0-or-later
// Every view in light, dark and narrow: nothing for axe-core to find, nothing wider than the window, no error, no
// request to another host; and a picture of each.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { barriers, picture, startBrowser, startServer, watch } from "./browser.mjs";

let server, browser, views;

before(async () => {
  server = await startServer();
  browser = await startBrowser();
  const answer = await (await fetch(`${server.origin}/api/v1/search?q=water+treaty&limit=1`)).json();
  const id = encodeURIComponent(answer.hits[0].passage.id);
  const post = async (path, fields) => {
    const reply = await fetch(server.origin + path, { method: "POST", headers: { Origin: server.origin }, body: new URLSearchParams(fields) });
    assert.equal(reply.status, 200, path);
  };
  await post("/api/v1/collections/Nile", [["do", "add"], ["id", answer.hits[0].passage.id], ["tags", "dams, chapter 2"]]);
  await post("/api/v1/collections/Nile", [["do", "note"], ["id", answer.hits[0].passage.id], ["note", "Quote this"]]);
  await post("/api/v1/collections/A name that is rather long, as names of collections are", [["do", "new"]]);
  await post("/api/v1/saved/Water", [["do", "save"], ["search", "q=water"]]);
  views = {
    home: "/",
    search: "/search?q=water+treaty&section!=conclusion&explain=on",
    filtered: "/search?q=water&dyad=Egypt-Ethiopia&sort=year&per-paper=3",
    expanded: "/search?q=soverignty+sanctoins+RSCT",
    nothing: "/search?q=%22purple+elephants%22+water&section=theory",
    hostile: "/search?q=hostile+water",
    passage: `/passage/${id}?q=water+treaty#here`,
    paper: "/paper/who-holds-the-tap?q=treaty",
    similar: `/similar/${id}`,
    evidence: "/evidence?q=water+treaty",
    matrix: "/matrix",
    years: "/matrix?rows=year&columns=section&values=300",
    concordance: "/kwic?q=treaty&order=right",
    compare: "/compare?q=water&same=dyad",
    citations: "/citations",
    cited: "/citations/who-holds-the-tap",
    timeline: "/timeline?q=water+treaty",
    mentions: "/timeline?by=mentions",
    "citation-network": "/citation-network",
    dispersion: "/dispersion?q=treaty",
    network: "/network",
    heat: "/heat?by=mentions",
    keyness: "/keyness?q=water",
    papers: "/papers",
    collection: `/collection?id=${id}&id=gone`,
    stored: "/collection?name=Nile&back=%2Fsearch%3Fq%3Dwater",
    tagged: "/collection?name=Nile&tag=dams&order=year",
    empty: "/collection",
    saved: "/saved",
    correct: `/correct/${id}`,
    collocates: "/kwic?q=treaty&order=left2&collocates=50",
    help: "/help",
  };
});
after(async () => {
  await browser.close();
  server.stop();
});

const modes = {
  light: { viewport: { width: 1280, height: 900 }, colorScheme: "light" },
  dark: { viewport: { width: 1280, height: 900 }, colorScheme: "dark" },
  narrow: { viewport: { width: 320, height: 720 }, colorScheme: "light" },
  wide: { viewport: { width: 1440, height: 1000 }, colorScheme: "dark" },
  phone: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, colorScheme: "dark" },
  zoomed: { viewport: { width: 320, height: 225 }, colorScheme: "light" }, // 1280 by 900 at 400 %
  forced: { viewport: { width: 1280, height: 900 }, forcedColors: "active" },
};
for (const [mode, options] of Object.entries(modes)) {
  test(`every view, ${mode}`, async () => {
    const context = await browser.newContext({ ...options, reducedMotion: "reduce" });
    for (const [name, path] of Object.entries(views)) {
      const page = await context.newPage();
      const faults = watch(page, server.origin);
      const reply = await page.goto(server.origin + path, { waitUntil: "networkidle" });
      assert.equal(reply.status(), 200, name);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${name} is too wide`);
      for (const summary of await page.locator("#collection details > summary, footer details > summary").all()) await summary.click();
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${name} is too wide, opened`);
      await picture(page, `${name}-${mode}`);
      assert.deepEqual(await barriers(page), [], name);
      assert.deepEqual(faults, [], name);
      await page.close();
    }
    await context.close();
  });
}

test("every view without script", async () => {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 1280, height: 900 } });
  for (const [name, path] of Object.entries(views)) {
    const page = await context.newPage();
    assert.equal((await page.goto(server.origin + path)).status(), 200, name);
    assert.ok(await page.locator("main").isVisible(), name);
    assert.equal(await page.locator(".scripted:visible").count(), 0, `${name} shows what only script can do`);
    await page.close();
  }
  await context.close();
});

test("every view on paper", async () => {
  const context = await browser.newContext({ viewport: { width: 794, height: 1123 } });
  for (const [name, path] of Object.entries(views)) {
    const page = await context.newPage();
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    await page.goto(server.origin + path, { waitUntil: "networkidle" });
    assert.ok(await page.locator("header nav").isHidden(), name);
    assert.equal(await page.evaluate(() => getComputedStyle(document.body).backgroundColor), "rgb(255, 255, 255)", name);
    await picture(page, `${name}-print`);
    await page.close();
  }
  await context.close();
});

test("an error is a page, too", async () => {
  const page = await browser.newPage();
  const reply = await page.goto(`${server.origin}/paper/none`);
  assert.equal(reply.status(), 404);
  assert.deepEqual(await barriers(page), []);
  await picture(page, "error-light");
  await page.close();
});

test("what a paper holds is shown as text, whatever it is", async () => {
  const page = await browser.newPage();
  const faults = watch(page, server.origin);
  for (const path of ["/search?q=hostile", "/papers", "/matrix?rows=paper&columns=section", "/kwic?q=hostile"]) {
    await page.goto(server.origin + path, { waitUntil: "networkidle" });
  }
  await page.goto(`${server.origin}/search?q=hostile`);
  await page.locator(".hit a.open").first().click();
  await page.waitForURL("**/passage/**");
  assert.match(await page.locator(".current .body").innerText(), /onmouseover="alert\(5\)"/);
  assert.deepEqual(faults, []);
  await page.close();
});
