// SPDX-License-Identifier: GPL-3.0-or-later
// Results as one types, and facets without a reload: asks for the same page that a reload would give, and puts its
// main part in the place of ours.
import { say } from "./say.js";

const pause = 250; // milliseconds after the last key

const views = ["/", "/search", "/evidence", "/matrix", "/kwic"];
const isSearch = (url) => url.origin === location.origin && (url.pathname === "/search" || url.pathname === "/");
/** A view that is replaced in its place, and the same one as now. */
const isHere = (url) =>
  url.origin === location.origin && views.includes(url.pathname) && (url.pathname === location.pathname || (isSearch(url) && isSearch(location)));

/** The address with the last word as a beginning, as long as it is being typed. */
function begun(url) {
  const query = url.searchParams.get("q") ?? "";
  if (!/(^|\s)[\p{L}\p{M}]{3,}$/u.test(query) || (query.match(/"/g) ?? []).length % 2 === 1) return url;
  const live = new URL(url);
  live.searchParams.set("q", query + "*");
  return live;
}

/** The address that a form without script would lead to. */
function addressOf(form) {
  const url = new URL(form.getAttribute("action"), location.href);
  const fields = new URLSearchParams(new FormData(form));
  for (const [name, value] of fields) {
    if (value !== "") url.searchParams.append(name, value);
  }
  return url;
}

/** What has the focus, in words that find it again in a page that was replaced. */
function focused() {
  const element = document.activeElement;
  if (element instanceof HTMLInputElement && element.type === "checkbox") {
    return `input[name="${CSS.escape(element.name)}"][value="${CSS.escape(element.value)}"]`;
  }
  return null;
}

/** Tells the parts that open apart, also in a page that was replaced. */
const nameOf = (part) => part.closest("fieldset")?.dataset.facet ?? part.className;

function openParts() {
  return [...document.querySelectorAll("#facets details[open], .words[open]")].map(nameOf);
}

function reopen(parts) {
  for (const part of document.querySelectorAll("#facets details, .words")) {
    if (parts.includes(nameOf(part))) part.open = true;
  }
}

export function startLive(enliven, stopSuggesting) {
  const form = document.getElementById("ask");
  const box = document.getElementById("q");
  let under_way = null;
  let timer = 0;
  let typing = false;
  let shown = location.pathname + location.search; // a step to another place of this page shows nothing new

  function replace(page) {
    const focus = focused();
    const open = openParts();
    const main = document.getElementById("main");
    main.replaceChildren(...document.adoptNode(page.getElementById("main")).childNodes);
    document.title = page.title;
    document.querySelector("header nav").replaceChildren(...document.adoptNode(page.querySelector("header nav")).childNodes);
    for (const old of form.querySelectorAll("input[type=hidden]")) old.remove();
    form.append(...page.querySelectorAll("#ask input[type=hidden]"));
    enliven(main);
    reopen(open);
    if (focus) main.querySelector(focus)?.focus();
    const count = document.getElementById("count");
    if (count) say(count.textContent.trim());
  }

  /** Shows the search at `url`; `how` is "push", "replace" or "keep" for the history. Stale answers are dropped. */
  async function show(url, how, asked = url) {
    under_way?.abort();
    const mine = (under_way = new AbortController());
    try {
      const response = await fetch(asked, { signal: mine.signal, headers: { Accept: "text/html" } });
      if (!response.ok) throw new Error(response.statusText);
      const page = new DOMParser().parseFromString(await response.text(), "text/html");
      if (mine !== under_way) return;
      if (how === "push") history.pushState(null, "", url);
      if (how === "replace") history.replaceState(null, "", url);
      if (how === "keep" || document.activeElement !== box) box.value = page.getElementById("q").value;
      shown = location.pathname + location.search;
      replace(page);
      if (how === "push" && document.activeElement !== box) scrollTo({ top: 0 });
    } catch (error) {
      if (error.name !== "AbortError") location.assign(url);
    }
  }

  box.addEventListener("input", () => {
    if (!isSearch(location)) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      const url = addressOf(form);
      show(url, typing ? "replace" : "push", begun(url));
      typing = true;
    }, pause);
  });
  box.addEventListener("blur", () => (typing = false));
  form.addEventListener("submit", (event) => {
    clearTimeout(timer);
    stopSuggesting();
    const url = addressOf(form);
    if (!isHere(url)) return;
    event.preventDefault();
    show(url, url.href === location.href ? "keep" : "push");
  });
  document.addEventListener("change", (event) => {
    const facets = event.target.closest("#facets");
    if (facets && event.target.type === "checkbox" && isHere(addressOf(facets))) show(addressOf(facets), "push");
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("#main a[href]");
    if (!link || event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || link.target || link.hash) return;
    const url = new URL(link.href);
    if (!isHere(url) || link.hasAttribute("download")) return;
    event.preventDefault();
    show(url, "push");
  });
  addEventListener("popstate", () => {
    if (views.includes(location.pathname) && location.pathname + location.search !== shown) show(new URL(location.href), "keep");
  });
}
