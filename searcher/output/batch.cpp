// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/output/batch.hpp"

#include "base/controls.hpp"
#include "base/strings.hpp"
#include "base/utf8.hpp"
#include "searcher/output/json_parts.hpp"
#include "searcher/output/request_members.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

namespace dossier {
namespace {

using json_parts::Json;

/// Quotes of every shape, brackets and the other marks that mean something in a query; a blank parts words likewise.
constexpr std::u32string_view syntax_marks = U" \t\r\n\"“”„‟«»＂()*:~";

Error bad_line(const std::string& what) {
  return {ErrorCode::BadData, "a line of the batch " + what,
          R"(a line is {"id": …, "query": …}, and may have "filters": {facet: [values]})"};
}

/// A string, or a number as it is written.
std::string text_of(const Json& value) {
  if (value.is_string()) return value.get<std::string>();
  return value.is_number() ? value.dump() : std::string();
}

/// The values of a filter: a text, a number, or a list of these; an error where there is none, or one is empty.
Result<std::vector<std::string>> filter_values(const std::string& facet, const Json& value) {
  std::vector<std::string> texts;
  for (const auto& item : value.is_array() ? value : Json::array({value})) {
    auto text = text_of(item);
    if (!item.is_string() && !item.is_number()) {
      return bad_line("has a filter `" + facet + "` that is neither a string nor a list of strings");
    }
    if (!text.empty()) texts.push_back(std::move(text));
  }
  if (texts.empty()) return bad_line("has a filter `" + facet + "` without a value");
  return texts;
}

std::string first_of(const Json& line, const std::array<const char*, 2>& names) {
  for (const auto* name : names) {
    if (line.contains(name)) return text_of(line[name]);
  }
  return {};
}

/// Plain text as a query that asks for its words: marks of the query language become blanks, operators small words.
std::string words_only(std::string_view text) {
  std::string query;
  std::string word;
  const auto flush = [&] {
    const bool is_operator = word == "AND" || word == "OR" || word == "NOT" || word.rfind("NEAR", 0) == 0;
    if (!is_operator) query += word;
    word.clear();
  };
  for (std::size_t at = 0; at < text.size();) {
    const auto character = utf8::decode(text, at);
    const bool leading_minus = word.empty() && (character.code == '-' || character.code == '+');
    if (leading_minus || syntax_marks.find(character.code) != std::u32string_view::npos) {
      flush();
      query += ' ';
    } else {
      word += text.substr(at, character.size);
    }
    at += character.size;
  }
  flush();
  return query;
}

Result<void> add_filter(const std::string& facet, const Json& value, SearchRequest& request) {
  auto values = filter_values(facet, value);
  if (!values) return std::move(values).error();
  if (facet.ends_with('!')) {  // as saved searches are exported: values to leave out
    request.filters.push_back({facet.substr(0, facet.size() - 1), {}, std::move(*values)});
  } else {
    request.filters.push_back({facet, std::move(*values), {}});
  }
  return {};
}

Result<void> add_filters(const Json& line, const std::vector<std::string>& filter_by, SearchRequest& request) {
  if (line.contains("filters")) {
    if (!line["filters"].is_object()) return bad_line("has `filters` that are no object");
    for (const auto& [facet, value] : line["filters"].items()) {
      if (auto added = add_filter(facet, value, request); !added) return added;
    }
  }
  for (const auto& name : filter_by) {
    const auto* holder = &line;
    if (!line.contains(name) && line.contains("metadata") && line["metadata"].is_object()) holder = &line["metadata"];
    if (!holder->contains(name)) continue;
    if (auto added = add_filter(name, (*holder)[name], request); !added) return added;
  }
  return {};
}

/// The query of a line, in the query language.
Result<std::string> query_of(const Json& line) {
  const char* name = line.contains("query") ? "query" : "text";
  if (!line.contains(name)) return bad_line("has no `query`");
  const auto& value = line[name];
  if (!value.is_string() && !value.is_number()) return bad_line("has a `" + std::string(name) + "` that is no text");
  return *name == 'q' ? text_of(value) : words_only(text_of(value));
}

std::vector<std::string> unused_members(const Json& line, const std::vector<std::string>& filter_by) {
  constexpr std::array<std::string_view, 6> known{"id", "_id", "query", "text", "filters", "metadata"};
  std::vector<std::string> unused;
  for (const auto& [name, value] : line.items()) {
    const bool used = std::find(known.begin(), known.end(), name) != known.end() ||
                      std::find(request_members.begin(), request_members.end(), name) != request_members.end() ||
                      std::find(filter_by.begin(), filter_by.end(), name) != filter_by.end();
    if (!used) unused.push_back(name);
  }
  return unused;
}

}  // namespace

Result<BatchQuery> parse_batch_line(std::string_view line, const SearchRequest& base,
                                    const std::vector<std::string>& filter_by) {
  const auto json = Json::parse(line, nullptr, false);
  if (!json.is_object()) return bad_line("is not a JSON object");
  BatchQuery query{first_of(json, {"id", "_id"}), base, unused_members(json, filter_by)};
  if (query.id.empty()) return bad_line("has no `id`");
  auto text = query_of(json);
  if (!text) return std::move(text).error();
  query.request.query = std::move(*text);
  if (auto added = add_filters(json, filter_by, query.request); !added) return std::move(added).error();
  if (const auto fault = read_request_members(json, query.request); !fault.empty()) {
    return bad_line("cannot be used: " + fault);
  }
  return query;
}

Result<void> check_filters(const SearchRequest& request, const std::vector<std::string>& facets) {
  for (const auto& filter : request.filters) {
    const bool known = std::any_of(facets.begin(), facets.end(),
                                   [&](const std::string& facet) { return lowered(facet) == lowered(filter.facet); });
    if (known) continue;
    Error error{ErrorCode::BadData, "the index has no facet `" + filter.facet + "` to filter by", "its facets are"};
    for (const auto& facet : facets) error.hint += (&facet == &facets.front() ? " " : ", ") + facet;
    return error;
  }
  return {};
}

std::string batch_hits_line(std::string_view id, const SearchResponse& response) {
  Json json{{"id", id}, {"hits", Json::array()}, {"diagnostics", json_parts::of(response.echo.diagnostics)}};
  for (const auto& hit : response.hits) {
    json["hits"].push_back(
        {{"paper", hit.passage.paper}, {"id", hit.passage.id}, {"score", hit.score}, {"text", hit.passage.text}});
  }
  return json_parts::printed(json, -1) + "\n";
}

std::string batch_error_line(std::string_view line, const Error& error) {
  const auto json = Json::parse(line, nullptr, false);
  const auto id = json.is_object() ? first_of(json, {"id", "_id"}) : std::string();
  const Json answer{{"id", id.empty() ? Json() : Json(id)},
                    {"error", {{"code", to_string(error.code)}, {"message", error.message}, {"hint", error.hint}}}};
  return json_parts::printed(answer, -1) + "\n";
}

namespace {

/// A name as a field of a line that is cut at white space: `%20` for a blank, likewise for every other white space and
/// control character and for `%` itself, so that no two names become one.
std::string trec_field(std::string_view name) {
  std::string field;
  for (std::size_t at = 0; at < name.size();) {
    const auto character = utf8::decode(name, at);
    const auto code = character.code;
    const bool encoded = code == '%' || is_white_space(code) || is_control(code) || turns_direction(code);
    for (const auto byte : name.substr(at, character.size)) {
      if (!encoded) {
        field += byte;
        continue;
      }
      std::array<char, 4> hex{};
      std::snprintf(hex.data(), hex.size(), "%%%02X", static_cast<unsigned>(static_cast<unsigned char>(byte)));
      field += hex.data();
    }
    at += character.size;
  }
  return field;
}

}  // namespace

std::string batch_trec_lines(std::string_view id, const SearchResponse& response, std::string_view tag) {
  std::string lines;
  std::size_t rank = 0;
  const auto topic = trec_field(id);
  const auto run = trec_field(tag);
  for (const auto& hit : response.hits) {
    std::array<char, 32> score{};
    std::snprintf(score.data(), score.size(), "%.9g", hit.score);
    lines.append(topic)
        .append(" Q0 ")
        .append(trec_field(hit.passage.id))
        .append(" ")
        .append(std::to_string(++rank))
        .append(" ");
    lines.append(score.data()).append(" ").append(run).append("\n");
  }
  return lines;
}

}  // namespace dossier
