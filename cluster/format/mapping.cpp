// SPDX-License-Identifier: GPL-3.0-or-later
#include "cluster/format/mapping.hpp"

#include "base/analyzer.hpp"
#include "base/strings.hpp"
#include "index/format/format.hpp"
#include "index/types.hpp"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <optional>

namespace dossier::cluster {
namespace {

Json keyword() { return {{"type", "keyword"}}; }

/// A whole number that is read back from columns only.
Json column_number() { return {{"type", "integer"}, {"index", false}}; }

Json stored_bytes() { return {{"type", "binary"}, {"store", true}, {"doc_values", false}}; }

Json properties() {
  Json fields = {
      {"doc", keyword()},
      {"id", keyword()},
      {"source", keyword()},
      {"born", {{"type", "integer"}}},
      {"died", {{"type", "integer"}}},
      {"n", {{"type", "integer"}}},
      {"own", {{"type", "boolean"}}},
      {"record", stored_bytes()},
      {"acronyms", stored_bytes()},
  };
  for (const auto* name : {"text", "heading", "title", "author"}) {
    fields[name] = {{"type", "text"},
                    {"analyzer", "terms"},
                    {"norms", false},
                    {"similarity", "freq"},
                    {"index_options", "positions"},
                    // More than any distance in a query: words of two headings are never near each other.
                    {"position_increment_gap", 1000}};
    fields[std::string("words_") + name] = {{"type", "keyword"}, {"index", false}};
    fields[std::string("len_") + name] = column_number();
  }
  for (const auto facet : standard_facets) fields[facet_field(facet)] = keyword();
  return fields;
}

std::optional<std::uint32_t> number_in(std::string_view text) {
  std::uint32_t number = 0;
  const auto* end = text.data() + text.size();
  const auto [at, failure] = std::from_chars(text.data(), end, number);
  return failure == std::errc() && at == end ? std::optional(number) : std::nullopt;
}

Error no_index_of_dossier(const std::string& where) {
  return {ErrorCode::IndexIncompatible, "the index " + where + " is not one of Dossier's",
          "choose another name behind the host"};
}

std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string() : std::string(value);
}

}  // namespace

std::string facet_field(std::string_view column) {
  constexpr std::string_view digits = "0123456789abcdef";
  const bool confidence = index::is_confidence_column(column);
  std::string name = confidence ? "c_" : "f_";
  for (const char c : column.substr(confidence ? 1 : 0)) {
    if (is_alpha_ascii(c) || is_digit(c) || c == '-' || c == '_') {
      name += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    name += '~';
    name += digits[byte >> 4U];
    name += digits[byte & 15U];
  }
  return name;
}

Result<Layout> layout_of_environment() {
  Layout layout;
  if (const auto shards = variable("DOSSIER_CLUSTER_SHARDS"); !shards.empty()) {
    const auto number = number_in(shards);
    if (!number || *number == 0 || *number > 1024) {
      return Error{ErrorCode::Usage, "DOSSIER_CLUSTER_SHARDS is “" + shards + "”", "set it to a number from 1 to 1024"};
    }
    layout.shards = *number;
  }
  if (const auto replicas = variable("DOSSIER_CLUSTER_REPLICAS"); !replicas.empty()) {
    const auto dash = replicas.find('-');
    const auto least = number_in(replicas.substr(0, dash));
    const auto most = dash == std::string::npos ? least : number_in(replicas.substr(dash + 1));
    if (!least || !most || *least > *most) {
      return Error{ErrorCode::Usage, "DOSSIER_CLUSTER_REPLICAS is “" + replicas + "”",
                   "set it to a number of replicas, as 1, or to a range, as 0-2"};
    }
    layout.replicas = dash == std::string::npos ? replicas + "-" + replicas : replicas;
  }
  return layout;
}

Json index_body(const Layout& layout, const std::string& fingerprint, const std::string& alias) {
  return {
      {"settings",
       {{"number_of_shards", layout.shards},
        {"auto_expand_replicas", layout.replicas},
        // What a commit brings is searchable at its refresh, and not before.
        {"refresh_interval", "-1"},
        {"max_result_window", 100000},
        {"mapping.total_fields.limit", 2000},
        // The whole score is Dossier's: OpenSearch gives the frequency of a term.
        {"similarity", {{"freq", {{"type", "scripted"}, {"script", {{"source", "return query.boost * doc.freq;"}}}}}}},
        {"analysis", {{"analyzer", {{"terms", {{"type", "custom"}, {"tokenizer", "whitespace"}}}}}}}}},
      {"mappings",
       {{"dynamic", false},
        {"_source", {{"enabled", false}}},
        {"_meta",
         {{"dossier", {{"format", format_version}, {"analyzer", Analyzer::version}, {"fingerprint", fingerprint}}}}},
        {"properties", properties()}}},
      {"aliases", {{alias, Json::object()}}},
  };
}

Json facets_body(const std::vector<std::string>& columns) {
  auto fields = Json::object();
  for (const auto& column : columns) fields[facet_field(column)] = keyword();
  return {{"properties", fields}};
}

Result<MappingMeta> read_meta(const Json& mapping, const std::string& where) {
  if (!mapping.is_object() || mapping.size() != 1) return no_index_of_dossier(where);
  const auto only = mapping.begin();
  const auto& meta = at(at(only.value(), "mappings", "_meta"), "dossier");
  if (!meta.is_object()) return no_index_of_dossier(where);
  MappingMeta found{static_cast<int>(number_of(at(meta, "format"))), text_of(at(meta, "fingerprint"))};
  if (found.format == format_version) return found;
  return Error{ErrorCode::IndexIncompatible,
               "the index " + where + " has format " + std::to_string(found.format) + ", this program reads format " +
                   std::to_string(format_version) + " in a cluster",
               "run dossier index --rebuild --index " + where + " PATH… to rebuild it"};
}

}  // namespace dossier::cluster
