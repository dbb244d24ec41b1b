// SPDX-License-Identifier: GPL-3.0-or-later
// boxed_page.mjs OUT.png: a picture of a passage of an example PDF beside the page of the PDF on which it is marked.
// Needs Chromium, Node.js and `npm ci` in this folder. From the root of the checkout:
//   DOSSIER_PROGRAM=build/dev/dossier DOSSIER_ROOT=. node tests/web/boxed_page.mjs docs/pictures/boxed-page.png
import { startBrowser, startServer } from "./browser.mjs";

const server = await startServer("examples/pdfs");
const browser = await startBrowser();
const page = await browser.newPage({ viewport: { width: 1100, height: 640 } });
await page.goto(`${server.origin}/search?q=water+treaty`, { waitUntil: "networkidle" });
await page.locator(".hit a.open").first().click();
await page.waitForLoadState("networkidle");
const drawn = page.locator(".passage.current .pages img").first();
await drawn.scrollIntoViewIfNeeded();
await drawn.evaluate((image) => image.decode());
await page.locator(".passage.current").evaluate((passage) => passage.scrollIntoView({ block: "start" }));
await page.screenshot({ path: process.argv[2] });
await browser.close();
server.stop();
