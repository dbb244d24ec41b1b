// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/cleaning/glued_notes.hpp"

#include "indexer/cleaning/note_start.hpp"
#include "indexer/text/note_marks.hpp"
#include "indexer/text/text_rules.hpp"

#include <algorithm>
#include <charconv>
#include <unordered_map>

namespace dossier::reading {
namespace {

constexpr std::size_t reach = 60;         ///< lines in which the mark of a note and its neighbours stand
constexpr std::size_t longest_note = 12;  ///< lines
constexpr std::size_t longest_line = 2000;

/// Where a number inside a line begins, and its value.
struct Glued {
  std::size_t at = 0;
  std::uint32_t number = 0;
};

class GluedNoteParter {
 public:
  explicit GluedNoteParter(const std::vector<SourceLine>& lines) : lines_(lines) {
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (const auto start = note_start_of(lines[i].text)) starts_[start->number].push_back(i);
    }
  }

  std::vector<SourceLine> run() {
    std::vector<SourceLine> out;
    bool parted = false;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const auto& line = lines_[i];
      if (const auto glued = glued_in(i)) {
        out.push_back(line);
        out.back().text = line.text.substr(0, glued->at);
        out.back().cuts_word = true;
        out.push_back(line);
        out.back().text = line.text.substr(glued->at);
        out.back().starts_page = false;
        parted = true;
      } else {
        out.push_back(line);
      }
      if (line.text.size() > longest_line) continue;
      for (const auto& mark : printed_marks(line.text)) marks_[mark.number] = i;
    }
    return parted ? out : std::vector<SourceLine>{};
  }

 private:
  [[nodiscard]] std::optional<Glued> glued_in(std::size_t at) const;
  [[nodiscard]] bool is_note(std::uint32_t number, std::size_t at) const;
  [[nodiscard]] bool begins_line(std::uint32_t number, std::size_t from, std::size_t to) const;

  const std::vector<SourceLine>& lines_;
  std::unordered_map<std::uint32_t, std::vector<std::size_t>> starts_;  ///< the lines that begin with each number
  std::unordered_map<std::uint32_t, std::size_t> marks_;                ///< the line of the latest mark of each
};

bool GluedNoteParter::begins_line(std::uint32_t number, std::size_t from, std::size_t to) const {
  const auto found = starts_.find(number);
  if (found == starts_.end()) return false;
  const auto at = std::lower_bound(found->second.begin(), found->second.end(), from);
  return at != found->second.end() && *at < to;
}

/// Whether a note of this number is due: its mark stands above, no other line begins with it, and the note before
/// stands above or the next one below.
bool GluedNoteParter::is_note(std::uint32_t number, std::size_t at) const {
  const auto mark = marks_.find(number);
  if (mark == marks_.end() || at - mark->second > reach) return false;
  const auto from = at - std::min(at, reach);
  if (begins_line(number, from, at + reach)) return false;
  return begins_line(number + 1, at + 1, at + longest_note) || begins_line(number - 1, from, at);
}

/// A number right behind at least two small letters, and a capital or quotation mark behind it.
std::optional<Glued> GluedNoteParter::glued_in(std::size_t at) const {
  const auto text = lines_[at].text;
  if (text.size() > longest_line) return std::nullopt;
  for (auto digit = text.find_first_of("123456789"); digit != std::string_view::npos;
       digit = text.find_first_of("123456789", digit + 1)) {
    if (digit < 3 || !is_lower_ascii(text[digit - 1]) || !is_lower_ascii(text[digit - 2])) continue;
    const auto end = std::min(text.find_first_not_of("0123456789", digit), text.size());
    if (end - digit > 3 || end + 1 >= text.size() || text[end] != ' ') continue;
    const auto rest = text.substr(end + 1);
    if (!starts_upper(rest.substr(0, rest.find(' '))) && !rest.starts_with("“")) continue;
    std::uint32_t number = 0;
    std::from_chars(text.data() + digit, text.data() + end, number);
    if (is_note(number, at)) return Glued{digit, number};
  }
  return std::nullopt;
}

}  // namespace

LineEdits part_glued_notes(const std::vector<SourceLine>& lines) {
  LineEdits out;
  out.relaid = GluedNoteParter(lines).run();
  out.relaid_because = "a note behind a word that was cut";
  out.relaid_repair.clear();
  return out;
}

}  // namespace dossier::reading
