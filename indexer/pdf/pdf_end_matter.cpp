// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/pdf/pdf_end_matter.hpp"

#include "base/sentences.hpp"
#include "base/strings.hpp"
#include "indexer/pdf/pdf_cut.hpp"
#include "indexer/pdf/pdf_note_lines.hpp"
#include "indexer/source/pdf_letters.hpp"
#include "indexer/source/pdf_names.hpp"

#include <cmath>
#include <map>
#include <string>

namespace dossier::pdf {
namespace {

bool stands_out(const Layout& layout, const Line& line) {
  return line.size > 1.04F * layout.body || line.bold > 0.85F || line.caps > 0.8F ||
         (count_letters(line.text).small == 0 && count_letters(line.text).capitals > 3);
}

/// The next line of the paper that is no furniture.
const Line* next_line(const Layout& layout, std::size_t at) {
  for (++at; at < layout.lines.size(); ++at) {
    if (layout.lines[at].role != LineRole::Furniture) return &layout.lines[at];
  }
  return nullptr;
}

/// The heading that opened a zone.
struct Opening {
  float size = 0;
  bool bold = false;
  bool numbered = false;
  float entry_size = 0;  ///< of the line below it
};

bool ends_zone(const Layout& layout, const Line& line, const Opening& opening) {
  if (line.letters >= 80 || line.gaps > 1) return false;
  const bool alike = std::fabs(line.size - opening.size) < 0.3F && (line.bold > 0.85F) == opening.bold;
  const bool other_than_entries = line.size > 1.04F * opening.entry_size || (opening.bold && line.bold > 0.85F);
  if (alike && other_than_entries && begins_capital(line.text) &&
      (!opening.numbered || numbering_of(line.text).size > 0))
    return true;
  if (!stands_out(layout, line) || !note_number(line).empty()) return false;
  if (is_named(Name::After, line.text) || is_named(Name::Section, line.text)) return true;
  return line.size > 1.04F * layout.body && line.size > opening.size - 0.3F;
}

/// Whether a number of four digits that can be a year stands in the text.
bool holds_year(std::string_view text) {
  for (std::size_t i = 0; i + 4 <= text.size(); ++i) {
    const auto four = text.substr(i, 4);
    const bool century = four.starts_with("19") || four.starts_with("20") || four.starts_with("18");
    if (century && is_digit(four[2]) && is_digit(four[3]) && (i + 4 == text.size() || !is_digit(text[i + 4])))
      return true;
  }
  return false;
}

/// Whether what follows looks like entries: years or labels in every third line or so.
bool entries_follow(const Layout& layout, std::size_t at) {
  std::size_t lines = 0;
  std::size_t signs = 0;
  for (++at; at < layout.lines.size() && lines < 24; ++at) {
    const auto& line = layout.lines[at];
    if (line.role == LineRole::Furniture) continue;
    ++lines;
    signs += holds_year(line.text) || has_label(line);
  }
  return signs * 4 >= lines && signs > 0;
}

/// The zone of which a line is the heading; Text where it is none.
Zone opened_zone(const Layout& layout, std::size_t at) {
  const auto& line = layout.lines[at];
  if (line.letters >= 60 || line.gaps > 0) return Zone::Text;
  if (is_named(Name::References, line.text) && entries_follow(layout, at)) return Zone::References;
  if (!is_named(Name::Notes, line.text)) return Zone::Text;
  const auto* next = next_line(layout, at);
  return next != nullptr && !note_number(*next).empty() ? Zone::Notes : Zone::Text;
}

/// Whether a list of references begins without a heading: in the second half of the paper `[1]`, and entries that count
/// on from it, most of them with a year.
bool begins_bare_list(const Layout& layout, std::size_t at) {
  constexpr long fewest_entries = 5;
  constexpr std::size_t longest_entry = 8;  // lines
  if (at * 2 < layout.lines.size() || !layout.lines[at].text.starts_with("[1] ")) return false;
  long count = 1;
  long years = 0;      // entries that have one
  bool dated = false;  // the entry that is looked at
  std::size_t lines = 0;
  for (auto i = at; i < layout.lines.size() && lines < longest_entry && count <= fewest_entries; ++i) {
    const auto& line = layout.lines[i];
    if (line.role == LineRole::Furniture) continue;
    ++lines;
    if (line.text.starts_with('[' + std::to_string(count + 1) + "] ")) {
      ++count;
      lines = 0;
      years += dated;
      dated = false;
    }
    dated = dated || holds_year(line.text);
  }
  if (count < fewest_entries) return false;
  if (count == fewest_entries) years += dated;
  return years * 2 > fewest_entries;
}

Opening opening_at(const Layout& layout, std::size_t at) {
  const auto& line = layout.lines[at];
  const auto* next = next_line(layout, at);
  return {line.size, line.bold > 0.85F, numbering_of(line.text).size > 0, next != nullptr ? next->size : layout.body};
}

/// A line of a drawing or a caption: one may stand in the middle of a list.
bool is_inserted(const Line& line, const Opening& opening) {
  if (std::fabs(line.size - opening.entry_size) > 0.12F * opening.entry_size) return true;
  const auto label = caption_label(line.text);
  return label.label != Label::None && label.marked;
}

}  // namespace

std::vector<Zone> zones_of(const Layout& layout) {
  std::vector<Zone> zones(layout.lines.size(), Zone::Text);
  auto zone = Zone::Text;
  Opening opening;
  for (std::size_t i = 0; i < layout.lines.size(); ++i) {
    const auto& line = layout.lines[i];
    if (line.role == LineRole::Furniture) continue;
    if (const auto opened = opened_zone(layout, i); opened != Zone::Text) {
      zone = opened;
      zones[i] = Zone::Opening;
      opening = opening_at(layout, i);
      continue;
    }
    if (zone == Zone::Text && begins_bare_list(layout, i)) {
      zone = Zone::References;
      opening = {0, false, false, line.size};
    }
    if (zone != Zone::Text && ends_zone(layout, line, opening)) zone = Zone::Text;
    zones[i] = is_inserted(line, opening) ? Zone::Text : zone;
  }
  return zones;
}

bool has_label(const Line& line) {
  if (!line.mark.empty()) return true;
  const auto& text = line.text;
  const std::size_t at = text.starts_with('[') ? 1 : 0;
  const auto end = digits_end(text, at);
  if (end == at || end - at > 3 || end >= text.size()) return false;
  return at == 1 ? text[end] == ']' : text[end] == '.' && end + 1 < text.size() && text[end + 1] == ' ';
}

EntryHabit entry_habit(const Layout& layout, const std::vector<std::size_t>& lines, float& left) {
  std::map<int, std::size_t> starts;
  std::size_t labels = 0;
  for (const auto at : lines) {
    const auto& line = layout.lines[at];
    labels += has_label(line);
    ++starts[static_cast<int>(std::lround(start_of(layout, layout.columns[line.column], line)))];
  }
  left = static_cast<float>(starts.begin()->first);
  for (const auto& [start, count] : starts) {
    if (count * 12 >= lines.size()) {
      left = static_cast<float>(start);
      break;
    }
  }
  if (lines.size() < 3) return EntryHabit::Unknown;
  if (labels * 7 >= lines.size()) return EntryHabit::Numbered;
  // Lines that are set in, and that are not; and those of both that stand behind the end of a sentence.
  std::size_t in = 0;
  std::size_t out = 0;
  std::size_t in_behind_end = 0;
  std::size_t out_behind_end = 0;
  for (std::size_t k = 0; k < lines.size(); ++k) {
    const auto& line = layout.lines[lines[k]];
    const float away = start_of(layout, layout.columns[line.column], line) - left;
    const bool behind_end = k > 0 && ends_with_stop(layout.lines[lines[k - 1]].text);
    const bool set_in = away > 0.6F * layout.body;
    (set_in ? in : out) += 1;
    if (behind_end) (set_in ? in_behind_end : out_behind_end) += 1;
  }
  if (in * 4 < lines.size() || out == 0) return EntryHabit::Plain;
  // Entries begin behind an end: where it is the lines that are set in, these are paragraphs.
  const bool first_lines = in_behind_end * 10 > in * 6 && out_behind_end * 10 < out * 4;
  return first_lines ? EntryHabit::Plain : EntryHabit::Hanging;
}

}  // namespace dossier::pdf
