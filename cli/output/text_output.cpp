// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/output/text_output.hpp"

#include "base/columns.hpp"
#include "base/strings.hpp"
#include "cli/terminal/console.hpp"
#include "index/mentions_year.hpp"
#include "index/page_text.hpp"
#include "index/read/index_reader.hpp"
#include "searcher/output/export.hpp"
#include "searcher/types/confidence.hpp"
#include "searcher/types/without_repeats.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

namespace dossier::text {
namespace {

constexpr std::size_t indent_of_hit = 4;

std::string lines_of(const LineRange& lines) {
  if (lines.first == 0) return {};
  if (lines.first == lines.last) return "line " + std::to_string(lines.first);
  return "lines " + std::to_string(lines.first) + "–" + std::to_string(lines.last);
}

void fragment(Console& console, const std::string& text, const Fragment& piece) {
  const auto slice = piece.span.of(text);
  const auto lines = wrap(slice, console.looks().columns - indent_of_hit - 2);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const TextSpan part{piece.span.begin + lines[i].begin, piece.span.begin + lines[i].end};
    console.write(std::string(indent_of_hit, ' ') + (i == 0 && piece.cut_before ? "… " : "") +
                  console.marked(text, part, piece.highlights) +
                  (i + 1 == lines.size() && piece.cut_after ? " …" : "") + "\n");
  }
}

void score_line(Console& console, double weight, const std::string& what) {
  std::array<char, 32> buffer{};
  const auto size = std::snprintf(buffer.data(), buffer.size(), "%8.3f  ", weight);
  const std::string number(buffer.data(), static_cast<std::size_t>(size));
  console.write(std::string(indent_of_hit, ' ') + console.paint(Style::Faint, number + what) + "\n");
}

void score(Console& console, const Hit& hit) {
  for (const auto& part : hit.parts) {
    score_line(console, part.weight, part.term.empty() ? part.field : part.term + " in " + part.field);
  }
  score_line(console, hit.score, "score");
}

const char* kind_of(Expansion::Kind kind) {
  constexpr std::array<const char*, 9> words{
      "also", "does not occur; corrected to",   "also spelt",  "also called", "acronym or long form:", "matches",
      "",     "ranked lower, derived from it:", "also written"};
  return words.at(static_cast<std::size_t>(kind));
}

/// The words near in meaning, which find nothing but rank, in one line: of each word's the most frequent.
std::string related_line(const std::vector<Expansion>& expansions) {
  constexpr std::size_t shown = 3;
  std::vector<std::string> all;
  for (const auto& expansion : expansions) {
    if (expansion.kind != Expansion::Kind::Related) continue;
    std::vector<std::string> first;
    for (const auto& word : expansion.to) {
      const bool form = std::any_of(first.begin(), first.end(), [&](const auto& one) { return word.starts_with(one); });
      if (!form && first.size() < shown) first.push_back(word);
    }
    auto line = joined(first, ", ") + (expansion.to.size() > first.size() ? " …" : "");
    if (std::find(all.begin(), all.end(), line) == all.end()) all.push_back(std::move(line));
  }
  return all.empty() ? std::string() : "related words in the ranking: " + joined(all, "; ");
}

void faint_lines(Console& console, const std::string& text) {
  for (const auto part : wrap(text, console.looks().columns - 2)) {
    console.write("  " + console.paint(Style::Faint, part.of(text)) + "\n");
  }
}

}  // namespace

std::string authors_and_year(const Paper& paper) {
  const auto names = family_names(paper);
  std::string who = names.empty() ? "" : names.front();
  if (names.size() == 2) who += " and " + names.back();
  if (names.size() > 2) who += " et al.";
  return joined({who, paper.year ? std::to_string(*paper.year) : ""}, " ");
}

std::string name(const Paper& paper) {
  auto name = authors_and_year(paper);
  if (name.empty()) name = paper.title;
  return name.empty() ? paper.id : name;
}

std::string reference(const Paper& paper) {
  const auto text = joined({authors_and_year(paper), paper.title}, ", ");
  return text.empty() ? paper.id : text;
}

std::string location(const Passage& passage) {
  const bool paragraph = passage.kind == PassageKind::Paragraph;
  return joined({joined(passage.heading, " › "), std::string(to_string(passage.section)),
                 paragraph ? std::string() : std::string(kind_in_words(passage.kind)), page_locator(passage),
                 lines_of(passage.lines)},
                " · ");
}

std::string labels(const Passage& passage) {
  std::vector<std::string> values;
  for (const auto& label : passage.labels) {
    if (label.facet != mentions_year_facet) values.push_back(label.value);
  }
  return joined(values, " · ");
}

void echo(Console& console, const QueryEcho& echo, const SearchRequest& asked) {
  const auto implied = echo.implied.empty() ? "" : "  (and " + echo.implied + ")";
  const auto understood = echo.understood.empty() ? "all passages" : echo.understood;
  console.write(console.paint(Style::Faint, "Searched for: ") + console.paint(Style::Strong, understood) +
                console.paint(Style::Faint, implied) + "\n");
  text::filters(console, asked);
  for (const auto& expansion : echo.expansions) {
    if (expansion.kind == Expansion::Kind::Related) continue;
    faint_lines(console, expansion.from + ": " + kind_of(expansion.kind) + " " + joined(expansion.to, ", "));
  }
  if (const auto related = related_line(echo.expansions); !related.empty()) faint_lines(console, related);
  text::diagnostics(console, echo.diagnostics);
}

void filters(Console& console, const SearchRequest& asked) {
  for (const auto& limit : limits_in_words(asked.min_confidence, asked.user_notes)) {
    console.write("  " + console.paint(Style::Faint, limit) + "\n");
  }
  for (const auto& filter : asked.filters) {
    const auto without = filter.none_of.empty() ? std::string() : "not " + joined(filter.none_of, ", nor ");
    const auto line = filter.facet + ": " + joined({joined(filter.any_of, " or "), without}, "; ");
    console.write("  " + console.paint(Style::Faint, line) + "\n");
  }
}

void diagnostics(Console& console, const std::vector<Diagnostic>& diagnostics) {
  for (const auto& diagnostic : without_repeats(diagnostics)) {
    std::string line = diagnostic.message;
    const bool word = diagnostic.code == "unknown-word";
    if (diagnostic.code == "papers") {
      console.write("  " + line + " (" + joined(diagnostic.suggestions, ", ") + ")\n");
      continue;
    }
    if (!diagnostic.suggestions.empty()) {
      const auto* const offer = word                                  ? " Did you mean "
                                : diagnostic.code == "several-senses" ? " Type one: "
                                                                      : " Nearest: ";
      line += offer + joined(diagnostic.suggestions, word ? " or " : ", ") + (word ? "?" : ".");
    }
    console.write("  " + console.paint(Style::Warning, line) + "\n");
  }
}

void relaxations(Console& console, const QueryEcho& echo) {
  for (const auto& relaxation : echo.relaxations) {
    console.write("  without " + console.paint(Style::Strong, relaxation.without) + ": " +
                  counted(relaxation.passages, "passage", "passages") + "\n");
  }
}

void hit(Console& console, const HitHead& head, const Hit& hit) {
  auto number = std::to_string(head.number);
  number.insert(0, number.size() < 2 ? 2 - number.size() : 0, ' ');
  const auto& passage = hit.passage;
  const std::string margin(indent_of_hit, ' ');
  const auto where = console.paint(Style::Faint, location(passage));
  if (head.paper != nullptr) {
    const auto room = console.looks().columns - indent_of_hit;
    const auto title = reference(*head.paper);
    const auto shown = fitting(title, room - (columns_of(title) > room ? 1 : 0));
    console.write(number + "  " + console.paint(Style::Title, shown) + (shown.size() < title.size() ? "…" : "") + "\n");
    console.write(margin + console.link(head.paper->source, passage.lines.first, where) + "\n");
  } else {
    console.write(number + "  " + where + "\n");
  }
  if (hit.fragments.empty()) {
    body(console, passage.text, {0, static_cast<std::uint32_t>(passage.text.size())}, hit.highlights, indent_of_hit);
  }
  for (const auto& piece : hit.fragments) fragment(console, passage.text, piece);
  const auto names = labels(passage);
  console.write(margin + console.paint(Style::Label, names) + (names.empty() ? "" : "  ") +
                console.paint(Style::Faint, passage.id) + "\n");
  if (hit.near_in_meaning) console.write(margin + console.paint(Style::Faint, "near in meaning") + "\n");
  if (!head.remark.empty()) console.write(margin + console.paint(Style::Faint, head.remark) + "\n");
  if (head.score) score(console, hit);
  console.write("\n");
}

void facets(Console& console, const std::vector<FacetCounts>& facets) {
  constexpr std::size_t usual_width = 10;
  constexpr std::size_t longest_name = 20;
  constexpr std::size_t gap = 2;
  for (const auto& facet : facets) {
    const bool told = !facet.counts.empty() && (facet.counts.size() > 1 || facet.counts.front().value != unknown_value);
    if (!told) continue;
    const auto name = std::string(fitting(facet.facet, longest_name));
    const auto label_width = std::max(usual_width, columns_of(name) + 1);
    std::size_t room = console.looks().columns - label_width - gap - 1;  // the last sign says that there are more
    std::string line = console.paint(Style::Strong, name) + std::string(label_width - columns_of(name), ' ');
    std::size_t shown = 0;
    for (const auto& count : facet.counts) {
      const auto number = with_separators(count.passages);
      const auto size = columns_of(count.value) + 1 + number.size() + (shown > 0 ? gap : 0);
      if (shown > 0 && size > room) break;
      line += std::string(shown > 0 ? gap : 0, ' ') +
              console.paint(count.selected ? Style::Match : Style::Label, count.value) + " " + number;
      room -= std::min(room, size);
      ++shown;
    }
    const auto values = std::max<std::size_t>(facet.distinct, facet.counts.size());
    console.write(line + (shown < values ? console.paint(Style::Faint, "  …") : "") + "\n");
  }
}

void body(Console& console, const std::string& text, TextSpan part, const std::vector<TextSpan>& marks,
          std::size_t indent) {
  for (const auto line : wrap(part.of(text), console.looks().columns - indent)) {
    const TextSpan span{part.begin + line.begin, part.begin + line.end};
    console.write(std::string(indent, ' ') + console.marked(text, span, marks) + "\n");
  }
}

}  // namespace dossier::text
