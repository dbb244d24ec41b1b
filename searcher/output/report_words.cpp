// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/output/report_words.hpp"

#include "base/strings.hpp"

#include <array>

namespace dossier {
namespace {

struct Wording {
  std::string_view name;
  std::string_view one;
  std::string_view many;
};

// The names are those of docs/reading.md.
constexpr std::array<Wording, 18> dropped{{
    {"article type", "article type", "article types"},
    {"badge", "publisher's badge", "publisher's badges"},
    {"box or small print", "of a box or small print", "of boxes or small print"},
    {"cover page", "of a cover page", "of a cover page"},
    {"drawing or formula", "of a drawing or formula", "of drawings or formulas"},
    {"empty table", "of an empty table", "of empty tables"},
    {"front matter block", "of metadata", "of metadata"},
    {"heading without text", "heading without text", "headings without text"},
    {"image", "image", "images"},
    {"journal line", "journal line", "journal lines"},
    {"markup", "of markup", "of markup"},
    {"page mark", "page mark", "page marks"},
    {"page number", "page number", "page numbers"},
    {"repeated table head", "repeated head of a table", "repeated heads of tables"},
    {"repeated title", "repeated title", "repeated titles"},
    {"rule", "rule", "rules"},
    {"running head", "running head", "running heads"},
    {"table of contents", "of a table of contents", "of tables of contents"},
}};

constexpr std::array<Wording, 11> repaired{{
    {"broken bytes replaced", "broken byte replaced", "broken bytes replaced"},
    {"columns taken apart", "block of columns separated", "blocks of columns separated"},
    {"control characters left out", "control character removed", "control characters removed"},
    {"de-hyphenated", "hyphenated word rejoined", "hyphenated words rejoined"},
    {"id changed", "duplicate id renamed", "duplicate ids renamed"},
    {"joined", "split passage rejoined", "split passages rejoined"},
    {"line number taken out", "line number removed", "line numbers removed"},
    {"note mark taken out", "footnote mark removed", "footnote marks removed"},
    {"overprint left out", "overprinted piece removed", "overprinted pieces removed"},
    {"painted Arabic mended", "Arabic ligature repaired", "Arabic ligatures repaired"},
    {"re-encoded", "file converted to UTF-8", "files converted to UTF-8"},
}};

template <std::size_t size>
std::string in_words(const std::array<Wording, size>& wordings, std::string_view name, std::uint32_t number) {
  if (number == 0) return {};
  for (const auto& wording : wordings) {
    if (wording.name == name) return counted(number, wording.one, wording.many);
  }
  return counted(number, name, name);
}

}  // namespace

std::string dropped_in_words(std::string_view reason, std::uint32_t lines) { return in_words(dropped, reason, lines); }

std::string repaired_in_words(std::string_view repair, std::uint32_t times) {
  return in_words(repaired, repair, times);
}

}  // namespace dossier
