// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/views/counting_view.hpp"

#include "index/passage.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace dossier::web {
namespace {

/// Whether a view leaves the user's notes out where the address says nothing.
bool leaves_notes_out(const PageUrl& url) {
  return url.path == "/evidence" || url.path == "/matrix" || url.path == "/compare";
}

View choice(std::string label, PageUrl url, bool current) {
  url.request.offset = 0;
  return {{"label", std::move(label)}, {"href", url.text()}, {"current", current}};
}

}  // namespace

Result<bool> has_user_notes(const SearchableIndex& index) {
  const auto kinds = index.values("kind");
  if (!kinds) return kinds.error();
  return std::any_of(kinds->begin(), kinds->end(), [](const std::string& value) {
    return value == to_string(PassageKind::Note) || value == to_string(PassageKind::Annotation);
  });
}

Result<void> add_counting(View& view, const PageUrl& url, const SearchableIndex& index) {
  View confidence = View::array();
  constexpr std::array<std::uint32_t, 4> usual{0, 600, 750, 900};
  const auto asked = url.request.min_confidence;
  const auto add = [&](std::uint32_t thousandths) {
    auto changed = url;
    changed.request.min_confidence = thousandths;
    const auto tenths =
        std::to_string(thousandths / 10) + (thousandths % 10 == 0 ? "" : "." + std::to_string(thousandths % 10));
    confidence.push_back(choice(thousandths == 0 ? "all" : "at least " + tenths + "%", changed, thousandths == asked));
  };
  for (const auto thousandths : usual) add(thousandths);
  if (std::find(usual.begin(), usual.end(), asked) == usual.end()) add(asked);
  view["confidence_choices"] = confidence;
  view["note_choices"] = View::array();
  view["noted"] = false;
  const auto noted = has_user_notes(index);
  if (!noted) return noted.error();
  if (!*noted) return {};
  view["noted"] = true;
  const auto usually = !leaves_notes_out(url);
  const auto now = url.request.user_notes.value_or(usually);
  for (const bool on : {true, false}) {
    auto changed = url;
    changed.request.user_notes = on == usually ? std::nullopt : std::optional(on);
    view["note_choices"].push_back(choice(on ? "with" : "without", changed, on == now));
  }
  return {};
}

}  // namespace dossier::web
