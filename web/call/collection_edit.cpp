// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/call/collection_edit.hpp"

#include "collection/collected.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

namespace dossier::web {
namespace {

/// `chapter-2, dams` as tags.
std::vector<std::string> tags_in(const std::string& text) {
  std::vector<std::string> tags;
  for (std::size_t at = 0; at <= text.size();) {
    const auto end = std::min(text.find(',', at), text.size());
    auto tag = Collections::cleaned(std::string_view(text).substr(at, end - at));
    if (!tag.empty()) tags.push_back(std::move(tag));
    at = end + 1;
  }
  return tags;
}

bool has_field(const Parameters& form, std::string_view name) {
  return std::ranges::any_of(form, [&](const auto& field) { return field.first == name; });
}

/// The note and the tags as the form has them now; one that the form does not name stays.
Result<std::string> annotate(Collections& all, const Parameters& form, const std::string& name) {
  const auto id = first_value(form, "id");
  std::vector<std::string> gone;
  const auto now = tags_in(first_value(form, "tags"));
  if (const auto* one = all.find(name); one != nullptr && has_field(form, "tags")) {
    const auto passage = std::ranges::find(one->passages, id, &CollectedPassage::id);
    if (passage != one->passages.end()) gone = passage->tags;
  }
  std::erase_if(gone, [&](const std::string& tag) { return std::ranges::find(now, tag) != now.end(); });
  const auto note = has_field(form, "note") ? std::optional(first_value(form, "note")) : std::nullopt;
  return all.annotate(name, id, note, now, gone);
}

Result<std::string> undo(Collections& all, const Parameters& form) {
  const auto text = first_value(form, "step");
  if (text.empty()) return all.undo();
  std::uint64_t step = 0;
  const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), step);
  if (error != std::errc() || rest != text.data() + text.size()) {
    return Error{ErrorCode::Usage, "`step` is the number of a change", "leave it out to undo the last one"};
  }
  return all.undo(step);
}

}  // namespace

Result<CollectionEdit> edit_collections(const Call& call, const std::string& name, std::string_view by) {
  const auto& form = call.form;
  const auto what = first_value(form, "do");
  const auto ids = all_values(form, "id");
  if (what == "add" && ids.empty()) {
    return Error{ErrorCode::Usage, "`add` needs an `id`", "use `new` for an empty collection"};
  }
  std::vector<CollectedPassage> passages;
  if (what == "add" || what == "new") {
    auto found = collected(call.catalogue, ids);
    if (!found) return found.error();
    passages = std::move(*found);
    for (auto& one : passages) one.tags = tags_in(first_value(form, "tags"));
  }
  std::optional<std::uint64_t> step;
  const auto change = [&](Collections& all) -> Result<std::string> {
    if (what == "add" || what == "new") return all.add(name, passages);
    if (what == "remove") return all.remove(name, ids);
    if (what == "rename") return all.rename(name, first_value(form, "to"));
    if (what == "delete") return all.erase(name);
    if (what == "note") return annotate(all, form, name);
    if (what == "undo") return undo(all, form);
    return Error{ErrorCode::Usage, "`" + what + "` is not an action on collections",
                 "use add, new, remove, rename, delete, note or undo"};
  };
  auto did = change_collections(collections_file(call.catalogue.location()), by, [&](Collections& all) {
    const auto before = all.changes();
    auto done = change(all);
    if (all.changes() > before) step = all.changes();
    return done;
  });
  if (!did) return did.error();
  return CollectionEdit{std::move(*did), step};
}

}  // namespace dossier::web
