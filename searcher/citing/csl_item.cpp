// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/citing/csl_item.hpp"

#include "base/strings.hpp"
#include "searcher/citing/cited_text.hpp"
#include "searcher/citing/locator.hpp"
#include "searcher/citing/one_line.hpp"

#include <utility>

namespace dossier::citing {

csl::Item csl_item(const Paper& paper) {
  csl::Item item;
  item.id = paper.id;
  item.type = paper.journal.empty() ? "document" : "article-journal";
  const auto [first, last] = page_range(paper.pages);
  const std::pair<std::string_view, std::string> texts[] = {
      {"title", one_line(paper.title.empty() ? paper.id : paper.title)},
      {"container-title", one_line(paper.journal)},
      {"volume", one_line(paper.volume)},
      {"issue", one_line(paper.issue)},
      {"page", joined({first, last}, "-")},
      {"DOI", one_line(paper.doi)},
      {"URL", one_line(paper.url)},
      {"language", paper.language}};
  for (const auto& [name, text] : texts) {
    if (!text.empty()) item.texts.emplace(name, text);
  }
  for (const auto& person : people_of(paper)) {
    csl::Name name;
    if (person.organisation) {
      name.literal = one_line(person.family);
    } else {
      name = {one_line(person.family),
              one_line(person.given),
              {},
              one_line(person.particle),
              one_line(person.suffix),
              {},
              false};
    }
    item.names["author"].push_back(std::move(name));
  }
  if (paper.year) item.dates["issued"].parts.push_back({*paper.year, 0, 0});
  return item;
}

csl::Cite csl_cite(const Paper& paper, const Passage& passage) {
  csl::Cite cite;
  cite.id = paper.id;
  const auto where = locator_of(passage);
  cite.locator = joined({where.first, where.last}, "–");
  if (!where.heading.empty()) cite.suffix = ", under " + quoted(where.heading);
  return cite;
}

}  // namespace dossier::citing
