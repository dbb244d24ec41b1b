// SPDX-License-Identifier: GPL-3.0-or-later
// Search, filter, read, cite, collect, export: by keyboard alone; and what a reader must be able to rely on along the way.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { barriers, eachPage } from "./browser.mjs";

let server, browser, context, page, faults;

eachPage((opened) => ({ server, browser, context, page, faults } = opened));

const open = (path) => page.goto(server.origin + path, { waitUntil: "networkidle" });
const press = async (...keys) => {
  for (const key of keys) await page.keyboard.press(key);
};
/** What a screen reader would read of the element that has the focus. */
const focused = () => page.evaluate(() => document.activeElement.getAttribute("aria-label") ?? document.activeElement.textContent.trim());
/** Presses Tab until the focus is on something that reads so. */
async function tabTo(pattern, most = 80) {
  for (let i = 0; i < most; ++i) {
    if (pattern.test(await focused())) return;
    await press("Tab");
  }
  assert.fail(`no way by Tab to ${pattern}`);
}

test("search, filter, read, cite, collect and export by keyboard alone", async () => {
  await open("/");
  await press("/");
  await page.keyboard.type("treaty water");
  await press("Enter");
  await page.waitForURL("**/search?q=treaty+water");
  await page.locator(".hit").first().waitFor();
  assert.match(await page.locator("#said").innerText(), /passages? in/);
  // filter
  const all = await page.locator("#count").innerText();
  await page.locator("#facets input[type=checkbox]").first().focus();
  await press("Space");
  await page.waitForFunction((text) => document.querySelector("#count").innerText !== text, all);
  assert.match(page.url(), /paper=/);
  // read, and back to the same place
  await press("Escape");
  await page.locator(".hit a.open").first().focus();
  await press("ArrowDown");
  const chosen = await page.locator(".hit.chosen").getAttribute("data-id");
  await press("Enter");
  await page.waitForURL("**/passage/**");
  assert.match(page.url(), /paper=.*#here/);
  await page.getByRole("link", { name: "Back to results" }).focus();
  await press("Enter");
  await page.waitForURL("**/search?**");
  assert.match(page.url(), /paper=/);
  assert.equal(await page.locator(".hit:target").getAttribute("data-id"), chosen);
  // cite and collect: the actions of a hit are behind the right arrow
  await page.locator(".hit:target a.open").focus();
  for (let i = 0; i < 20 && !/^Cite/.test(await focused()); ++i) await press("ArrowRight");
  assert.match(await focused(), /^Cite/);
  await press("Enter");
  await page.waitForFunction(() => document.querySelector("#said").textContent.includes("copied"));
  assert.match(await page.evaluate(() => navigator.clipboard.readText()), /^“.+” \[@.+\]$/s);
  await press("x");
  await page.locator(".hit:target .collect[aria-pressed=true]").waitFor();
  assert.match(await page.locator("#said").innerText(), /^Added 1 passage/);
  // export
  await page.locator("nav[aria-label=Views] a", { hasText: "Collection" }).focus();
  await press("Enter");
  await page.waitForURL("**/collection**");
  await tabTo(/^Export$/);
  await press("Enter");
  await tabTo(/^DOCX/);
  const [download] = await Promise.all([page.waitForEvent("download"), press("Enter")]);
  assert.ok(readFileSync(await download.path(), "latin1").startsWith("PK"));
});

test("a hit is one stop of the tab key, and its parts are reached by arrows", async () => {
  await open("/search?q=treaty+water");
  await page.locator(".hit a.open").first().focus();
  await press("Tab");
  assert.equal(await page.evaluate(() => [...document.querySelectorAll(".hit")].indexOf(document.activeElement.closest(".hit"))), 1);
  await press("ArrowRight");
  assert.equal(await page.evaluate(() => document.activeElement.matches(".hit:nth-child(2) a:not(.open), .hit:nth-child(2) summary")), true);
  await press("ArrowLeft", "ArrowUp");
  assert.equal(await page.evaluate(() => [...document.querySelectorAll(".hit")].indexOf(document.activeElement.closest(".hit"))), 0);
});

test("the first stop skips to the results", async () => {
  await open("/search?q=treaty");
  await press("Tab");
  assert.equal(await focused(), "Skip to results");
  await press("Enter");
  await page.waitForFunction(() => document.activeElement.id === "results");
  await press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.matches(".hit:first-child a.open")), true);
  const evidence = `${new URL(page.url()).origin}/evidence?q=treaty`;
  await page.goto(evidence);
  await press("Tab");
  await press("Enter");
  await press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.closest(".paper-evidence") !== null), true);
});

test("Escape closes suggestions first, and leaves the box second", async () => {
  await open("/");
  await page.locator("#q").pressSequentially("reservo", { delay: 20 });
  await page.locator("#suggestions li").first().waitFor();
  await press("Escape");
  assert.ok(await page.locator("#suggestions").isHidden());
  assert.equal(await page.evaluate(() => document.activeElement.id), "q");
  await press("Escape");
  assert.notEqual(await page.evaluate(() => document.activeElement.id), "q");
  assert.equal(await page.locator("#q").inputValue(), "reservo");
});

test("earlier queries are suggested", async () => {
  await open("/");
  await page.locator("#q").fill("treaty of the river");
  await press("Enter");
  await page.waitForURL("**/search?q=treaty+of+the+river");
  await page.locator("#q").fill("");
  await page.locator("#q").pressSequentially("treaty o", { delay: 20 });
  await page.locator("#suggestions li", { hasText: "searched before" }).waitFor();
});

test("next match walks within the paper and into the next one", async () => {
  await open("/search?q=treaty&sort=paper");
  await page.locator(".hit a.open").first().click();
  await page.waitForURL("**/passage/**");
  const first = new URL(page.url()).pathname;
  const paper = await page.locator(".reader").getAttribute("data-paper");
  const matches = await page.locator(".passage.matched").count();
  for (let i = 0; i < matches; ++i) await press("n");
  await page.waitForFunction((one) => document.querySelector(".reader")?.dataset.paper !== one, paper);
  await page.waitForLoadState("networkidle");
  assert.ok(await page.locator(".passage.current.matched").isVisible());
  await press("p");
  await page.waitForFunction((one) => document.querySelector(".reader")?.dataset.paper === one, paper);
  assert.match(first, /passage/);
});

test("the chosen style of citations is remembered", async () => {
  await open("/search?q=treaty");
  await page.getByLabel("Citation style").selectOption("apa");
  await page.waitForFunction(() => !document.querySelector(".hit").dataset.citation.startsWith("[@"));
  await open("/evidence?q=treaty");
  assert.match(await page.locator(".hit").first().getAttribute("data-citation"), /^\(.+\)$/);
});

test("evidence, matrix and concordance filter in their place", async () => {
  for (const path of ["/evidence?q=water", "/matrix?rows=paper&columns=section", "/kwic?q=water"]) {
    await open(path);
    const before_filter = await page.locator("#count").innerText();
    await page.locator("#facets > details > summary").click();
    await page.locator("#facets fieldset[data-facet=section] input[type=checkbox]").first().check();
    await page.waitForFunction((text) => document.querySelector("#count").innerText !== text, before_filter);
    assert.ok(page.url().includes(path.split("?")[0]), path);
    assert.match(page.url(), /section=/);
    assert.deepEqual(await barriers(page), [], path);
  }
});

test("four times as large, in forced colours, on a phone and without script, nothing is lost", async () => {
  for (const options of [
    { viewport: { width: 320, height: 256 } },
    { viewport: { width: 1280, height: 900 }, forcedColors: "active" },
    { viewport: { width: 390, height: 844 }, isMobile: true, colorScheme: "dark" },
    { viewport: { width: 1280, height: 900 }, javaScriptEnabled: false },
  ]) {
    const other = await browser.newContext({ ...options, reducedMotion: "reduce" });
    const view = await other.newPage();
    for (const path of ["/search?q=treaty", "/evidence?q=treaty", "/kwic?q=treaty&collocates=50", "/collection?name=None", "/matrix"]) {
      await view.goto(server.origin + path, { waitUntil: "networkidle" });
      assert.ok(await view.locator("main").isVisible(), path);
      if (options.javaScriptEnabled === false) continue;
      const wide = await view.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(wide <= 0, `${path} is ${wide} too wide at ${options.viewport.width}`);
      assert.deepEqual(await barriers(view), [], path);
    }
    await other.close();
  }
});

test("without script a passage is collected, noted, exported and undone", async () => {
  const other = await browser.newContext({ javaScriptEnabled: false });
  const view = await other.newPage();
  await view.goto(`${server.origin}/collection?name=Without`);
  assert.equal(await view.locator(".hit").count(), 0);
  await view.locator(".managing summary").click();
  await view.getByLabel("New collection").fill("Without");
  await view.getByRole("button", { name: "Create" }).click();
  await view.waitForURL("**/collection?name=Without");
  await view.goto(`${server.origin}/search?q=treaty`);
  await view.locator(".hit .collect").first().click();
  await view.waitForURL("**/collection?name=Without**");
  assert.equal(await view.locator(".hit").count(), 1);
  await view.getByRole("link", { name: "Back to results" }).click();
  await view.waitForURL("**/search?q=treaty");
  await view.goBack();
  await view.getByRole("button", { name: "Undo" }).click();
  await view.locator("#empty-collection").waitFor();
  await other.close();
});

test("a text too long for a search gets a page with a message", async () => {
  const reply = await page.goto(`${server.origin}/search?q=${"treaty+".repeat(1215)}`);
  assert.equal(reply.status(), 414);
  assert.match(await page.locator("h1").innerText(), /too long/);
  assert.ok(await page.getByLabel("Search for").isVisible());
  faults.splice(0, faults.length, ...faults.filter((fault) => !fault.includes("414")));
});
