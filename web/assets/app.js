// SPDX-License-Identifier: GPL-3.0-or-later
// Comfort on top of a page that works whole without it.
import { startCollection, refreshCollection } from "./collection.js";
import { startKeys } from "./keys.js";
import { startLive } from "./live.js";
import { startSuggestions } from "./suggest.js";

/** Brings what the server sent to life; called again whenever a part of the page was replaced. */
export function enliven(root) {
  for (const element of root.querySelectorAll(".scripted")) element.hidden = false;
  for (const box of root.querySelectorAll(".narrow")) box.addEventListener("input", () => narrow(box));
  if (matchMedia("(max-width: 60rem)").matches) {
    for (const drawer of root.querySelectorAll(".facet-drawer, .outline > details")) drawer.open = false;
  }
  refreshCollection();
}

/** Shows only the values of a facet that hold what is typed. */
function narrow(box) {
  const wanted = box.value.trim().toLowerCase();
  for (const item of box.parentElement.querySelectorAll("li")) {
    item.hidden = !item.textContent.toLowerCase().includes(wanted);
  }
}

document.documentElement.classList.add("has-script");
startCollection();
enliven(document);
startKeys();
const stopSuggesting = startSuggestions();
startLive(enliven, stopSuggesting);
if (location.pathname.startsWith("/passage/") && !location.hash) {
  document.getElementById("here")?.scrollIntoView({ block: "center" });
}
