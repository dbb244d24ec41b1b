// SPDX-License-Identifier: GPL-3.0-or-later
#include "cluster/search/query_context.hpp"

#include "cluster/query/buckets.hpp"
#include "index/format/facet_values.hpp"
#include "index/note_kinds.hpp"

#include <algorithm>
#include <cstdlib>
#include <limits>
#include <utility>

namespace dossier::cluster {
namespace {

/// Tells of a hit that it matches.
Json named(const char* name, Json query, double boost) {
  auto out = with_boost(std::move(query), boost);
  out["constant_score"]["_name"] = name;
  return out;
}

Json any_scored(std::vector<Json> queries) {
  if (queries.size() == 1) return std::move(queries.front());
  auto out = Json::object();
  out["bool"]["should"] = std::move(queries);
  return out;
}

Json with_script(Json query, const std::string& source, Json params) {
  auto out = Json::object();
  auto& scored = out["script_score"];
  scored["query"] = std::move(query);
  scored["script"]["lang"] = "expression";
  scored["script"]["source"] = source;
  scored["script"]["params"] = std::move(params);
  return out;
}

double year_of(const PassageWords& words) {
  const auto values = index::facet_values(words.passage, words.paper->paper, {{"year", 0}});
  const auto found = values.find(0);
  if (found == values.end() || found->second.empty()) return -std::numeric_limits<double>::infinity();
  return std::strtod(found->second.front().c_str(), nullptr);
}

}  // namespace

QueryContext::QueryContext(PassageStore& of, const std::vector<FacetSelection>& asked, const MadeFacet* cites,
                           const UnsureFacets* unsure)
    : store(of),
      statistics(of.statistics()),
      selections(asked),
      dsl(
          [this](TextField field, std::string_view term) {
            const auto known = statistics.words(field);
            return known ? (*known)->passages_with(term) : 0;
          },
          cites, unsure) {}

Result<std::unique_ptr<QueryContext>> QueryContext::of(PassageStore& store,
                                                       const std::vector<FacetSelection>& selections) {
  const auto cites = store.statistics().cites();
  if (!cites) return cites.error();
  const auto unsure = store.statistics().unsure();
  if (!unsure) return unsure.error();
  std::unique_ptr<QueryContext> context(new QueryContext(store, selections, *cites, *unsure));
  for (const auto field : text_fields) {
    if (auto words = store.statistics().words(field); !words) return std::move(words).error();
    const auto mean = store.statistics().mean_length(field);
    if (!mean) return mean.error();
    context->means_[static_cast<std::size_t>(field)] = *mean;
  }
  const auto kinds = store.statistics().values("kind");
  if (!kinds) return kinds.error();
  if (*kinds != nullptr) {
    context->notes_ = std::ranges::any_of(
        note_kinds, [&](PassageKind kind) { return std::ranges::binary_search((*kinds)->values, to_string(kind)); });
  }
  return context;
}

Result<void> QueryContext::set_scoring(Scoring of, const RankingParams& by) {
  scoring = std::move(of);
  params = by;
  known_.clear();
  name_sets();
  auto made = WordScores::of(statistics, scoring.groups, params);
  if (!made) return std::move(made).error();
  words.emplace(*std::move(made));
  return {};
}

Json QueryContext::matches() const {
  return matching_all({visible(statistics.reader().state(), "passage"), tree.docs});
}

Json QueryContext::passing(const std::vector<FacetSelection>& of, std::string_view but) const {
  std::vector<Json> all;
  for (const auto& selection : of) {
    if (selection.facet != but) all.push_back(dsl.selection(selection, statistics.has_column(selection.facet)));
  }
  return matching_all(std::move(all));
}

Json QueryContext::hits(std::string_view facet) const { return matching_all({matches(), passing(selections, facet)}); }

/// A group's frequencies in all fields, each by the field's length, added up before they saturate. In one field all of
/// it is one script.
Json QueryContext::group_score(const ScoredGroup& scored) const {
  struct Part {
    TextField field;
    std::vector<Json> found;
  };
  const auto& group = *scored.group;
  std::vector<Part> fields;
  const auto parts = dsl.parts(group);
  for (const auto field : fields_of(group.field)) {
    std::vector<Json> found;
    for (const auto& part : parts) {
      if (part.field == field) found.push_back(dsl.scored_part(part));
    }
    if (!found.empty()) fields.push_back({field, std::move(found)});
  }
  const bool labels = counts_labels(group);
  const auto most = group.weight * scored.idf * (params.k1 + 1);
  const auto script = [&](Part& part, bool alone) {
    const auto mean = mean_length(part.field);
    const auto b = params.field_b(part.field);
    const auto weight = group.field ? 1.0 : params.field_weight(part.field);
    const auto length = "base + slope * doc['len_" + terms_field(part.field) + "'].value";
    const auto k = alone ? params.k1 : 1.0;
    Json given = {{"w", weight * (alone ? most : 1.0)}, {"base", k * (1 - b)}, {"slope", mean > 0 ? k * b / mean : 0}};
    if (alone) given["f"] = weight;
    const auto source = alone ? "_score * w / (_score * f + " + length + ")" : "_score * w / (" + length + ")";
    return with_script(any_scored(std::move(part.found)), source, std::move(given));
  };
  if (fields.size() == 1 && !labels) return script(fields.front(), true);
  std::vector<Json> added;
  for (auto& field : fields) added.push_back(script(field, false));
  // A label counts as one occurrence in a text of mean length.
  if (labels) added.push_back(with_boost(dsl.facet(group.labels.facet, group.labels.values), 1));
  if (added.empty()) return matching_nothing();
  return with_script(any_scored(std::move(added)), "_score * w / (_score + k)", {{"w", most}, {"k", params.k1}});
}

void QueryContext::name_sets() {
  sets_.clear();
  const auto add = [&](const char* name, const std::optional<Json>& subset, double bonus) -> const char* {
    if (!subset) return nullptr;
    const auto known = std::ranges::find_if(sets_, [&](const NamedSet& set) { return *set.query == *subset; });
    if (known == sets_.end()) {
      sets_.push_back({name, &*subset, bonus});
      return name;
    }
    known->bonus += bonus;
    return known->name;
  };
  names_.full = add("all_words", tree.full, 0);
  names_.first = add("first", tree.first, scoring.all_words_bonus);
  names_.typed = scoring.typed_bonus > 0 ? add("typed", tree.typed, scoring.typed_bonus) : nullptr;
  names_.by_words = add("by_words", tree.by_words, scoring.by_words_bonus);
}

std::vector<Json> QueryContext::scores() const {
  std::vector<Json> should;
  std::vector<Json> groups;
  for (const auto& group : scoring.groups) groups.push_back(group_score(group));
  if (!groups.empty() && notes_) {
    auto notes = Json::object();
    auto& kinds = notes["filter"]["terms"]["f_kind"] = Json::array();
    for (const auto kind : note_kinds) kinds.push_back(to_string(kind));
    notes["weight"] = params.note_weight;
    auto lessened = Json::object();
    lessened["function_score"]["query"] = any_scored(std::move(groups));
    lessened["function_score"]["boost_mode"] = "multiply";
    lessened["function_score"]["functions"] = Json::array({std::move(notes)});
    should.push_back(std::move(lessened));
  } else {
    should = std::move(groups);
  }
  // What every hit gets does not tell them apart, but counts: scores of OpenSearch are compared with those of here.
  double everywhere = 0;
  if (!tree.first) everywhere += scoring.all_words_bonus;
  if (!tree.typed) everywhere += scoring.typed_bonus;
  if (!tree.by_words) everywhere += scoring.by_words_bonus;
  if (everywhere > 0) should.push_back(with_boost(tree.docs, everywhere));
  for (const auto& set : sets_) should.push_back(named(set.name, *set.query, set.bonus));
  return should;
}

Json QueryContext::scored(Json query, const std::optional<Json>& within) const {
  auto should = scores();
  if (within && !should.empty()) {
    auto part = Json::object();
    part["bool"]["filter"] = Json::array({*within});
    part["bool"]["should"] = std::move(should);
    should = {std::move(part)};
  }
  auto out = Json::object();
  out["bool"]["filter"] = Json::array({std::move(query)});
  if (!should.empty()) out["bool"]["should"] = std::move(should);
  return out;
}

PassageMarks QueryContext::marks_of(const FoundHit& hit) const {
  const auto is_in = [&](const char* name) {
    return name == nullptr || std::ranges::find(hit.marked, name) != hit.marked.end();
  };
  PassageMarks marks;
  marks.matches = marks.hit = true;
  marks.all_words = is_in(names_.full);
  marks.first = is_in(names_.first);
  marks.by_words = is_in(names_.by_words);
  marks.typed = scoring.typed_bonus > 0 && is_in(names_.typed);
  return marks;
}

Result<std::vector<DocId>> QueryContext::take(std::span<const FoundHit> hits) {
  auto docs = store.add(hits);
  if (!docs) return docs;
  for (std::size_t i = 0; i < docs->size(); ++i) {
    const auto doc = (*docs)[i];
    if (known_.contains(doc)) continue;
    const auto found = store.words(doc);
    if (!found) return found.error();
    KnownPassage known;
    known.marks = marks_of(hits[i]);
    known.marks.note = is_note((*found)->passage.kind);
    known.year = year_of(**found);
    known.score = words->score(**found);
    if (known.marks.first) known.score += scoring.all_words_bonus;
    if (known.marks.typed) known.score += scoring.typed_bonus;
    if (known.marks.by_words) known.score += scoring.by_words_bonus;
    known_.emplace(doc, known);
  }
  return docs;
}

const KnownPassage* QueryContext::known(DocId doc) const {
  const auto found = known_.find(doc);
  return found == known_.end() ? nullptr : &found->second;
}

KnownPassage* QueryContext::known(DocId doc) {
  const auto found = known_.find(doc);
  return found == known_.end() ? nullptr : &found->second;
}

Result<void> QueryContext::learn_years(std::span<const DocId> docs) {
  constexpr std::size_t at_once = 1000;
  std::vector<DocId> unknown;
  for (const auto doc : docs) {
    if (!known_.contains(doc) && !years_.contains(doc)) unknown.push_back(doc);
  }
  for (std::size_t begin = 0; begin < unknown.size(); begin += at_once) {
    const auto some = std::span(unknown).subspan(begin, std::min(at_once, unknown.size() - begin));
    store.forget();
    if (auto fetched = store.fetch(some); !fetched) return fetched;
    for (const auto doc : some) {
      const auto found = store.words(doc);
      if (!found) return found.error();
      years_.emplace(doc, year_of(**found));
    }
  }
  return {};
}

double QueryContext::year(DocId doc) const {
  if (const auto* passage = known(doc)) return passage->year;
  const auto found = years_.find(doc);
  return found == years_.end() ? -std::numeric_limits<double>::infinity() : found->second;
}

bool QueryContext::exact() const {
  return std::none_of(scoring.groups.begin(), scoring.groups.end(),
                      [](const ScoredGroup& scored) { return bounds_only(*scored.group); });
}

}  // namespace dossier::cluster
