// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/markup/html_metadata.hpp"

#include "base/strings.hpp"
#include "base/utf8.hpp"
#include "indexer/markup/html_nodes.hpp"
#include "indexer/text/front_values.hpp"
#include "indexer/text/text_rules.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <string>
#include <vector>

namespace dossier::reading::html {
namespace {

using Fields = std::map<std::string, std::vector<std::string>>;

void add_meta(const GumboNode& node, Fields& fields) {
  auto name = lowered(attribute(node, "name"));
  if (name.empty()) name = lowered(attribute(node, "property"));
  const auto content = trim(attribute(node, "content"));
  constexpr std::size_t longest = 4096;
  if (!name.empty() && !content.empty() && content.size() <= longest) fields[name].push_back(utf8::repaired(content));
}

Fields meta_fields(const GumboNode& root) {
  Fields fields;
  const auto& children = root.v.element.children;
  for (unsigned i = 0; i < children.length; ++i) {
    const auto& part = *static_cast<const GumboNode*>(children.data[i]);
    if (!is_element(part, GUMBO_TAG_HEAD)) continue;
    const auto& entries = part.v.element.children;
    for (unsigned k = 0; k < entries.length; ++k) {
      const auto& entry = *static_cast<const GumboNode*>(entries.data[k]);
      if (is_element(entry, GUMBO_TAG_META)) add_meta(entry, fields);
    }
  }
  return fields;
}

}  // namespace

void read_fallback_metadata(const GumboNode& root, Paper& paper) {
  if (root.type != GUMBO_NODE_ELEMENT) return;
  const auto fields = meta_fields(root);
  const auto found = fields.find("author");
  if (found == fields.end()) return;
  std::vector<Person> people;
  for (const auto& name : found->second) std::ranges::move(parse_people(name), std::back_inserter(people));
  // A site names its staff and itself here too.
  if (std::ranges::none_of(people, &Person::organisation)) set_authors(paper, std::move(people));
}

void read_metadata(const GumboNode& root, Paper& paper) {
  if (root.type != GUMBO_NODE_ELEMENT) return;
  if (is_element(root, GUMBO_TAG_HTML)) paper.language = attribute(root, "lang");
  const auto fields = meta_fields(root);
  const auto all = [&](std::initializer_list<const char*> names) -> std::vector<std::string> {
    for (const auto* name : names) {
      if (const auto found = fields.find(name); found != fields.end()) return found->second;
    }
    return {};
  };
  const auto first = [&](std::initializer_list<const char*> names) {
    const auto values = all(names);
    return values.empty() ? std::string() : values.front();
  };
  paper.title = first({"citation_title", "dc.title", "dcterms.title"});
  std::vector<Person> people;
  for (const auto& name : all({"citation_author", "dc.creator", "dcterms.creator"})) {
    for (auto& person : name.find(';') == std::string::npos ? std::vector{parse_person(name)} : parse_people(name)) {
      people.push_back(std::move(person));
    }
  }
  set_authors(paper, std::move(people));
  paper.year = find_plain_year(first(
      {"citation_publication_date", "citation_date", "citation_year", "dc.date", "dcterms.date", "dc.date.issued"}));
  paper.journal = first({"citation_journal_title", "prism.publicationname", "dc.source"});
  paper.volume = first({"citation_volume", "prism.volume"});
  paper.issue = first({"citation_issue", "prism.number"});
  paper.pages = first({"citation_firstpage", "prism.startingpage"});
  const auto last = first({"citation_lastpage", "prism.endingpage"});
  if (!paper.pages.empty() && !last.empty()) paper.pages += "–" + last;
  paper.doi = plain_doi(first({"citation_doi", "prism.doi", "dc.identifier"}));
  for (const auto& words : all({"citation_keywords", "keywords"})) {
    for (auto& word : split_keywords(words)) paper.keywords.push_back(std::move(word));
  }
}

}  // namespace dossier::reading::html
