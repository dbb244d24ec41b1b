// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/percent_encoding.hpp"
#include "taxonomy/taxonomy.hpp"
#include "web/call/take_correction.hpp"
#include "web/pages/page.hpp"
#include "web/pages/pages.hpp"
#include "web/views/passage_view.hpp"
#include "web/views/wording.hpp"

#include <algorithm>
#include <utility>

namespace dossier::web::pages {
namespace {

constexpr std::size_t most_offered = 300;  ///< values of one facet

/// The address that carries a correction out.
std::string action_of(const Call& call, Parameters wanted) {
  wanted.emplace_back("token", call.corrections.token);
  return "/correct/" + percent_encode(call.argument) + '?' + print_query(wanted);
}

/// What the form without script has asked for, in words, and the same as parameters.
struct Pending {
  std::string text;
  Parameters parameters;
};

Pending pending_of(const LabelCorrection& wanted) {
  Pending pending;
  const auto add = [&](const char* name, const std::string& words, const std::string& value) {
    pending.text += (pending.text.empty() ? "" : ", ") + words + ' ' + value;
    pending.parameters.emplace_back(name, value);
  };
  for (const auto& value : wanted.add) add("add", "Add", value);
  for (const auto& value : wanted.remove) add("remove", "Remove", value);
  if (!wanted.section.empty()) add("section", "Set the section to", wanted.section);
  return pending;
}

/// Labels to choose from: the values of the taxonomy, and the pairs that the index has.
Result<View> offered_of(const IndexReader& reader) {
  View views = View::array();
  for (const auto& value : reader.taxonomy().values()) views.push_back({{"value", value.facet + ":" + value.name}});
  const auto dyads = reader.column("dyad");
  if (!dyads) return dyads.error();
  if (*dyads == nullptr) return views;
  std::size_t left = most_offered;
  for (const auto& value : (*dyads)->values) {
    if (left == 0) break;
    if (value == unknown_value) continue;
    views.push_back({{"value", "dyad:" + value}});
    --left;
  }
  return views;
}

View sections_of(const Passage& passage) {
  View views = View::array();
  for (const auto name : section_names) {
    views.push_back({{"value", std::string(name)}, {"selected", name == to_string(passage.section)}});
  }
  return views;
}

View labels_to_remove(const Call& call, const Passage& passage, const PageUrl& url) {
  auto labels = labels_of(passage, url, call.reader);
  for (std::size_t i = 0; i < passage.labels.size(); ++i) {
    const auto& label = passage.labels[i];
    labels[i]["remove_action"] = action_of(call, {{"remove", label.facet + ":" + label.value}});
  }
  return labels;
}

Result<Reply> off() {
  return Error{ErrorCode::NotFound, "this server takes no corrections", "use `dossier label` in a terminal"};
}

}  // namespace

Result<Reply> correct(Call& call) {
  if (!call.corrections.correct) return off();
  const auto doc = call.reader.find(call.argument);
  if (!doc) return doc.error();
  const auto passage = call.reader.passage(*doc);
  if (!passage) return passage.error();
  const auto paper = call.reader.paper(passage->paper);
  if (!paper) return paper.error();
  const auto pending = pending_of(take_correction(call));
  auto url = page_url(call, "/correct/" + percent_encode(call.argument));
  auto view = frame(call, url, "Correct labels");
  view["given"] = passage_head(*passage, *paper, url);
  view["given"]["text"] = passage->text;
  view["id"] = passage->id;
  view["pending"] = !pending.parameters.empty();
  view["pending_text"] = pending.text;
  view["pending_action"] = action_of(call, pending.parameters);
  view["here"] = url.path;
  view["labels"] = labels_to_remove(call, *passage, url);
  view["labelled"] = !passage->labels.empty();
  view["sections"] = sections_of(*passage);
  view["undo_action"] = action_of(call, {{"undo", "on"}});
  auto offered = offered_of(call.reader);
  if (!offered) return std::move(offered).error();
  view["offered"] = *std::move(offered);
  return page(call, "correct", view);
}

Result<Reply> carry_out_correction(Call& call) {
  if (!call.corrections.correct) return off();
  if (call.parameters.take("token").value_or("") != call.corrections.token) {
    return Error{ErrorCode::Usage, "the form is out of date", "open the passage again and repeat the correction"};
  }
  const auto wanted = take_correction(call);
  if (wanted.empty()) return Error{ErrorCode::Usage, "nothing is to be corrected", "choose a label or a section"};
  const auto done = call.corrections.correct(wanted);
  if (!done) return done.error();
  return Reply{303, {}, {{"Location", passage_url(call.argument, {})}, {"Cache-Control", "no-store"}}, {}};
}

}  // namespace dossier::web::pages
