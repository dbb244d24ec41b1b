// SPDX-License-Identifier: GPL-3.0-or-later
// Comfort on top of a page that works whole without it.
import { startCollection, refreshCollection } from "./collection.js";
import { rove, startKeys } from "./keys.js";
import { startLive } from "./live.js";
import { startSetting } from "./setting.js";
import { startSuggestions } from "./suggest.js";

/** Brings what the server sent to life; called again whenever a part of the page was replaced. */
export function enliven(root) {
  for (const element of root.querySelectorAll(".scripted")) element.hidden = false;
  for (const box of root.querySelectorAll(".narrow")) box.addEventListener("input", () => narrow(box));
  if (matchMedia("(max-width: 60rem)").matches) {
    for (const drawer of root.querySelectorAll(".facet-drawer, .outline > details")) drawer.open = false;
  }
  rove(root);
  refreshCollection();
}

/** Shows only the values of a facet that hold what is typed; those that were not sent are fetched before. */
async function narrow(box) {
  const facet = box.closest("fieldset");
  const link = facet.querySelector("a.all");
  if (link) await completeList(facet, link);
  const wanted = box.value.trim().toLowerCase();
  for (const item of facet.querySelectorAll("li")) {
    item.hidden = !item.querySelector(".value").textContent.toLowerCase().includes(wanted);
  }
}

async function completeList(facet, link) {
  link.parentElement.remove();
  try {
    const page = new DOMParser().parseFromString(await (await fetch(link.href)).text(), "text/html");
    const whole = page.querySelector(`fieldset[data-facet="${CSS.escape(facet.dataset.facet)}"] .more ul`);
    if (whole) facet.querySelector(".more ul").replaceWith(document.adoptNode(whole));
  } catch {
    facet.querySelector(".more").append(link); // the way without script
  }
}

document.documentElement.classList.add("has-script");
startCollection();
enliven(document);
startKeys();
startSetting();
const stopSuggesting = startSuggestions();
startLive(enliven, stopSuggesting);
if (location.pathname.startsWith("/passage/") && !location.hash) {
  document.getElementById("here")?.scrollIntoView({ block: "center" });
}
