// SPDX-License-Identifier: GPL-3.0-or-later
// Corrections of labels without a page between: what a form without script would ask is asked of the API.
import { say } from "./say.js";

/** What a form asks for, without the token of the way without script. */
function wantedBy(form) {
  const wanted = form.method === "post" ? new URL(form.action).searchParams : new URLSearchParams(new FormData(form));
  wanted.delete("token");
  return wanted;
}

const root = document.querySelector("[data-correct-id]");
const problem = document.getElementById("correct-problem");

function tell(text) {
  problem.textContent = text;
  problem.hidden = text === "";
}

async function correct(form) {
  const address = `/api/v1/corrections/${encodeURIComponent(root.dataset.correctId)}?${wantedBy(form)}`;
  const buttons = root.querySelectorAll("button");
  for (const button of buttons) button.disabled = true;
  say("Saving");
  try {
    const reply = await fetch(address, { method: "POST", headers: { "X-Dossier-Correction": "page" } });
    const answer = await reply.json();
    if (reply.ok && answer.note === "") {
      location.assign(document.getElementById("corrected-passage").href);
      return;
    }
    tell(reply.ok ? answer.note : [answer.detail, answer.hint].filter(Boolean).join(" – "));
  } catch {
    tell("The server does not answer.");
  }
  say("");
  for (const button of buttons) button.disabled = false;
}

root.addEventListener("submit", (event) => {
  if (!event.target.matches("form[data-correct]")) return;
  event.preventDefault();
  tell("");
  correct(event.target);
});
