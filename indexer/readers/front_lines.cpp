// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/front_lines.hpp"

#include "indexer/text/front_rules.hpp"
#include "indexer/text/front_values.hpp"
#include "indexer/text/section_names.hpp"
#include "indexer/text/text_rules.hpp"

#include <algorithm>

namespace dossier::reading {
namespace {

constexpr std::size_t full_line = 95;  ///< percent
constexpr std::size_t most_title = 5;  ///< lines

enum class Sort : unsigned char { Text, Names, Place, Date, Section, Journal };

bool is_date(std::string_view text) {
  return count_words(text, 5) <= 4 && find_plain_year(text).has_value() && !ends_sentence(text) &&
         text.find("–") == std::string_view::npos;
}

bool goes_on(std::string_view text) {
  return text.ends_with(',') || text.ends_with(';') || text.ends_with('&') || text.ends_with("–") ||
         ends_with_colon(text) || ends_hyphenated(text) || is_function_word(last_token(text));
}

/// Whether the line holds a comma or an "and" between names, or two or three names alone.
bool is_names(std::string_view text) {
  if (!looks_like_names(text) || ends_with_colon(text)) return false;
  return count_words(text, 5) <= 4 || text.find_first_of(",;|") != std::string_view::npos ||
         text.find(" and ") != std::string_view::npos || text.find('&') != std::string_view::npos;
}

Sort sort_of(std::string_view text) {
  if (named_role(text)) return Sort::Section;
  const auto sort = front_sort(text);
  if (sort == FrontSort::Affiliation || sort == FrontSort::Address) return Sort::Place;
  if (sort != FrontSort::None && sort != FrontSort::Correspondence) return Sort::Journal;
  if (is_date(text)) return Sort::Date;
  return is_names(text) && !all_caps(text) ? Sort::Names : Sort::Text;
}

class FrontReader {
 public:
  FrontReader(const std::vector<FrontLine>& lines, bool opens) : lines_(lines) {
    if (!opens) return;
    while (at_ < lines_.size() && sort_of(lines_[at_].text) == Sort::Journal && !lines_[at_].last) {
      parts_.push_back(1);
      ++at_;
    }
    const auto size = title();
    if (size > 0) parts_.push_back(size);
    at_ += size;
  }

  std::vector<std::size_t> run() {
    bool named = false;
    while (at_ < lines_.size()) {
      const auto size = part(named);
      if (size == 0) break;
      parts_.push_back(size);
      at_ += size;
      named = true;
    }
    if (!named) parts_.clear();
    return parts_;
  }

 private:
  [[nodiscard]] std::size_t title() const;
  [[nodiscard]] std::size_t part(bool named) const;
  [[nodiscard]] bool is_place(std::size_t at, bool named) const;

  const std::vector<FrontLine>& lines_;
  std::vector<std::size_t> parts_;
  std::size_t at_ = 0;
};

/// Lines of the title: up to the first that is of another sort, unless the one above it can not end there.
std::size_t FrontReader::title() const {
  auto end = at_;
  bool capitals = true;  // so far
  while (end < std::min(lines_.size(), at_ + most_title)) {
    const auto& line = lines_[end];
    const bool inside = end > at_ && goes_on(lines_[end - 1].text);
    auto sort = sort_of(line.text);
    if (sort == Sort::Text && !capitals && all_caps(line.text) && is_names(line.text)) sort = Sort::Names;
    if (sort == Sort::Section || (end > at_ && !inside && sort != Sort::Text)) break;
    if (ends_sentence(line.text) && !line.text.ends_with('?') && !line.text.ends_with("…")) return 0;
    capitals = capitals && all_caps(line.text);
    ++end;
    if (line.last) break;
  }
  return end - at_;
}

/// A line without the words of a place that stands among others: "Laboratoire de …, Lyon".
bool FrontReader::is_place(std::size_t at, bool named) const {
  const auto& line = lines_[at];
  // A sentence that names an institute goes on in a small letter, and has few capitals.
  const bool goes_on_small = !line.last && at + 1 < lines_.size() && starts_lower(lines_[at + 1].text);
  if (goes_on_small && title_case_share(line.text) < 0.6) return false;
  if (sort_of(line.text) == Sort::Place)
    return !ends_sentence(line.text) || line.text.find('@') != std::string_view::npos;
  return named && sort_of(line.text) == Sort::Text && ends_open(line.text) && line.filled < full_line &&
         title_case_share(line.text) >= 0.7 && line.text.find(',') != std::string_view::npos;
}

/// Size of the names, the place or the date at hand; 0 where it is none.
std::size_t FrontReader::part(bool named) const {
  auto sort = sort_of(lines_[at_].text);
  auto end = at_ + 1;
  if (sort == Sort::Date) return 1;
  if (sort == Sort::Text && !named && !parts_.empty() && is_names(lines_[at_].text)) sort = Sort::Names;
  if (sort == Sort::Names) {
    const auto more = [&](std::size_t next) {
      return next < lines_.size() && (sort_of(lines_[next].text) == Sort::Names || goes_on(lines_[next - 1].text) ||
                                      (lines_[next - 1].text.find(',') != std::string_view::npos &&
                                       count_words(lines_[next].text, 2) == 1 && lines_[next].filled < 30));
    };
    while (more(end)) ++end;
    return end - at_;
  }
  if (!is_place(at_, named)) return 0;
  // A place over several lines: the first one is full, or can not end there.
  const auto rest = [&](std::size_t next) {
    const auto& line = lines_[next];
    const bool text_follows = next + 1 < lines_.size() && !line.last && starts_lower(lines_[next + 1].text);
    return !is_place(next, false) && ends_open(line.text) && line.filled < full_line && !text_follows &&
           title_case_share(line.text) >= 0.7 && sort_of(line.text) != Sort::Section &&
           (goes_on(lines_[next - 1].text) || lines_[next - 1].filled >= 75);
  };
  while (end < lines_.size() && !lines_[end - 1].last && rest(end)) ++end;
  return end - at_;
}

}  // namespace

std::vector<std::size_t> front_parts(const std::vector<FrontLine>& lines, bool opens) {
  return FrontReader(lines, opens).run();
}

}  // namespace dossier::reading
