// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/encoding/percent_encoding.hpp"
#include "taxonomy/taxonomy.hpp"
#include "web/call/correction_of.hpp"
#include "web/pages/page.hpp"
#include "web/pages/pages.hpp"
#include "web/views/passage_view.hpp"

#include <cstddef>
#include <utility>

namespace dossier::web::pages {
namespace {

constexpr std::size_t most_offered = 300;  ///< pairs of states

/// Labels to choose from: the values of the taxonomy, and pairs that the index has.
Result<View> offered_of(const SearchableIndex& index) {
  View views = View::array();
  for (const auto& value : index.catalogue().taxonomy().values())
    views.push_back({{"value", value.facet + ":" + value.name}});
  const auto dyads = index.values("dyad");
  if (!dyads) return dyads.error();
  std::size_t left = most_offered;
  for (const auto& value : *dyads) {
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

}  // namespace

Result<Reply> correct(Call& call) {
  if (!call.correct) return takes_no_corrections(call.catalogue);
  const auto doc = call.catalogue.find(call.argument);
  if (!doc) return doc.error();
  const auto passage = call.catalogue.passage(*doc);
  if (!passage) return passage.error();
  const auto paper = call.catalogue.paper(passage->paper);
  if (!paper) return paper.error();
  auto url = page_url(call, "/correct/" + percent_encode(call.argument));
  auto view = frame(call, url, "Correct labels");
  view["given"] = passage_head(*passage, *paper, url);
  view["given"]["text"] = passage->text;
  view["here"] = url.path;
  view["labels"] = labels_of(*passage, url, call.catalogue, true);
  view["labelled"] = !passage->labels.empty();
  view["sections"] = sections_of(*passage);
  auto offered = offered_of(call.index);
  if (!offered) return std::move(offered).error();
  view["offered"] = *std::move(offered);
  return page(call, "correct", view);
}

Result<Reply> carry_out_correction(Call& call) {
  if (!call.correct) return takes_no_corrections(call.catalogue);
  const auto wanted = correction_of(call);
  if (!wanted) return wanted.error();
  const auto done = call.correct(*wanted);
  if (!done) return done.error();
  if (!done->empty()) {  // it is kept, and does not show yet
    call.parameters.add_notice({}, *done);
    if (auto shown = correct(call)) return shown;  // an error would have the correction made again
  }
  return Reply{303, {}, {{"Location", passage_url(call.argument, {})}, {"Cache-Control", "no-store"}}, {}};
}

}  // namespace dossier::web::pages
