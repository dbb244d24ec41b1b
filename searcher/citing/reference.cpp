// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/strings.hpp"
#include "searcher/citing/cite.hpp"
#include "searcher/citing/cited_names.hpp"
#include "searcher/citing/cited_text.hpp"
#include "searcher/citing/one_line.hpp"

namespace dossier {
namespace {

using citing::LastPage;
using citing::quoted_with;
using citing::stopped;
using Parts = std::vector<ReferencePart>;

std::string title_of(const Paper& paper) { return one_line(paper.title.empty() ? paper.id : paper.title); }

std::string link_of(const Paper& paper) {
  return one_line(paper.doi.empty() ? paper.url : "https://doi.org/" + paper.doi);
}

std::string pages_of(const Paper& paper, LastPage form) {
  const auto [first, last] = citing::page_range(paper.pages);
  return citing::shown_pages(first, last, form);
}

/// Pieces with what stands between them.
class Line {
 public:
  /// Empty text is passed over, and what would stand before it.
  Line& add(std::string_view before, const std::string& text, bool italic = false) {
    if (text.empty()) return *this;
    if (!parts_.empty() && !before.empty()) parts_.push_back({std::string(before), false});
    parts_.push_back({text, italic});
    return *this;
  }
  /// Ends the sentence, where none has ended.
  Line& stop() {
    if (!parts_.empty() && stopped(parts_.back().text) != parts_.back().text) parts_.push_back({".", false});
    return *this;
  }
  [[nodiscard]] const Parts& parts() const { return parts_; }

 private:
  Parts parts_;
};

Parts apa(const Paper& paper, const Distinct& distinct) {
  const auto names = citing::names_in_list(CitationStyle::Apa, paper);
  const bool whole = paper.journal.empty();  // a work that stands alone has its title in italics
  Line line;
  if (names.empty()) {
    line.add("", title_of(paper), whole).stop().add(" ", "(" + year_in(paper, distinct) + ").");
  } else {
    line.add("", stopped(names))
        .add(" ", "(" + year_in(paper, distinct) + ").")
        .add(" ", title_of(paper), whole)
        .stop();
  }
  if (!whole) {
    line.add(" ", one_line(paper.journal), true).add(", ", one_line(paper.volume), true);
    if (!paper.issue.empty()) line.add(paper.volume.empty() ? ", " : "", "(" + one_line(paper.issue) + ")");
    line.add(", ", pages_of(paper, LastPage::Whole)).stop();
  }
  return line.add(" ", link_of(paper)).parts();
}

Parts chicago(const Paper& paper, const Distinct& distinct) {
  const auto names = citing::names_in_list(CitationStyle::Chicago, paper);
  Line line;
  const auto add_title = [&] {
    if (paper.journal.empty()) {
      line.add(" ", title_of(paper), true).stop();
    } else {
      line.add(" ", quoted_with(title_of(paper), '.'));
    }
  };
  if (names.empty()) {
    add_title();
    line.add(" ", stopped(year_in(paper, distinct)));
  } else {
    line.add("", stopped(names)).add(" ", stopped(year_in(paper, distinct)));
    add_title();
  }
  if (!paper.journal.empty()) {
    line.add(" ", one_line(paper.journal), true).add(" ", one_line(paper.volume));
    const auto issue = one_line(paper.issue);
    if (!issue.empty())
      line.add(paper.volume.empty() ? ", " : " ", paper.volume.empty() ? "no. " + issue : "(" + issue + ")");
    const bool numbered = !paper.volume.empty() || !paper.issue.empty();
    line.add(numbered ? ": " : ", ", pages_of(paper, LastPage::Chicago)).stop();
  }
  return line.add(" ", link_of(paper)).stop().parts();
}

Parts mla(const Paper& paper) {
  const auto names = citing::names_in_list(CitationStyle::Mla, paper);
  const auto [first, last] = citing::page_range(paper.pages);
  Line line;
  line.add("", stopped(names));
  if (paper.journal.empty()) {
    line.add(" ", title_of(paper), true).stop();
  } else {
    line.add(" ", quoted_with(title_of(paper), '.'));
  }
  const auto named = [](std::string_view name, const std::string& text) {
    return text.empty() ? std::string() : std::string(name) + one_line(text);
  };
  const auto pages = named(last.empty() ? "p. " : "pp. ", pages_of(paper, LastPage::Mla));
  const auto rest = joined({named("vol. ", paper.volume), named("no. ", paper.issue),
                            paper.year ? std::to_string(*paper.year) : std::string(), pages, link_of(paper)},
                           ", ");
  line.add(" ", one_line(paper.journal), true).add(paper.journal.empty() ? " " : ", ", rest).stop();
  return line.parts();
}

/// `Lena van Dijk and Omar Rafi, “Taps and Treaties”, Journal of Dry Rivers 7(2), 2021`
Parts plain(const Paper& paper) {
  const auto issue = paper.issue.empty() ? std::string() : "(" + one_line(paper.issue) + ")";
  const auto journal = joined({one_line(paper.journal), one_line(paper.volume) + issue}, " ");
  return {{joined({citing::names_in_list(CitationStyle::Plain, paper), citing::quoted(title_of(paper)), journal,
                   paper.year ? std::to_string(*paper.year) : std::string()},
                  ", "),
           false}};
}

/// The paper behind its key, as a bibliography of Pandoc would name it.
Parts keyed(const Paper& paper) {
  const auto year = paper.year ? "(" + std::to_string(*paper.year) + ")" : std::string();
  const auto issue = paper.issue.empty() ? std::string() : "(" + one_line(paper.issue) + ")";
  Line line;
  line.add("", joined({one_line(joined(paper.authors, ", ")), year}, " ")).add(". ", one_line(paper.title));
  line.add(". ", one_line(paper.journal), true);
  line.add(paper.journal.empty() ? ". " : ", ", joined({one_line(paper.volume) + issue, one_line(paper.pages)}, ", "));
  line.add(". ", link_of(paper));
  if (line.parts().empty()) line.add("", one_line(paper.id));
  return line.parts();
}

}  // namespace

std::vector<ReferencePart> reference(CitationStyle style, const Paper& paper, const Distinct& distinct) {
  switch (style) {
    case CitationStyle::Pandoc:
      return keyed(paper);
    case CitationStyle::Apa:
      return apa(paper, distinct);
    case CitationStyle::Chicago:
      return chicago(paper, distinct);
    case CitationStyle::Mla:
      return mla(paper);
    case CitationStyle::Plain:
      return plain(paper);
  }
  return {};
}

std::string plain_text(const std::vector<ReferencePart>& parts) {
  std::string text;
  for (const auto& part : parts) text += part.text;
  return text;
}

}  // namespace dossier
