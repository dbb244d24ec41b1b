// SPDX-License-Identifier: GPL-3.0-or-later
// A served index and a real browser, for the tests beside this file.
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { after, afterEach, before, beforeEach } from "node:test";
import { chromium } from "playwright-core";

const [program, root, pictures] = [process.env.DOSSIER_PROGRAM, process.env.DOSSIER_ROOT, process.env.DOSSIER_PICTURES];
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** A paper with everything in it that a page must not let through. */
const hostile = `# <script>alert(1)</script> "onmouseover="alert(2)" &amp; Rivers

## Introduction <img src=x onerror=alert(3)>

Hostile water flows where <script>alert(4)</script> "onmouseover="alert(5)" and [a link](javascript:alert(6)) stand in the
text, with an escape \x1b[31m and a quote ' of its own, in a paragraph that is long enough to be one.
`;

export async function startServer(papers = "examples/papers") {
  const folder = mkdtempSync(join(tmpdir(), "dossier-browser-"));
  const index = join(folder, "index");
  writeFileSync(join(folder, 'odd "<b>.md'), hostile);
  execFileSync(program, ["index", "--index", index, join(root, papers), join(folder, 'odd "<b>.md')]);
  const server = spawn(program, ["serve", "--index", index, "--port", "0"], { stdio: ["ignore", "pipe", "inherit"] });
  const [line] = await new Promise((resolve) => createInterface(server.stdout).once("line", (...l) => resolve(l)));
  return {
    index,
    origin: /http:\/\/[^ ]*:\d+/.exec(line)[0],
    stop: () => {
      server.kill("SIGTERM");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export function startBrowser() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
           "--disable-component-update", "--disable-sync"],
  });
}

/**
 * Before each test of a file opens a page of a served index, and `take` gets it with all that belongs to it; behind
 * each test the page must have done nothing wrong.
 */
export function eachPage(take) {
  let server, browser, context, faults;
  before(async () => {
    server = await startServer();
    browser = await startBrowser();
  });
  after(async () => {
    await browser.close();
    server.stop();
  });
  beforeEach(async () => {
    context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: "reduce" });
    await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: server.origin });
    const page = await context.newPage();
    faults = watch(page, server.origin);
    take({ server, browser, context, page, faults });
  });
  afterEach(async () => {
    await context.close();
    assert.deepEqual(faults, []);
  });
}

/** Everything that a page must not do: errors, dialogs, requests to other hosts. */
export function watch(page, origin) {
  const faults = [];
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("dialog", (dialog) => {
    faults.push(`dialog: ${dialog.message()}`);
    dialog.dismiss();
  });
  page.on("request", (request) => {
    if (!request.url().startsWith(origin)) faults.push(`request to ${request.url()}`);
  });
  return faults;
}

/** What axe-core finds on a page, a line each. */
export async function barriers(page) {
  await page.evaluate(axe);
  const found = await page.evaluate(() =>
    window.axe.run(document, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
      resultTypes: ["violations"],
    }),
  );
  return found.violations.map((one) => `${one.id}: ${one.nodes[0].html.slice(0, 160)}`);
}

export async function picture(page, name) {
  if (!pictures) return;
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: join(pictures, `${name}.png`) });
}
