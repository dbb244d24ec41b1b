// SPDX-License-Identifier: GPL-3.0-or-later
// The page in use: by mouse, by keyboard, with the back button, and without script.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { barriers, eachPage, picture } from "./browser.mjs";

let server, browser, context, page, faults;

eachPage((opened) => ({ server, browser, context, page, faults } = opened));

const open = (path) => page.goto(server.origin + path, { waitUntil: "networkidle" });
const count = () => page.locator("#count").innerText();
/** Marks the window, so that a reload would be seen. */
const mark = () => page.evaluate(() => (window.marked = true));
const is_marked = () => page.evaluate(() => window.marked === true);

test("results come as one types, without a reload, and the address follows", async () => {
  await open("/");
  await mark();
  const before_typing = await count();
  await page.locator("#q").pressSequentially("treaty", { delay: 20 });
  await page.waitForURL("**/search?q=treaty");
  await page.waitForFunction((text) => document.querySelector("#count").innerText !== text, before_typing);
  assert.ok(await is_marked());
  assert.match(await page.title(), /^treaty/);
  assert.match(await page.locator("#said").innerText(), /passages? in/);
  assert.equal(await page.locator("#q").inputValue(), "treaty");
  assert.ok((await page.locator(".hit mark").count()) > 0);
});

test("facets narrow without a reload, several at once; back and forward lead through", async () => {
  await open("/search?q=water");
  await mark();
  const all = await count();
  await page.getByLabel("Egypt–Ethiopia").check();
  await page.waitForURL("**dyad=Egypt-Ethiopia**");
  await page.waitForFunction((text) => document.querySelector("#count").innerText !== text, all);
  const one = await count();
  assert.ok(await page.getByLabel("Egypt–Ethiopia").isChecked());
  await page.getByLabel("Bangladesh–India").check();
  await page.waitForURL("**dyad=Bangladesh-India**");
  await page.waitForFunction((text) => document.querySelector("#count").innerText !== text, one);
  await page.goBack();
  await page.waitForFunction((text) => document.querySelector("#count").innerText.startsWith(text), one.split(" ")[0]);
  await page.goBack();
  await page.waitForFunction((text) => document.querySelector("#count").innerText.startsWith(text), all.split(" ")[0]);
  assert.ok(!(await page.getByLabel("Egypt–Ethiopia").isChecked()));
  await page.goForward();
  await page.waitForURL("**dyad=Egypt-Ethiopia**");
  assert.ok(await is_marked());
  await page.locator(".filters .chip").first().click();
  await page.waitForURL((url) => !url.search.includes("dyad"));
  assert.ok(await is_marked());
});

test("suggestions are chosen by keyboard", async () => {
  await open("/");
  await page.locator("#q").pressSequentially("reservo", { delay: 20 });
  await page.locator("#suggestions li").first().waitFor();
  assert.equal(await page.locator("#q").getAttribute("aria-expanded"), "true");
  await page.keyboard.press("ArrowDown");
  const chosen = await page.locator("#suggestions li[aria-selected=true]").getAttribute("data-query");
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => url.searchParams.get("q") === chosen);
  assert.ok(await page.locator("#suggestions").isHidden());
});

test("keys move, open, search and help, and can be switched off", async () => {
  await open("/search?q=water");
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.keyboard.press("k");
  await page.keyboard.press("j");
  const second = page.locator(".hit").nth(1);
  assert.match(await second.getAttribute("class"), /chosen/);
  const target = await second.locator("a.open").getAttribute("href");
  await page.keyboard.press("c");
  await page.waitForFunction(() => document.querySelector("#said").textContent.includes("copied"));
  assert.match(await page.evaluate(() => navigator.clipboard.readText()), /^“.+” \[@.+\]$/s);
  await page.keyboard.press("Enter");
  await page.waitForURL(`**${target}`);
  assert.ok(await page.locator(".passage.current").isVisible());
  await page.keyboard.press("/");
  assert.equal(await page.evaluate(() => document.activeElement.id), "q");
  await page.keyboard.press("Escape");
  await page.keyboard.press("?");
  const help = page.getByRole("dialog", { name: "How to search" });
  await help.waitFor();
  assert.deepEqual(await barriers(page), []);
  await picture(page, "overlay-light");
  await page.keyboard.press("Escape");
  assert.ok(await help.isHidden());
  assert.match(page.url(), /\/passage\//);
  await page.keyboard.press("?");
  await help.getByLabel("Use keyboard shortcuts").uncheck();
  await help.getByRole("button", { name: "Close" }).click();
  await page.keyboard.press("/");
  assert.notEqual(await page.evaluate(() => document.activeElement.id), "q");
});

test("the reader goes from match to match", async () => {
  await open("/paper/who-holds-the-tap?q=treaty");
  assert.match(await count(), /passages? match/);
  const first = page.locator(".passage.matched").first();
  await first.getByRole("link", { name: "Next match" }).click();
  const next = page.locator(".passage.matched").nth(1);
  assert.equal(new URL(page.url()).hash, `#${await next.getAttribute("id")}`);
  await next.getByRole("link", { name: "Previous match" }).click();
  assert.equal(new URL(page.url()).hash, `#${await first.getAttribute("id")}`);
});

test("passages are collected on the disk, noted, exported and put back", async () => {
  await open("/search?q=water");
  await page.locator(".hit .collect").nth(0).click();
  await page.locator(".hit .collect[aria-pressed=true]").nth(0).waitFor();
  await page.locator(".hit .collect").nth(1).click();
  await page.locator(".hit .collect[aria-pressed=true]").nth(1).waitFor();
  assert.equal(await page.locator("[data-collection-count]").innerText(), "2");
  await page.locator("#toast").getByRole("button", { name: "Undo" }).click();
  await page.waitForFunction(() => document.querySelector("[data-collection-count]").textContent === "1");
  await page.getByRole("button", { name: "Collect all shown" }).click();
  await page.waitForFunction(() => Number(document.querySelector("[data-collection-count]").textContent) > 2);
  await page.reload();
  await page.locator(".hit .collect[aria-pressed=true]").nth(1).waitFor();
  await page.locator("nav").getByRole("link", { name: "Collection" }).click();
  await page.waitForURL("**/collection");
  const all = await page.locator(".hit").count();
  assert.ok(all > 2);
  const first = page.locator(".hit").first();
  await first.locator(".noting summary").click();
  await first.getByLabel("Note", { exact: true }).fill("Quote this one.");
  await first.getByLabel("Tags, separated by commas").fill("chapter-2, dams");
  await first.getByRole("button", { name: "Save" }).click();
  await page.locator(".note").waitFor();
  assert.match(await page.locator(".note").innerText(), /Quote this one\..*chapter-2, dams/s);
  assert.deepEqual(await barriers(page), []);
  await page.locator(".exports summary").click();
  for (const [format, sign] of [["JSON", "dossier_collections"], ["Markdown", "[@"], ["BibTeX", "@"], ["RIS", "TY  -"], ["CSV", "chapter-2"], ["CSL-JSON", "["], ["JSON Lines", "{"], ["DOCX", "PK"]]) {
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: new RegExp(`^${format}\\s*:`) }).click()]);
    assert.ok(readFileSync(await download.path(), "latin1").includes(sign), format);
  }
  await page.getByRole("button", { name: /^Remove/ }).first().click();
  await page.waitForFunction((n) => document.querySelectorAll(".hit").length === n - 1, all);
  await page.getByRole("button", { name: "Undo" }).click();
  await page.waitForFunction((n) => document.querySelectorAll(".hit").length === n, all);
  await page.locator(".managing summary").click();
  await page.getByRole("button", { name: "Delete this collection" }).click();
  await page.locator("#empty-collection").waitFor();
  assert.deepEqual(await barriers(page), []);
});

test("what the browser kept before is offered for import", async () => {
  await open("/search?q=water");
  const ids = await page.locator(".hit").evaluateAll((hits) => hits.slice(0, 2).map((hit) => hit.dataset.id));
  await page.evaluate((kept) => localStorage.setItem("dossier.collection", JSON.stringify(kept)), ids);
  await open("/collection?name=Kept");
  await page.getByRole("button", { name: "Import them into this collection" }).click();
  await page.waitForFunction(() => document.querySelectorAll(".hit").length === 2);
  assert.equal(await page.evaluate(() => localStorage.getItem("dossier.collection")), null);
});

test("a slow answer that has been overtaken is dropped", async () => {
  await open("/");
  await page.route("**/search?q=wat", async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1200));
    await route.continue().catch(() => {});
  });
  await page.locator("#q").pressSequentially("wat", { delay: 10 });
  await page.waitForTimeout(400);
  await page.locator("#q").pressSequentially("er treaty", { delay: 10 });
  await page.waitForURL("**/search?q=water+treaty");
  await page.waitForTimeout(1200);
  assert.equal(new URL(page.url()).searchParams.get("q"), "water treaty");
  assert.match(await page.title(), /^water treaty/);
  faults.splice(0, faults.length, ...faults.filter((fault) => !fault.includes("ERR_ABORTED")));
});

test("expansions are shown and switched off and on by their chips", async () => {
  await open("/search?q=treaties+watter");
  await mark();
  const expansions = page.locator(".expansions");
  assert.match(await expansions.innerText(), /spelling.*watter.*water/s);
  const wide = await count();
  await expansions.getByRole("link", { name: /spelling.*turn off/s }).click();
  await page.waitForURL("**spelling=off**");
  await page.waitForFunction((text) => document.querySelector("#count").innerText !== text, wide);
  await expansions.getByRole("link", { name: /spelling: off.*turn on/s }).click();
  await page.waitForURL((url) => !url.search.includes("spelling"));
  assert.ok(await is_marked());
});

test("a long facet opens, is narrowed by its box, and keeps its state", async () => {
  await open("/search?q=the");
  const dyads = page.locator("fieldset[data-facet=dyad]");
  await dyads.locator("summary").click();
  await dyads.getByLabel("Filter the values of Dyad").fill("norway");
  await page.waitForFunction(() => document.querySelector("fieldset[data-facet=dyad] a.all") === null);
  const seen = dyads.locator("li:visible");
  assert.ok((await seen.count()) > 0);
  for (const text of await seen.allInnerTexts()) assert.match(text, /Norway/);
  await seen.first().getByRole("checkbox").check();
  await page.waitForURL("**dyad=**Norway**");
  await page.locator(".filters .chip").waitFor();
  await page.locator(".filters .chip").focus();
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => !url.search.includes("dyad"));
  assert.ok((await page.locator(".histogram rect").count()) > 1);
});

test("order, passages of one paper and pages of the list are links", async () => {
  await open("/search?q=the");
  await page.getByRole("navigation", { name: "Passages of one paper" }).getByRole("link", { name: "1" }).click();
  await page.waitForURL("**per-paper=1**");
  const names = await page.locator(".hit").evaluateAll((all) => all.map((one) => one.dataset.name));
  assert.equal(new Set(names).size, names.length);
  await open("/search?q=the");
  const first = await page.locator(".hit").first().getAttribute("data-id");
  await page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "Next" }).click();
  await page.waitForURL("**offset=20**");
  assert.notEqual(await page.locator(".hit").first().getAttribute("data-id"), first);
});

test("where nothing is found, the page says what to drop, and dropping it helps", async () => {
  await open("/search?q=%2B%22purple+elephants%22+water");
  assert.match(await count(), /^No passages/);
  await page.locator(".relaxations a").first().click();
  await page.waitForFunction(() => /^\d/.test(document.querySelector("#count").innerText));
});

test("a selection is what is copied, and reasons of labels are a click away", async () => {
  await open("/paper/who-holds-the-tap");
  const selected = await page.evaluate(() => {
    const text = document.querySelector(".passage.kind-paragraph .body p").firstChild;
    getSelection().setBaseAndExtent(text, 0, text, 12);
    return text.data.slice(0, 12).trim();
  });
  await page.locator(".passage.kind-paragraph").first().getByRole("button", { name: /Cite/ }).click();
  await page.waitForFunction(() => document.querySelector("#said").textContent.includes("copied"));
  assert.ok((await page.evaluate(() => navigator.clipboard.readText())).startsWith(`“${selected}” [@`));
  await open("/search?q=water+dyad:egypt-ethiopia");
  await page.locator(".why summary").first().click();
  assert.match(await page.locator(".reasons").first().innerText(), /(in the text|in a heading|is about|own words)/);
});

test("evidence and matrix lead to their passages", async () => {
  await open("/evidence?q=water+treaty");
  assert.match(await count(), /passages in \d of \d papers/);
  assert.ok(await page.locator(".without li").count());
  await page.locator(".balance a").first().click();
  await page.waitForURL("**paper=**");
  await open("/matrix");
  const cell = page.locator(".matrix td a").first();
  const passages = (await cell.innerText()).split("\n")[0];
  await cell.click();
  await page.waitForURL("**/search?**");
  assert.ok((await count()).startsWith(`${passages} passage`));
  await open("/matrix");
  await page.getByLabel("Rows").selectOption("paper");
  await page.getByRole("button", { name: "Show" }).click();
  await page.waitForURL("**rows=paper**");
  assert.ok((await page.locator(".matrix .empty").count()) > 0);
});

test("all of it works without script", async () => {
  const plain = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 1280, height: 900 }, reducedMotion: "reduce" });
  const bare = await plain.newPage();
  await bare.goto(server.origin);
  await bare.locator("#q").fill("water");
  await bare.getByRole("button", { name: "Search" }).click();
  await bare.waitForURL("**/search?q=water");
  assert.ok(await bare.locator(".hit mark").count());
  const all = await bare.locator("#count").innerText();
  await bare.getByLabel("Egypt–Ethiopia").check();
  await bare.getByRole("button", { name: "Apply filters" }).click();
  await bare.waitForURL("**dyad=Egypt-Ethiopia**");
  assert.notEqual(await bare.locator("#count").innerText(), all);
  await bare.locator(".facet li", { hasText: "Introduction" }).first().getByRole("link").click();
  await bare.waitForURL("**section!**".replace("!", "*"));
  await bare.getByRole("link", { name: "Year", exact: true }).click();
  await bare.waitForURL("**sort=year**");
  await bare.goBack();
  await bare.locator(".hit a.open").first().click();
  await bare.waitForURL("**/passage/**");
  assert.ok(await bare.locator(".passage.current mark").count());
  await bare.getByRole("link", { name: "Back to results" }).click();
  for (const view of ["Evidence", "Matrix", "Concordance", "Side by side", "Papers", "Collection"]) {
    await bare.locator("nav").getByRole("link", { name: view }).click();
    assert.match(await bare.locator("h1").innerText(), new RegExp(view));
  }
  assert.ok(await bare.locator("button.collect").count().then((n) => n === 0));
  await plain.close();
});
