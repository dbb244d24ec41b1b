// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/output/json_parts.hpp"

#include "base/controls.hpp"

#include <array>
#include <cmath>

namespace dossier::json_parts {
namespace {

constexpr std::array<const char*, 4> label_sources{"text", "heading", "inherited", "given"};
constexpr std::array<const char*, 4> file_outcomes{"indexed", "unchanged", "skipped", "removed"};

}  // namespace

static Json of(const Label& label) {
  return {{"facet", label.facet},
          {"value", label.value},
          {"source", label_sources[static_cast<std::size_t>(label.source)]},
          {"strength", static_cast<double>(std::lround(label.strength * 1000)) / 1000},
          {"trigger", label.trigger},
          {"span", of(label.span)}};
}

static Json of(const Diagnostic& diagnostic) {
  return {{"code", diagnostic.code},
          {"message", diagnostic.message},
          {"span", of(diagnostic.span)},
          {"suggestions", diagnostic.suggestions}};
}

static Json of(const Expansion& expansion) {
  return {
      {"kind", expansion.kind_name()}, {"span", of(expansion.span)}, {"from", expansion.from}, {"to", expansion.to}};
}

static Json of(const Relaxation& relaxation) {
  return {{"without", relaxation.without},
          {"passages", relaxation.passages},
          {"query", relaxation.query},
          {"facet", relaxation.facet}};
}

static Json of(const Fragment& fragment, const std::string& text) {
  return {{"text", std::string(fragment.span.of(text))},
          {"span", of(fragment.span)},
          {"highlights", of(fragment.highlights)},
          {"cut_before", fragment.cut_before},
          {"cut_after", fragment.cut_after}};
}

static Json of(const ScorePart& part) { return {{"term", part.term}, {"field", part.field}, {"weight", part.weight}}; }

template <class T>
static Json items(const std::vector<T>& list) {
  Json json = Json::array();
  for (const auto& item : list) json.push_back(of(item));
  return json;
}

Json head(const QueryEcho& echo) { return {{"schema", json_schema}, {"query", of(echo)}}; }

std::string answer(Json json, const JsonStyle& style, double milliseconds) {
  if (style.time) json["milliseconds"] = milliseconds;
  return printed(json, style.indent) + "\n";
}

std::string printed(const Json& json, int indent) {
  return with_escaped_controls(json.dump(indent, ' ', false, Json::error_handler_t::replace));
}

Json of(const TextSpan& span) { return Json::array({span.begin, span.end}); }

Json of(const std::vector<TextSpan>& spans) { return items(spans); }

Json of(const PageRange& pages) { return pages.known() ? Json::array({pages.first, pages.last}) : Json(); }

Json of(const PrintedPages& pages) { return pages.known() ? Json::array({pages.first, pages.last}) : Json(); }

static Json of(const LineRange& lines) { return lines.first > 0 ? Json::array({lines.first, lines.last}) : Json(); }

static Json boxes_of(const Passage& passage) {
  if (passage.boxes.empty()) return {};
  const auto points = [](float length) { return static_cast<double>(std::lround(length * 10)) / 10; };
  Json list = Json::array();
  for (const auto& box : passage.boxes) {
    list.push_back({{"page", box.page},
                    {"x", points(box.x)},
                    {"y", points(box.y)},
                    {"w", points(box.width)},
                    {"h", points(box.height)}});
  }
  return list;
}

Json of(const Passage& passage) {
  Json dyads = Json::array();
  Json theories = Json::array();
  Json others = Json::object();
  for (const auto& label : passage.labels) {
    if (label.facet == "dyad") {
      dyads.push_back(label.value);
    } else if (label.facet == "theory") {
      theories.push_back(label.value);
    } else {
      others[label.facet].push_back(label.value);
    }
  }
  Json json{{"id", passage.id},
            {"paper", passage.paper},
            {"n", passage.n},
            {"kind", to_string(passage.kind)},
            {"section", to_string(passage.section)},
            {"heading", passage.heading},
            {"dyads", dyads},
            {"theories", theories},
            {"why", items(passage.labels)},
            {"page", of(passage.pages)},
            {"printed", of(passage.printed)},
            {"lines", of(passage.lines)},
            {"boxes", boxes_of(passage)},
            {"text", passage.text}};
  if (!passage.marks.empty()) json["marks"] = passage.marks;
  if (!others.empty()) json["labels"] = others;
  for (const auto& [facet, value] : passage.fields) json["fields"][facet].push_back(value);
  return json;
}

Json csl_names(const std::vector<Person>& people) {
  Json names = Json::array();
  for (const auto& person : people) {
    Json name = Json::object();
    const auto put = [&](const char* part, const std::string& text) {
      if (!text.empty()) name[part] = text;
    };
    put(person.organisation ? "literal" : "family", person.family);
    put("given", person.given);
    put("non-dropping-particle", person.particle);
    put("suffix", person.suffix);
    names.push_back(std::move(name));
  }
  return names;
}

Json of(const Paper& paper) {
  return {{"id", paper.id},
          {"source", paper.source},
          {"title", paper.title},
          {"authors", paper.authors},
          {"year", paper.year ? Json(*paper.year) : Json()},
          {"journal", paper.journal},
          {"volume", paper.volume},
          {"issue", paper.issue},
          {"pages", paper.pages},
          {"doi", paper.doi},
          {"url", paper.url},
          {"language", paper.language},
          {"keywords", paper.keywords},
          {"citation_key", paper.citation_key}};
}

Json of(const std::map<std::string, Paper>& papers) {
  Json json = Json::object();
  for (const auto& [id, paper] : papers) json[id] = of(paper);
  return json;
}

Json of(const std::vector<Diagnostic>& diagnostics) { return items(diagnostics); }

Json of(const QueryEcho& echo) {
  return {{"given", echo.given},
          {"understood", echo.understood},
          {"implied", echo.implied},
          {"diagnostics", items(echo.diagnostics)},
          {"expansions", items(echo.expansions)},
          {"relaxations", items(echo.relaxations)}};
}

Json of(const Hit& hit) {
  Json fragments = Json::array();
  for (const auto& fragment : hit.fragments) fragments.push_back(of(fragment, hit.passage.text));
  Json json{{"score", hit.score},         {"all_words", hit.all_words}, {"near_in_meaning", hit.near_in_meaning},
            {"passage", of(hit.passage)}, {"fragments", fragments},     {"highlights", of(hit.highlights)}};
  if (!hit.parts.empty()) json["parts"] = items(hit.parts);
  return json;
}

Json of(const std::vector<Hit>& hits) { return items(hits); }

Json of(const FacetCounts& facet) {
  Json counts = Json::array();
  for (const auto& count : facet.counts) {
    counts.push_back({{"value", count.value},
                      {"passages", count.passages},
                      {"selected", count.selected},
                      {"excluded", count.excluded}});
  }
  return {{"facet", facet.facet}, {"distinct", facet.distinct}, {"counts", counts}};
}

Json of(const FileRecord& record) {
  Json passages = Json::object();
  for (std::size_t kind = 0; kind < record.passages.size(); ++kind) {
    passages[std::string(passage_kind_names[kind])] = record.passages[kind];
  }
  return {{"path", record.path},
          {"outcome", file_outcomes[static_cast<std::size_t>(record.outcome)]},
          {"content_hash", plain_hash(record.content_hash)},
          {"bytes", record.bytes},
          {"papers", record.papers},
          {"paper_count", record.paper_count},
          {"passages", passages},
          {"dropped_lines", record.dropped_lines},
          {"repairs", record.repairs},
          {"notes", record.notes},
          {"quality", record.quality > 0 ? Json(record.quality / 100.0) : Json()},
          {"badly_read_because", record.badly_read_because},
          {"skipped_because", record.skipped_because},
          {"read_instead", record.read_instead.empty() ? Json() : Json(record.read_instead)}};
}

}  // namespace dossier::json_parts
