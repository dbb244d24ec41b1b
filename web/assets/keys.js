// SPDX-License-Identifier: GPL-3.0-or-later
// Single keys, which a user can switch off (WCAG 2.1.4).
import { copyQuote, toggle } from "./collection.js";

const setting = "dossier.keys";
const isOn = () => localStorage.getItem(setting) !== "off";
const passages = () => [...document.querySelectorAll(".hit, .passage")];

function chosen() {
  return document.querySelector(".chosen") ?? document.querySelector(".passage.current");
}

function move(step) {
  const all = passages();
  if (all.length === 0) return;
  const at = all.indexOf(chosen());
  const next = all[at < 0 ? (step > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, at + step))];
  for (const one of all) one.classList.toggle("chosen", one === next);
  const target = next.querySelector("a.open, .margin .at");
  target?.focus({ preventScroll: true });
  next.scrollIntoView({ block: "nearest" });
}

function toMatch(step) {
  const all = passages();
  const matched = all.filter((one) => one.classList.contains("matched"));
  if (matched.length === 0) return;
  const at = all.indexOf(chosen());
  const next =
    step > 0
      ? matched.find((one) => all.indexOf(one) > at)
      : matched.filter((one) => at < 0 || all.indexOf(one) < at).pop();
  if (!next) {
    document.querySelector(step > 0 ? "[data-later-match]" : "[data-earlier-match]")?.click();
    return;
  }
  for (const one of all) one.classList.toggle("chosen", one === next);
  next.scrollIntoView({ block: "center" });
}

const actions = {
  "/": () => {
    const box = document.getElementById("q");
    box.focus();
    box.select();
  },
  j: () => move(1),
  k: () => move(-1),
  n: () => toMatch(1),
  p: () => toMatch(-1),
  c: () => chosen() && copyQuote(chosen()),
  x: () => chosen() && toggle(chosen().dataset.id),
  "?": help,
};

/** The help page in a window of its own over this one, so that the place is kept. */
async function help() {
  if (location.pathname === "/help") return;
  let shown = document.getElementById("help");
  if (!shown) {
    const page = new DOMParser().parseFromString(await (await fetch("/help")).text(), "text/html");
    shown = document.createElement("dialog");
    shown.id = "help";
    shown.setAttribute("aria-label", "How to search");
    const shut = document.createElement("button");
    shut.className = "shut";
    shut.textContent = "Close";
    shut.addEventListener("click", () => shown.close());
    shown.append(shut, ...document.adoptNode(page.querySelector(".prose")).childNodes);
    for (const element of shown.querySelectorAll(".scripted")) element.hidden = false;
    document.body.append(shown);
    startSwitch();
  }
  shown.showModal();
}

/** The box that switches the keys off. */
function startSwitch() {
  const box = document.getElementById("keys-on");
  if (!box) return;
  box.checked = isOn();
  box.addEventListener("change", () => localStorage.setItem(setting, box.checked ? "on" : "off"));
}

// What a closed part holds has a place on the page in some browsers, and takes no focus.
const isShown = (one) => one?.offsetParent && !one.closest("details:not([open]) > :not(summary)");
/** What can be reached inside of a hit beside its title. */
const inside = (hit) => [...hit.querySelectorAll("a:not(.open), button, summary")];

/** One stop of the tab key a hit: its labels and actions are reached by the right and left arrow. */
export function rove(root) {
  for (const hit of root.querySelectorAll(".hits > .hit")) {
    for (const control of inside(hit)) control.tabIndex = -1;
  }
}

/** Arrow keys on a hit: up and down to another one, right and left through its labels and actions. */
function arrow(event) {
  const hit = event.target.closest?.(".hits > .hit");
  if (!hit || event.target.closest("textarea, input, select")) return false;
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    move(event.key === "ArrowDown" ? 1 : -1);
    return true;
  }
  const stops = [hit.querySelector("a.open"), ...inside(hit)].filter(isShown);
  const next = stops.indexOf(event.target) + (event.key === "ArrowRight" ? 1 : -1);
  stops[Math.max(0, Math.min(stops.length - 1, next))]?.focus();
  return true;
}

export function startKeys() {
  startSwitch();
  document.addEventListener("focusin", (event) => {
    const hit = event.target.closest?.(".hits > .hit");
    if (!hit) return;
    for (const one of passages()) one.classList.toggle("chosen", one === hit);
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (document.querySelector("dialog[open]") || event.defaultPrevented) return;
    if (event.target.closest("input, select, textarea, [contenteditable]")) {
      if (event.key === "Escape") {
        event.preventDefault(); // a search box would lose its words
        event.target.blur();
      }
      return;
    }
    if (event.key.startsWith("Arrow") && arrow(event)) return event.preventDefault();
    if (!isOn()) return;
    if (event.key === "Enter" && !event.target.closest("a, button, summary")) {
      chosen()?.querySelector("a.open, .margin .at")?.click();
      return;
    }
    const action = actions[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  });
}
