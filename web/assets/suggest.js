// SPDX-License-Identifier: GPL-3.0-or-later
// Suggestions below the search box, as a combobox with a list (WAI-ARIA 1.2).

const pause = 120; // milliseconds after the last key
const least = 2; // characters

const earlier_key = "dossier.queries"; // earlier queries, the last first
const most_earlier = 50;

function earlier() {
  try {
    return JSON.parse(localStorage.getItem(earlier_key) ?? "[]").filter((query) => typeof query === "string");
  } catch {
    return [];
  }
}

function remember(query) {
  if (query.length < least || query.length > 300) return;
  localStorage.setItem(earlier_key, JSON.stringify([query, ...earlier().filter((one) => one !== query)].slice(0, most_earlier)));
}

/** At most two earlier queries that begin so, as suggestions. */
const earlierLike = (text) =>
  earlier()
    .filter((query) => query !== text && query.toLowerCase().startsWith(text.toLowerCase()))
    .slice(0, 2)
    .map((query) => ({ query, text: query, kind: "searched before" }));

/** Returns a function that takes the suggestions away. */
export function startSuggestions() {
  const box = document.getElementById("q");
  const list = document.getElementById("suggestions");
  let under_way = null;
  let timer = 0;
  let chosen = -1;

  box.setAttribute("role", "combobox");
  box.setAttribute("aria-autocomplete", "list");
  box.setAttribute("aria-controls", list.id);
  box.setAttribute("aria-expanded", "false");

  function close() {
    clearTimeout(timer);
    under_way?.abort();
    chosen = -1;
    list.hidden = true;
    list.replaceChildren();
    box.setAttribute("aria-expanded", "false");
    box.removeAttribute("aria-activedescendant");
  }

  function choose(number) {
    chosen = number;
    [...list.children].forEach((item, i) => item.setAttribute("aria-selected", String(i === number)));
    if (number >= 0) box.setAttribute("aria-activedescendant", list.children[number].id);
    else box.removeAttribute("aria-activedescendant");
  }

  function take(item) {
    box.value = item.dataset.query;
    close();
    box.form.requestSubmit();
  }

  function fill(suggestions) {
    list.replaceChildren(
      ...suggestions.map((suggestion, i) => {
        const item = document.createElement("li");
        item.id = `suggestion-${i}`;
        item.setAttribute("role", "option");
        item.setAttribute("aria-selected", "false");
        item.dataset.query = suggestion.query;
        const text = document.createElement("span");
        text.textContent = suggestion.text;
        const sort = document.createElement("span");
        sort.className = "sort";
        sort.textContent = suggestion.kind === "word" ? `${suggestion.passages}` : suggestion.kind;
        item.append(text, " ", sort);
        return item;
      }),
    );
    list.hidden = suggestions.length === 0;
    chosen = -1;
    box.setAttribute("aria-expanded", String(!list.hidden));
  }

  async function ask() {
    under_way?.abort();
    const mine = (under_way = new AbortController());
    try {
      const url = `/api/v1/suggest?limit=8&q=${encodeURIComponent(box.value)}`;
      const response = await fetch(url, { signal: mine.signal });
      const answer = await response.json();
      if (mine === under_way && document.activeElement === box && answer.query === box.value)
        fill([...earlierLike(box.value), ...answer.suggestions]);
    } catch (error) {
      if (error.name !== "AbortError") close();
    }
  }

  box.addEventListener("input", () => {
    clearTimeout(timer);
    if (box.value.trim().length < least) close();
    else timer = setTimeout(ask, pause);
  });
  box.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    const count = list.children.length;
    if (event.key === "ArrowDown") choose((chosen + 1) % count);
    else if (event.key === "ArrowUp") choose(chosen <= 0 ? count - 1 : chosen - 1);
    else if (event.key === "Escape") close();
    else if (event.key === "Enter" && chosen >= 0) take(list.children[chosen]);
    else return;
    event.preventDefault();
  });
  list.addEventListener("mousedown", (event) => {
    event.preventDefault(); // keeps the focus in the box
    const item = event.target.closest("li");
    if (item) take(item);
  });
  box.form.addEventListener("submit", () => remember(box.value.trim()));
  box.addEventListener("blur", close);
  return close;
}
