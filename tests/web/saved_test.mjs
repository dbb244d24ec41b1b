// SPDX-License-Identifier: GPL-3.0-or-later
// Saved searches in a real browser, with and without script: its form is let through, that of another site is not.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createServer } from "node:http";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { barriers, picture, startBrowser, startServer, watch } from "./browser.mjs";

const [program, root] = [process.env.DOSSIER_PROGRAM, process.env.DOSSIER_ROOT];
let server, browser;

before(async () => {
  server = await startServer();
  browser = await startBrowser();
});
after(async () => {
  await browser.close();
  server.stop();
});

async function save(page, query, name) {
  await page.goto(`${server.origin}/search?q=${query}`, { waitUntil: "networkidle" });
  await page.getByText("Save this search").click();
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.waitForURL("**/saved");
}

/** Loads the list again until it shows new passages: a busy machine serves the state before for a while. */
async function untilNew(page, name) {
  const hits = page.locator("section.saved", { hasText: name }).locator("ol.hits > li");
  for (let i = 0; i < 40 && (await hits.count()) === 0; i++) {
    await page.waitForTimeout(250);
    await page.goto(`${server.origin}/saved`);
  }
  assert.ok((await hits.count()) > 0, name);
}

test("a search is saved, gains passages, is seen and deleted", async () => {
  for (const javaScriptEnabled of [true, false]) {
    const context = await browser.newContext({ javaScriptEnabled });
    const page = await context.newPage();
    const faults = watch(page, server.origin);
    const name = `hotlines ${javaScriptEnabled}`;
    await save(page, "hotline", name);
    assert.equal(await page.getByRole("heading", { name }).count(), 1);
    const paper = javaScriptEnabled ? "seo-loudspeakers.pdf" : "keller-review.html";
    execFileSync(program, ["index", "--quiet", "--index", server.index, join(root, "examples/library", paper)]);
    await untilNew(page, name);
    await page.getByRole("button", { name: new RegExp(`Mark as seen.*${name}`) }).click();
    await page.waitForURL("**/saved");
    assert.equal(await page.getByRole("button", { name: new RegExp(`Mark as seen.*${name}`) }).count(), 0);
    await page.locator("section.saved", { hasText: name }).getByText("Delete", { exact: false }).first().click();
    await page.getByRole("button", { name: "Delete this saved search" }).click();
    await page.waitForURL("**/saved");
    assert.equal(await page.getByRole("heading", { name }).count(), 0);
    assert.deepEqual(faults, []);
    await context.close();
  }
});

test("a page of another site cannot save, delete or mark anything", async () => {
  const form = `<form method="post" action="${server.origin}/saved"><input name="do" value="save">
    <input name="name" value="forged"><input name="search" value="?q=water"><button>Go</button></form>`;
  const other = createServer((_, reply) => reply.writeHead(200, { "Content-Type": "text/html" }).end(form));
  await new Promise((resolve) => other.listen(0, "127.0.0.1", resolve));
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${other.address().port}/`);
  const [reply] = await Promise.all([page.waitForResponse((one) => one.url().endsWith("/saved")), page.getByRole("button").click()]);
  assert.equal(reply.status(), 403);
  await page.goto(`${server.origin}/saved`);
  assert.equal(await page.getByText("forged").count(), 0);
  await page.close();
  other.closeAllConnections();
  other.close();
});

test("the list of saved searches, in light, dark and narrow", async () => {
  const first = await browser.newPage();
  await save(first, "water+treaty&dyad=Egypt-Ethiopia", "a name that is rather long, as people’s names of searches are");
  execFileSync(program, ["index", "--quiet", "--index", server.index, join(root, "examples/library/brandt-observers.html")]);
  await save(first, "observers", "observers");
  execFileSync(program, ["index", "--quiet", "--index", server.index, join(root, "examples/library/mirzoyan-line-of-contact.docx")]);
  await untilNew(first, "observers");
  await first.close();
  const modes = {
    light: { viewport: { width: 1280, height: 900 }, colorScheme: "light" },
    dark: { viewport: { width: 1280, height: 900 }, colorScheme: "dark" },
    narrow: { viewport: { width: 320, height: 720 }, colorScheme: "light" },
  };
  for (const [mode, options] of Object.entries(modes)) {
    const context = await browser.newContext({ ...options, reducedMotion: "reduce" });
    const page = await context.newPage();
    for (const path of ["/saved", "/search?q=water"]) {
      await page.goto(server.origin + path, { waitUntil: "networkidle" });
      for (const summary of await page.locator("details.save > summary").all()) await summary.click();
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${path} is too wide, ${mode}`);
      await picture(page, `saved${path === "/saved" ? "" : "-form"}-${mode}`);
      assert.deepEqual(await barriers(page), [], `${path} ${mode}`);
    }
    await context.close();
  }
});
