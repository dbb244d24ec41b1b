// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/cleaning/figure_lines.hpp"

#include "indexer/text/caption.hpp"
#include "indexer/text/marker.hpp"
#include "indexer/text/section_names.hpp"
#include "indexer/text/text_rules.hpp"

#include <algorithm>

namespace dossier::reading {
namespace {

constexpr std::size_t fewest_lines = 6;
constexpr std::size_t longest_label = 40;  ///< bytes
constexpr std::size_t label_words = 4;

/// A number as axes have them: digits, a sign, a full stop, a percent sign.
bool is_tick(std::string_view text) {
  bool digit = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    digit = digit || is_digit(c);
    if (is_digit(c) || std::string_view(".,%+-/:×eE ()").find(c) != std::string_view::npos) continue;
    if (text.substr(at).starts_with("−") || text.substr(at).starts_with("–") || text.substr(at).starts_with("°")) {
      at += text.substr(at).starts_with("°") ? 1 : 2;
      continue;
    }
    return false;
  }
  return digit;
}

/// A short line that is no heading, no item and no end of a sentence.
bool is_label(std::string_view text) {
  return text.size() <= longest_label && count_words(text, label_words + 1) <= label_words && !ends_sentence(text) &&
         !ends_with_colon(text) && !text.ends_with(',') && !named_role(text) && heading_number(text).parts == 0 &&
         match_marker(text).size == 0 && text.find_first_of("#*|<>[]@_`") == std::string_view::npos;
}

struct Run {
  std::vector<std::size_t> lines;
  std::size_t ticks = 0;
};

void drop(const std::vector<SourceLine>& lines, const Run& run, bool tabled, LineEdits& out) {
  if (tabled || run.lines.size() < fewest_lines || run.ticks * 2 < run.lines.size()) return;
  for (const auto at : run.lines) {
    out.edits.push_back(blank_line(lines, at, "drawing or formula", "many short lines, most of them numbers"));
  }
}

/// The caption of a table rather than of a figure.
bool is_table_name(std::string_view text) { return is_caption(text) && !is_figure_caption(text); }

}  // namespace

LineEdits drop_figure_lines(const std::vector<SourceLine>& lines) {
  constexpr std::size_t caption_reach = 12;  // lines with text below the caption of a table
  LineEdits out;
  Run run;
  std::size_t since_table = caption_reach;
  bool tabled = false;
  const auto end_run = [&] {
    drop(lines, run, tabled, out);
    run = {};
  };
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto text = trim(lines[i].text);
    if (text.empty()) continue;
    const bool tick = is_tick(text);
    if (!tick && !is_label(text)) {
      end_run();
      since_table = is_table_name(text) ? 0 : std::min(since_table + 1, caption_reach);
      continue;
    }
    if (run.lines.empty()) {
      if (!tick) {
        since_table = is_table_name(text) ? 0 : std::min(since_table + 1, caption_reach);
        continue;  // a run begins with a number
      }
      tabled = since_table < caption_reach;
    }
    run.lines.push_back(i);
    run.ticks += tick ? 1 : 0;
  }
  end_run();
  return out;
}

}  // namespace dossier::reading
