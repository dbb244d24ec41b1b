// SPDX-License-Identifier: GPL-3.0-or-later
/** Tells a screen reader, politely, what a sighted reader sees change. */
export function say(text) {
  const region = document.getElementById("said");
  if (region) region.textContent = text;
}
