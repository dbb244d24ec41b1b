// SPDX-License-Identifier: GPL-3.0-or-later
// Passages picked up on the way: their ids are kept in this browser, their page is /collection?id=…&id=….
import { say } from "./say.js";

const key = "dossier.collection";
const longest_url = 7000; // bytes; the server takes 8000

function read() {
  try {
    const ids = JSON.parse(localStorage.getItem(key) ?? "[]");
    return Array.isArray(ids) ? ids.filter((id) => typeof id === "string") : [];
  } catch {
    return [];
  }
}

function address(ids) {
  return "/collection" + (ids.length === 0 ? "" : "?" + ids.map((id) => `id=${encodeURIComponent(id)}`).join("&"));
}

/** Takes a passage into the collection, or out of it. */
export function toggle(id) {
  if (!id) return;
  const ids = read();
  const was_in = ids.includes(id);
  const changed = was_in ? ids.filter((one) => one !== id) : [...ids, id];
  if (address(changed).length > longest_url) {
    say("The collection is full. Export it, then start a new one.");
    return;
  }
  localStorage.setItem(key, JSON.stringify(changed));
  say(was_in ? "Removed from the collection" : `Added to the collection (${changed.length} in total)`);
  if (was_in && location.pathname === "/collection") location.replace(address(changed));
  refreshCollection();
}

/** Shows what is collected: the tally in the navigation, and each button's state. */
export function refreshCollection() {
  const ids = read();
  for (const tally of document.querySelectorAll("[data-collection-count]")) {
    tally.textContent = ids.length > 0 ? String(ids.length) : "";
    tally.closest("a").href = address(ids);
  }
  for (const button of document.querySelectorAll("[data-collect]")) {
    const is_in = ids.includes(button.dataset.collect);
    button.setAttribute("aria-pressed", String(is_in));
    button.querySelector(".verb").textContent = !is_in ? "Collect" : location.pathname === "/collection" ? "Remove" : "Collected";
  }
}

/** The quote of a passage with its citation: what is selected in it, else all of it. */
function quoteOf(passage) {
  const selection = getSelection();
  const selected =
    selection.rangeCount > 0 && passage.contains(selection.getRangeAt(0).commonAncestorContainer)
      ? selection.toString().trim()
      : "";
  const text = selected || passage.querySelector("template.whole").content.textContent.trim();
  return `“${text}” ${passage.dataset.citation}`;
}

export async function copyQuote(passage) {
  const quote = quoteOf(passage);
  try {
    await navigator.clipboard.writeText(quote);
  } catch {
    const area = document.createElement("textarea");
    area.value = quote;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
  say("Quote and citation copied");
  const button = passage.querySelector("[data-copy]");
  if (!button || button.dataset.said) return;
  button.dataset.said = "yes";
  const label = button.firstChild;
  const before = label.textContent;
  label.textContent = "Copied";
  setTimeout(() => {
    label.textContent = before;
    delete button.dataset.said;
  }, 1500);
}

export function startCollection() {
  const ids = read();
  const empty = document.getElementById("empty-it");
  if (ids.length === 0) empty?.remove();
  empty?.addEventListener("click", () => {
    localStorage.removeItem(key);
    location.replace("/collection");
  });
  if (document.getElementById("empty-collection") && ids.length > 0) location.replace(address(ids));
  document.addEventListener("click", (event) => {
    const collect = event.target.closest("[data-collect]");
    if (collect) toggle(collect.dataset.collect);
    const copy = event.target.closest("[data-copy]");
    if (copy) copyQuote(copy.closest("[data-citation]"));
  });
  addEventListener("storage", (event) => event.key === key && refreshCollection());
}
