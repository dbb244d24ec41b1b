// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/views/wording.hpp"

#include "base/analyzer.hpp"
#include "index/cited_work.hpp"
#include "index/page_text.hpp"
#include "searcher/output/export.hpp"
#include "taxonomy/taxonomy.hpp"

#include <algorithm>

namespace dossier::web {
namespace {

std::string capitalised(std::string_view word) {
  std::string out(word);
  if (!out.empty() && out[0] >= 'a' && out[0] <= 'z') out[0] = static_cast<char>(out[0] - 'a' + 'A');
  return out;
}

}  // namespace

std::string sentence(std::string_view message) {
  auto out = capitalised(message);
  if (!out.empty() && std::string_view(".?!:").find(out.back()) == std::string_view::npos) out += '.';
  return out;
}

std::string facet_title(std::string_view facet) {
  auto title = capitalised(facet);
  std::replace(title.begin(), title.end(), '_', ' ');
  return title;
}

std::string title_of(const Paper& paper) { return paper.title.empty() ? paper.id : paper.title; }

std::string title_beside_name(const Paper& paper) { return paper.authors.empty() ? std::string() : title_of(paper); }

std::string short_name(const Paper& paper) {
  std::string name;
  const auto families = family_names(paper);
  if (families.empty()) {
    name = title_of(paper);
  } else if (families.size() == 1) {
    name = families[0];
  } else if (families.size() == 2) {
    name = families[0] + " and " + families[1];
  } else {
    name = families[0] + " et al.";
  }
  return paper.year ? name + " (" + std::to_string(*paper.year) + ")" : name;
}

std::string shown_value(const std::string& facet, const std::string& value, const Catalogue& catalogue) {
  if (facet == "paper" || facet == cites_facet) {
    const auto paper = catalogue.paper(value);
    return paper ? short_name(*paper) : value;
  }
  if (facet == "dyad") {
    auto text = value;
    if (std::count(text.begin(), text.end(), '-') == 1) text.replace(text.find('-'), 1, "–");
    return text;
  }
  if (facet == "section" || facet == "kind") return capitalised(value);
  const auto* known = catalogue.taxonomy().find_value(facet, value);
  return known != nullptr && known->name == value && !known->label.empty() ? known->label : value;
}

std::string location_text(const Passage& passage) {
  if (auto page = page_locator(passage); !page.empty()) return page;
  if (passage.lines.first == 0) return {};
  const auto first = std::to_string(passage.lines.first);
  if (passage.lines.last <= passage.lines.first) return "line " + first;
  return "lines " + first + "–" + std::to_string(passage.lines.last);
}

std::string heading_text(const Passage& passage) {
  auto out = capitalised(to_string(passage.section));
  const auto section = fold(to_string(passage.section));
  for (const auto& heading : passage.heading) {
    // "Discussion › 5. Discussion" would say it twice.
    const auto words = fold(heading);
    const auto name = words.substr(std::min(words.find_first_not_of("0123456789. "), words.size()));
    if (name != section) out += " › " + heading;
  }
  return out;
}

}  // namespace dossier::web
