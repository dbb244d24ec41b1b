// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/bibliography/csl.hpp"

#include "base/encoding/json_depth.hpp"
#include "indexer/text/front_values.hpp"
#include "indexer/text/text_rules.hpp"

#include <nlohmann/json.hpp>

namespace dossier::bibliography {
namespace {

using Json = nlohmann::json;

std::string text_of(const Json& object, const char* name) {
  const auto found = object.find(name);
  if (found == object.end()) return {};
  if (found->is_string()) return std::string(reading::trim(found->get_ref<const std::string&>()));
  return found->is_number() ? found->dump() : std::string();
}

Person person_of(const Json& name) {
  if (name.is_string()) return parse_person(name.get_ref<const std::string&>());
  if (!name.is_object()) return {};
  if (const auto literal = text_of(name, "literal"); !literal.empty()) return parse_person("{" + literal + "}");
  Person person;
  person.family = text_of(name, "family");
  person.given = text_of(name, "given");
  person.suffix = text_of(name, "suffix");
  for (const auto* part : {"dropping-particle", "non-dropping-particle"}) {
    const auto particle = text_of(name, part);
    if (!particle.empty()) person.particle += (person.particle.empty() ? "" : " ") + particle;
  }
  if (person.particle.empty() && !person.given.empty()) {
    // `"family": "van der Berg"`
    const auto parsed = parse_person(person.family + ", " + person.given);
    if (!parsed.organisation && family_name(parsed) == person.family) {
      person.family = parsed.family;
      person.particle = parsed.particle;
    }
  }
  return person;
}

std::vector<Person> people_of_list(const Json& object, const char* name) {
  std::vector<Person> people;
  const auto found = object.find(name);
  if (found == object.end() || !found->is_array()) return people;
  for (const auto& one : *found) {
    auto person = person_of(one);
    if (!person.family.empty() || !person.given.empty()) people.push_back(std::move(person));
  }
  return people;
}

std::optional<int> year_of(const Json& object) {
  const auto issued = object.find("issued");
  if (issued == object.end()) return std::nullopt;
  if (issued->is_string()) return reading::find_plain_year(issued->get_ref<const std::string&>());
  if (!issued->is_object()) return std::nullopt;
  if (const auto parts = issued->find("date-parts"); parts != issued->end()) {
    if (const auto year = reading::find_plain_year(parts->dump())) return year;
  }
  for (const auto* name : {"raw", "literal"}) {
    if (const auto year = reading::find_plain_year(text_of(*issued, name))) return year;
  }
  return std::nullopt;
}

Entry entry_of(const Json& item) {
  Entry entry;
  auto& paper = entry.paper;
  entry.key = text_of(item, "citation-key");
  if (entry.key.empty()) entry.key = text_of(item, "id");
  // Zotero's own export has an address for an id.
  if (entry.key.find_first_of(":/ ") == std::string::npos) paper.citation_key = entry.key;
  paper.title = text_of(item, "title");
  set_authors(paper, people_of_list(item, "author"));
  if (paper.authors.empty()) set_authors(paper, people_of_list(item, "editor"));
  paper.year = year_of(item);
  paper.journal = text_of(item, "container-title");
  paper.volume = text_of(item, "volume");
  paper.issue = text_of(item, "issue");
  paper.pages = text_of(item, "page");
  paper.doi = reading::plain_doi(text_of(item, "DOI"));
  paper.url = text_of(item, "URL");
  paper.language = text_of(item, "language");
  paper.keywords = reading::split_keywords(text_of(item, "keyword"));
  return entry;
}

}  // namespace

bool looks_like_csl(std::string_view json) {
  constexpr std::size_t sample = 4096;
  const auto head = reading::trim(json.substr(0, sample));
  const bool list =
      head.starts_with('[') || (head.starts_with('{') && head.find("\"items\"") != std::string_view::npos);
  return list && head.find("\"type\"") != std::string_view::npos &&
         (head.find("\"title\"") != std::string_view::npos || head.find("\"author\"") != std::string_view::npos ||
          head.find("\"issued\"") != std::string_view::npos);
}

Entries read_csl(std::string_view json) {
  Entries out;
  const auto root = nests_too_deep(json) ? Json(Json::value_t::discarded) : Json::parse(json, nullptr, false);
  if (root.is_discarded()) {
    out.notes.emplace_back("it is not well-formed JSON and was left out");
    return out;
  }
  const auto items = root.is_object() ? root.find("items") : root.end();
  const auto& list = root.is_object() && items != root.end() ? *items : root;
  if (!list.is_array()) return out;
  for (const auto& item : list) {
    if (item.is_object()) out.entries.push_back(entry_of(item));
  }
  return out;
}

}  // namespace dossier::bibliography
