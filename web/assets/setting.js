// SPDX-License-Identifier: GPL-3.0-or-later
// The style of citations, chosen once: a choice takes effect at once, and on the page as it stands now.

export function startSetting() {
  const form = document.getElementById("setting");
  form?.querySelector("select").addEventListener("change", () => {
    form.querySelector("[name=back]").value = location.pathname + location.search;
    form.requestSubmit();
  });
}
