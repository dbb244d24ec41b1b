// SPDX-License-Identifier: GPL-3.0-or-later
#include "mcp/content.hpp"

#include "base/controls.hpp"
#include "base/strings.hpp"
#include "base/utf8.hpp"
#include "index/page_text.hpp"
#include "searcher/output/export.hpp"
#include "searcher/types/without_repeats.hpp"

#include <algorithm>
#include <array>

namespace dossier::mcp {
namespace {

constexpr std::size_t most_of_a_hit = 1500;  // bytes of a passage in a list
constexpr std::size_t most_words = 12;       // of an expansion, in text

constexpr std::array<std::string_view, 9> kinds{"other form",   "corrected spelling",       "other spelling",
                                                "synonym",      "acronym or its long form", "words with *",
                                                "related word", "word of the same root",    "compound"};
static_assert(kinds.size() == Expansion::kind_names.size());

std::string one_line(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto character = utf8::decode(text, at);
    if (character.code == '`') {
      out += '\'';
    } else if (is_control(character.code) || ends_line(character.code)) {
      out += ' ';
    } else if (character.code == utf8::invalid_char) {
      utf8::append(out, 0xFFFD);
    } else if (!turns_direction(character.code)) {
      out += text.substr(at, character.size);
    }
    at += character.size;
  }
  return out;
}

std::string matched_text(const Hit& hit, const QueryEcho& echo) {
  if (hit.near_in_meaning) return "holds no word of the query; near in meaning (not one of the total)";
  std::string out = hit.all_words ? "holds all words" : "holds some of the words";
  for (const auto& one : matched_texts(hit, echo)) {
    out += "; \"" + inline_text(one.text) + "\" " + (one.by == "word" ? "as asked" : "by expansion: ");
    if (one.by != "word") out += one.by;
  }
  return out;
}

}  // namespace

std::string inline_text(std::string_view text) { return one_line(text); }

std::string quotation(std::string_view text, std::size_t most) {
  const bool cut = most > 0 && text.size() > most;
  const auto shown = cut ? text.substr(0, utf8::boundary_before(text, most)) : text;
  std::string out = "> ";
  for (std::size_t at = 0; at < shown.size();) {
    const auto character = utf8::decode(shown, at);
    const auto code = character.code;
    if (code == '\n' || code == '\r' || code == 0x0B || code == 0x0C || ends_line(code)) {
      if (at + 1 < shown.size()) out += "\n> ";
    } else if (code == utf8::invalid_char) {
      utf8::append(out, 0xFFFD);
    } else if (!turns_direction(code) && (code == '\t' || !is_control(code))) {
      out += shown.substr(at, character.size);
    }
    at += character.size;
  }
  out += "\n";
  if (cut) {
    out += "(cut: " + std::to_string(shown.size()) + " of " + std::to_string(text.size()) +
           " bytes; the tool `passage` gives the whole)\n";
  }
  return out;
}

std::string paper_line(const Paper& paper) {
  auto names = joined(paper.authors, ", ");
  if (paper.year) names += (names.empty() ? "" : " ") + ("(" + std::to_string(*paper.year) + ")");
  const auto text = names.empty() ? paper.title : paper.title.empty() ? names : names + ": " + paper.title;
  return quotation(one_line(text.empty() ? paper.id : text));
}

std::string passage_head(const Paper& paper, const Passage& passage) {
  auto out = "`" + inline_text(pandoc_citation(paper, passage)) + "` · ";
  const auto page = page_locator(passage);
  out += page.empty() ? "page unknown" : page;
  if (const auto in_file = page_in_file(passage); !in_file.empty()) out += " (" + in_file + ")";
  return out + " · " + std::string(to_string(passage.kind)) + " · section " + std::string(to_string(passage.section)) +
         " · id `" + inline_text(passage.id) + "`";
}

std::string hit_text(std::size_t number, const Hit& hit, const Paper& paper, const QueryEcho& echo) {
  const auto& passage = hit.passage;
  auto out = std::to_string(number) + ". " + passage_head(paper, passage) + "\n" + matched_text(hit, echo) + "\n";
  if (!passage.heading.empty()) out += quotation(one_line(joined(passage.heading, " › ")));
  return out + quotation(passage.text, most_of_a_hit) + "\n";
}

std::string echo_text(const QueryEcho& echo) {
  auto out = "Searched for: `" + inline_text(echo.understood.empty() ? "everything" : echo.understood) + "`";
  if (!echo.implied.empty()) out += " and `" + inline_text(echo.implied) + "`";
  out += "\n";
  for (const auto& expansion : echo.expansions) {
    auto words = expansion.to;
    const bool cut = words.size() > most_words;
    if (cut) words.resize(most_words);
    out += "- \"" + inline_text(expansion.from) + "\", " +
           std::string(kinds[static_cast<std::size_t>(expansion.kind)]) + ": " + inline_text(joined(words, ", "));
    if (cut) out += " and " + std::to_string(expansion.to.size() - most_words) + " more";
    out += "\n";
  }
  for (const auto& one : without_repeats(echo.diagnostics)) {
    out += "- note: " + inline_text(one.message);
    if (!one.suggestions.empty()) out += " Near: " + inline_text(joined(one.suggestions, ", "));
    out += "\n";
  }
  for (const auto& one : echo.relaxations) {
    out += "- without `" + inline_text(one.without) + "`: " + counted(one.passages, "passage") + "\n";
  }
  return out;
}

std::string window_text(std::size_t offset, std::size_t shown, std::string_view items, bool more) {
  if (shown == 0) return offset == 0 ? "" : "Nothing is shown: the offset is beyond the end.\n";
  auto out = "Shown: " + std::to_string(offset + 1) + "–" + std::to_string(offset + shown);
  if (!items.empty()) out += " of " + std::string(items);
  if (more) return out + ". For the rest, repeat the call with offset " + std::to_string(offset + shown) + ".\n";
  return out + ". Nothing is left.\n";
}

}  // namespace dossier::mcp
