// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/output/batch.hpp"

#include "base/controls.hpp"
#include "base/utf8.hpp"
#include "searcher/output/json_parts.hpp"

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

std::vector<std::string> texts_of(const Json& value) {
  std::vector<std::string> texts;
  for (const auto& item : value.is_array() ? value : Json::array({value})) {
    if (auto text = text_of(item); !text.empty()) texts.push_back(std::move(text));
  }
  return texts;
}

/// Whether a value is a text or a number, or a list of these.
bool is_choice(const Json& value) {
  const auto plain = [](const Json& item) { return item.is_string() || item.is_number(); };
  return plain(value) || (value.is_array() && std::all_of(value.begin(), value.end(), plain));
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

void add_own_filter(const Json& line, const std::string& name, SearchRequest& request) {
  const auto* holder = &line;
  if (!line.contains(name) && line.contains("metadata") && line["metadata"].is_object()) holder = &line["metadata"];
  if (holder->contains(name)) request.filters.push_back({name, texts_of((*holder)[name]), {}});
}

}  // namespace

Result<BatchQuery> parse_batch_line(std::string_view line, const SearchRequest& base,
                                    const std::vector<std::string>& filter_by) {
  const auto json = Json::parse(line, nullptr, false);
  if (!json.is_object()) return bad_line("is not a JSON object");
  BatchQuery query{first_of(json, {"id", "_id"}), base};
  if (query.id.empty()) return bad_line("has no `id`");
  if (!json.contains("query") && !json.contains("text")) return bad_line("has no `query`");
  query.request.query = json.contains("query") ? text_of(json["query"]) : words_only(text_of(json["text"]));
  if (json.contains("filters")) {
    if (!json["filters"].is_object()) return bad_line("has `filters` that are no object");
    for (const auto& [facet, values] : json["filters"].items()) {
      if (!is_choice(values))
        return bad_line("has a filter `" + facet + "` that is neither a text nor a list of texts");
      query.request.filters.push_back({facet, texts_of(values), {}});
    }
  }
  for (const auto& name : filter_by) add_own_filter(json, name, query.request);
  return query;
}

std::string batch_hits_line(std::string_view id, const SearchResponse& response) {
  Json json{{"id", id}, {"hits", Json::array()}};
  for (const auto& hit : response.hits) {
    json["hits"].push_back(
        {{"paper", hit.passage.paper}, {"id", hit.passage.id}, {"score", hit.score}, {"text", hit.passage.text}});
  }
  return json_parts::printed(json, -1) + "\n";
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
