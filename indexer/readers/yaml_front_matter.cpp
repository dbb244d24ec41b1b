// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/yaml_front_matter.hpp"

#include "indexer/blocks/paper_fields.hpp"
#include "indexer/text/front_values.hpp"
#include "indexer/text/inline_text.hpp"
#include "indexer/text/text_rules.hpp"

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <array>
#include <optional>

namespace dossier::reading {
namespace {

constexpr std::size_t max_yaml_bytes = std::size_t{64} * 1024;
constexpr int max_yaml_depth = 50;

/// Whether brackets nest deeper than a front matter ever does; the parser works by recursion.
bool too_deep(std::string_view yaml) {
  int depth = 0;
  for (const char c : yaml) {
    if (c == '[' || c == '{') ++depth;
    if (c == ']' || c == '}') --depth;
    if (depth > max_yaml_depth) return true;
  }
  // Blocks nest by blanks or by "- - -".
  return yaml.find("- - - - -") != std::string_view::npos || yaml.find("? ? ?") != std::string_view::npos;
}

std::string scalar(const YAML::Node& node) {
  return node.IsDefined() && node.IsScalar() ? std::string(trim(node.Scalar())) : std::string();
}

/// The first of the keys that has a scalar.
std::string first_of(const YAML::Node& map, std::initializer_list<const char*> keys) {
  for (const char* key : keys) {
    auto value = scalar(map[key]);
    if (!value.empty()) return value;
  }
  return {};
}

Person person(const YAML::Node& node) {
  if (node.IsScalar()) return parse_person(scalar(node));
  if (!node.IsMap()) return {};
  const auto literal = first_of(node, {"literal", "institution", "collectivity"});
  if (!literal.empty()) return parse_person("{" + literal + "}");
  Person made;
  made.given = first_of(node, {"given", "given-names", "given_names", "firstname", "first"});
  made.family = first_of(node, {"family", "family-names", "family_names", "surname", "lastname", "last"});
  if (made.family.empty()) return parse_person(first_of(node, {"name"}));
  const auto particle = first_of(node, {"non-dropping-particle", "dropping-particle", "particle", "name-particle"});
  if (particle.empty()) {
    // `family: van der Berg`
    made.family = parse_person(made.family + ", x").family;
    made.particle =
        parse_person(first_of(node, {"family", "surname", "lastname", "last", "family-names"}) + ", x").particle;
  } else {
    made.particle = particle;
  }
  made.suffix = first_of(node, {"suffix", "name-suffix"});
  return made;
}

std::vector<Person> people(const YAML::Node& node) {
  std::vector<Person> names;
  if (!node.IsDefined()) return names;
  if (node.IsScalar()) return parse_people(scalar(node));
  if (node.IsMap()) {
    names.push_back(person(node));
  } else if (node.IsSequence()) {
    for (const auto& entry : node) names.push_back(person(entry));
  }
  std::erase_if(names, [](const Person& one) { return one.family.empty() && one.given.empty(); });
  return names;
}

std::vector<std::string> words_of(const YAML::Node& node) {
  if (!node.IsDefined()) return {};
  if (node.IsScalar()) return split_keywords(scalar(node));
  std::vector<std::string> words;
  if (!node.IsSequence()) return words;
  for (const auto& entry : node) {
    auto word = scalar(entry);
    if (!word.empty()) words.push_back(std::move(word));
  }
  return words;
}

void fill(const YAML::Node& map, Paper& paper) {
  paper.title = first_of(map, {"title"});
  const auto subtitle = first_of(map, {"subtitle"});
  if (!subtitle.empty() && !paper.title.empty()) paper.title += ": " + subtitle;
  paper.title = clean_inline(paper.title).text;
  set_authors(paper, people(map["author"]));
  if (paper.authors.empty()) set_authors(paper, people(map["authors"]));
  paper.year = find_plain_year(first_of(map, {"year", "date", "issued", "published"}));
  paper.journal = first_of(map, {"journal", "container-title", "publication"});
  paper.volume = first_of(map, {"volume"});
  paper.issue = first_of(map, {"issue", "number"});
  paper.pages = first_of(map, {"pages", "page"});
  paper.doi = plain_doi(first_of(map, {"doi", "DOI"}));
  paper.url = first_of(map, {"url", "URL"});
  paper.language = first_of(map, {"lang", "language"});
  paper.keywords = words_of(map["keywords"]);
  if (paper.keywords.empty()) paper.keywords = words_of(map["tags"]);
}

/// Line that closes the block; nothing where the file does not begin with one.
std::optional<std::size_t> closing_line(const std::vector<SourceLine>& lines) {
  if (lines.size() < 3 || lines.front().text != "---") return std::nullopt;
  std::size_t bytes = 0;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    if (lines[i].text == "---" || lines[i].text == "...") return i;
    bytes += lines[i].text.size() + 1;
    if (bytes > max_yaml_bytes) break;
  }
  return std::nullopt;
}

}  // namespace

void take_yaml_front_matter(std::vector<SourceLine>& lines, Document& document) {
  const auto close = closing_line(lines);
  if (!close) return;
  std::string yaml;
  for (std::size_t i = 1; i < *close; ++i) yaml += std::string(lines[i].text) + '\n';
  if (too_deep(yaml)) {
    document.account.notes.emplace_back("The YAML block at the top is nested too deep; it was read as text.");
    return;
  }
  try {
    const auto root = YAML::Load(yaml);
    if (!root.IsMap()) return;
    Paper paper;
    fill(root, paper);
    note_sources(paper, "front matter");
    document.paper = std::move(paper);
  } catch (const YAML::Exception& error) {
    document.account.notes.push_back("The YAML block at the top could not be read (" + std::string(error.what()) +
                                     "); it was read as text.");
    return;
  }
  document.account.drop("front matter block", yaml, static_cast<std::uint32_t>(*close + 1));
  lines.erase(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(*close + 1));
}

}  // namespace dossier::reading
