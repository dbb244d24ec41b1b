// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/strings.hpp"
#include "collection/collected.hpp"
#include "web/http/problem.hpp"
#include "web/pages/collection_sort.hpp"
#include "web/pages/pages.hpp"
#include "web/views/wording.hpp"

#include <nlohmann/json.hpp>
#include "searcher/output/json_parts.hpp"

#include <algorithm>

namespace dossier::web::pages {
namespace {

/// `chapter-2, dams` as tags.
std::vector<std::string> tags_in(const std::string& text) {
  std::vector<std::string> tags;
  for (std::size_t at = 0; at <= text.size();) {
    const auto end = std::min(text.find(',', at), text.size());
    auto tag = text.substr(at, end - at);
    tag.erase(0, std::min(tag.find_first_not_of(' '), tag.size()));
    while (tag.ends_with(' ')) tag.pop_back();
    if (!tag.empty()) tags.push_back(std::move(tag));
    at = end + 1;
  }
  return tags;
}

/// The note and the tags as the form has them now.
Result<std::string> annotate(Collections& all, const Parameters& form, const std::string& name) {
  std::vector<std::string> before;
  if (const auto* one = all.find(name)) {
    for (const auto& passage : one->passages) {
      if (passage.id == first_value(form, "id")) before = passage.tags;
    }
  }
  const auto now = tags_in(first_value(form, "tags"));
  std::erase_if(before, [&](const std::string& tag) { return std::find(now.begin(), now.end(), tag) != now.end(); });
  return all.annotate(name, first_value(form, "id"), first_value(form, "note"), now, before);
}

Result<std::string> changed(const Call& call, const Parameters& form, const std::string& name) {
  const auto file = collections_file(call.reader.location());
  const auto what = first_value(form, "do");
  const auto ids = all_values(form, "id");
  if (what == "add" || what == "new") {
    const auto passages = collected(call.reader, ids);
    if (!passages) return passages.error();
    return change_collections(file, [&](Collections& all) { return all.add(name, *passages); });
  }
  return change_collections(file, [&](Collections& all) -> Result<std::string> {
    if (what == "remove") return all.remove(name, ids);
    if (what == "rename") return all.rename(name, first_value(form, "to"));
    if (what == "delete") return all.erase(name);
    if (what == "note") return annotate(all, form, name);
    if (what == "undo") return all.undo();
    return Error{ErrorCode::Usage, "`" + what + "` is not an action on collections", "use the page's own buttons"};
  });
}

}  // namespace

Result<Reply> change_collection(Call& call) {
  const auto& form = call.form;
  const auto given = first_value(form, "name");
  auto name = given.empty() ? current_collection(call) : Collections::cleaned(given);
  const auto did = changed(call, form, name);
  if (!did) {
    const auto& error = did.error();
    const bool may_pass = error.code == ErrorCode::IndexLocked || error.code == ErrorCode::IndexDamaged;
    if (first_value(form, "answer") != "json" || may_pass) return error;
    return problem(http_status(error.code), to_string(error.code), sentence(error.message), error.hint);
  }
  if (first_value(form, "answer") == "json") {
    const nlohmann::ordered_json json{{"did", sentence(*did)}};
    return Reply{200, "application/json", {{"Cache-Control", "no-store"}}, json_parts::printed(json, 2) + "\n"};
  }
  if (first_value(form, "do") == "rename") name = Collections::cleaned(first_value(form, "to"));
  Parameters to{{"name", name}};
  if (first_value(form, "do") == "delete") to.clear();
  if (const auto back = first_value(form, "back"); is_own_address(back)) to.emplace_back("back", back);
  Reply reply{303, "text/plain; charset=utf-8", {}, sentence(*did) + "\n"};
  reply.headers.emplace_back("Location", print_target("/collection", to));
  if (first_value(form, "do") == "delete") {  // so that nothing is collected under its name again
    reply.headers.emplace_back("Set-Cookie", std::string(collection_cookie) + "=; Path=/; Max-Age=0; SameSite=Lax");
  }
  return reply;
}

}  // namespace dossier::web::pages
