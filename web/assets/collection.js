// SPDX-License-Identifier: GPL-3.0-or-later
// Collecting without leaving the page: what a form would post is posted, and the buttons follow.
import { say } from "./say.js";

const old_key = "dossier.collection"; // what earlier versions kept in the browser
const most_ids = 200; // in one request

let known = { current: "", collections: [] };

const current = () => document.getElementById("collection")?.dataset.name ?? known.current;
const idsIn = (name) => known.collections.find((one) => one.name === name)?.ids ?? [];

async function fetchKnown() {
  const reply = await fetch("/collections.json", { cache: "no-store" });
  if (reply.ok) known = await reply.json();
}

/** Posts a change; gives whether it was made. What went wrong is said. */
async function post(fields) {
  const reply = await fetch("/collection", {
    method: "POST",
    body: new URLSearchParams([...fields, ["name", current()], ["answer", "json"]]),
  }).catch(() => null);
  const type = reply?.headers.get("Content-Type") ?? "";
  const answer = type.includes("json") ? await reply.json() : {};
  if (reply?.ok) await fetchKnown();
  const problem = answer.detail ?? "The collection could not be changed.";
  tell(reply?.ok ? answer.did : problem, reply?.ok ? answer.step : null);
  refreshCollection();
  return reply?.ok ?? false;
}

/** Says what was done, with a button that takes back this step and no other; null: there is nothing to take back. */
function tell(text, step) {
  say(text);
  document.getElementById("toast")?.remove();
  const toast = document.createElement("div");
  toast.id = "toast";
  toast.append(text, " ");
  if (step) {
    const undo = document.createElement("button");
    undo.type = "button";
    undo.className = "plain";
    undo.textContent = "Undo";
    undo.addEventListener("click", () => post([["do", "undo"], ["step", String(step)]]));
    toast.append(undo);
  }
  document.querySelector("main").append(toast);
  setTimeout(() => !toast.contains(document.activeElement) && toast.remove(), 10000);
}

/** Takes a passage into the current collection, or out of it. */
export async function toggle(id) {
  if (!id) return;
  const is_in = idsIn(current()).includes(id);
  await post([["do", is_in ? "remove" : "add"], ["id", id]]);
  if (is_in && document.getElementById("collection")) location.reload();
}

async function addAll(ids) {
  for (let at = 0; at < ids.length; at += most_ids) {
    const part = ids.slice(at, at + most_ids).map((id) => ["id", id]);
    if (!(await post([["do", "add"], ...part]))) return false;
  }
  return true;
}

/** Shows what is collected: the tally in the navigation, and each button's state. */
export function refreshCollection() {
  const ids = idsIn(current());
  for (const tally of document.querySelectorAll("[data-collection-count]")) {
    tally.textContent = ids.length > 0 ? String(ids.length) : "";
  }
  for (const button of document.querySelectorAll("[data-collect]")) {
    const is_in = ids.includes(button.dataset.collect);
    button.setAttribute("aria-pressed", String(is_in));
    button.querySelector(".verb").textContent = is_in ? "Collected" : "Collect";
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

/** Passages that an earlier version kept in the browser are offered, and go once they are in a collection. */
function offerImport() {
  const offer = document.getElementById("import");
  if (!offer) return;
  let ids = [];
  try {
    ids = JSON.parse(localStorage.getItem(old_key) ?? "[]").filter((id) => typeof id === "string");
  } catch {
    return;
  }
  offer.hidden = ids.length === 0;
  offer.querySelector("button").addEventListener("click", async () => {
    if (!(await addAll(ids))) {
      // One that is gone from the index must not keep the others out.
      const refused = [];
      for (const id of ids) if (!(await addAll([id]))) refused.push(id);
      if (refused.length === ids.length) return;
      localStorage.setItem(old_key, JSON.stringify(refused));
    } else {
      localStorage.removeItem(old_key);
    }
    location.assign(`/collection?name=${encodeURIComponent(current())}`);
  });
}

export async function startCollection() {
  document.addEventListener("click", (event) => {
    const collect = event.target.closest("[data-collect]");
    const all = event.target.closest("[data-collect-all]");
    if (collect || all) event.preventDefault();
    if (collect) toggle(collect.dataset.collect);
    if (all) addAll([...document.querySelectorAll(".hit[data-id]")].map((hit) => hit.dataset.id));
    const copy = event.target.closest("[data-copy]");
    if (copy) copyQuote(copy.closest("[data-citation]"));
  });
  await fetchKnown().catch(() => {});
  offerImport();
  refreshCollection();
}
