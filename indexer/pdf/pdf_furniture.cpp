// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/sentences.hpp"
#include "base/strings.hpp"
#include "indexer/pdf/pdf_layout.hpp"
#include "indexer/pdf/pdf_note_lines.hpp"
#include "indexer/source/page_numbers.hpp"
#include "indexer/source/pdf_letters.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

namespace dossier::pdf {
namespace {

constexpr float zone = 0.17F;        // share of the page's height at each end where furniture stands
constexpr float number_zone = 0.3F;  // of a lone number
constexpr std::size_t deepest = 7;   // lines from an end inwards that are looked at

struct Candidate {
  std::size_t line = 0;
  std::uint32_t page = 0;
  bool top = false;
  std::size_t depth = 0;  ///< lines between it and the edge
  std::string key;        ///< its letters, numbers hidden
  std::optional<long> number;
  std::string number_text;
  std::vector<long> numbers;  ///< all in it
  bool note = false;          ///< looks like a short note: `12 Ibid., 45.`
  bool taken = false;
};

std::vector<long> numbers_in(const std::string& text) {
  std::vector<long> numbers;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = digits_end(text, at);
    if (end > at) numbers.push_back(std::atol(text.substr(at, std::min<std::size_t>(end - at, 9)).c_str()));
    at = std::max(end, at + 1);
  }
  return numbers;
}

/// Whether a line at the foot of a page looks like a note: a raised number before words, or a number and a sentence.
bool looks_like_note(const Line& line, std::size_t letters) {
  if (letters == 0 || (letters < 3 && line.mark.empty()) || note_number(line).empty()) return false;
  const auto behind = digits_end(line.text, line.text.starts_with('[') ? 1 : 0);
  const bool pointed = behind > 0 && std::string_view(".)]").find(line.text[behind]) != std::string_view::npos;
  return !line.mark.empty() || pointed || begins_glued(line.text) || ends_with_stop(line.text);
}

/// The one number of a line that is little else: `12`, `- 12 -`, `Page 3 of 9`, `xiv`.
std::optional<long> number_in(const std::string& text, std::string& printed) {
  std::vector<std::string> numbers;
  for (std::size_t at = 0; at < text.size();) {
    if (!is_digit(text[at])) {
      ++at;
      continue;
    }
    const auto end = digits_end(text, at);
    numbers.push_back(text.substr(at, end - at));
    at = end;
  }
  if (numbers.empty()) {
    const auto letters = skeleton(text, false);
    const auto roman = letters.size() < 8 ? roman_value(letters) : 0;
    if (roman == 0) return std::nullopt;
    printed = letters;
    return static_cast<long>(roman);
  }
  // At one end of the line, as running heads have it; the first where both ends have one.
  const bool first = is_digit(text.front()) || numbers.size() == 1 || !is_digit(text.back());
  printed = first ? numbers.front() : numbers.back();
  if (printed.size() > 5) return std::nullopt;
  return std::atol(printed.c_str());
}

std::string text_of(const Line& line) { return line.mark.empty() ? line.text : line.mark + ' ' + line.text; }

std::size_t letters_in(const std::string& key) {
  return static_cast<std::size_t>(std::ranges::count_if(key, [](char c) { return c != '#'; }));
}

std::vector<Candidate> candidates_of(const Layout& layout) {
  std::map<std::uint32_t, std::vector<std::size_t>> pages;
  for (std::size_t i = 0; i < layout.lines.size(); ++i) pages[layout.lines[i].page].push_back(i);
  std::vector<Candidate> found;
  for (auto& [page, lines] : pages) {
    std::stable_sort(lines.begin(), lines.end(), [&](std::size_t a, std::size_t b) {
      return layout.lines[a].box.middle() < layout.lines[b].box.middle();
    });
    const float height = layout.page_heights[page];
    for (const bool top : {true, false}) {
      for (std::size_t depth = 0; depth < std::min(deepest, lines.size()); ++depth) {
        const auto at = top ? lines[depth] : lines[lines.size() - 1 - depth];
        const auto& line = layout.lines[at];
        const auto text = text_of(line);
        // Pages with wide margins have their number, the outermost line, further inside.
        auto key = skeleton(text, true);
        const bool lone_number = depth == 0 && key == "#";
        const float reach = lone_number ? number_zone : zone;
        if (top ? line.box.middle() > reach * height : line.box.middle() < (1 - reach) * height) break;
        Candidate one;
        one.line = at;
        one.page = page;
        one.top = top;
        one.depth = depth;
        one.key = std::move(key);
        one.numbers = numbers_in(text);
        one.note = !top && looks_like_note(line, letters_in(one.key));
        one.number = number_in(text, one.number_text);
        found.push_back(std::move(one));
      }
    }
  }
  return found;
}

float place_of(const Layout& layout, const Candidate& one) {
  const float y = layout.lines[one.line].box.middle();
  return one.top ? y : layout.page_heights[one.page] - y;
}

/// Whether two lines alike in letters say the same: notes such as `3 Ibid., 12.` and `7 Ibid., 80.` do not, nor do
/// lines that are little but numbers. `letters`: how many letters each of them has.
bool say_the_same(const Layout& layout, const Candidate& a, const Candidate& b, std::size_t letters) {
  constexpr std::size_t least_letters = 3;
  if (a.note || b.note) {
    if (letters < least_letters) return false;
    const auto apart = static_cast<long>(b.page) - static_cast<long>(a.page);
    return std::ranges::equal(a.numbers, b.numbers,
                              [&](long one, long other) { return one == other || other - one == apart; });
  }
  return letters >= least_letters || text_of(layout.lines[a.line]) == text_of(layout.lines[b.line]);
}

/// Alike in letters on another page, at the same height.
void take_repeated(const Layout& layout, std::vector<Candidate>& candidates) {
  std::map<std::pair<std::string, bool>, std::vector<std::size_t>> same;
  for (std::size_t i = 0; i < candidates.size(); ++i) same[{candidates[i].key, candidates[i].top}].push_back(i);
  for (const auto& [key, places] : same) {
    const auto letters = letters_in(key.first);
    if (letters == 0) continue;
    for (const auto a : places) {
      std::size_t near = 0;
      for (const auto b : places) {
        if (candidates[a].page == candidates[b].page || !say_the_same(layout, candidates[a], candidates[b], letters))
          continue;
        const float away = std::fabs(place_of(layout, candidates[a]) - place_of(layout, candidates[b]));
        near += away < 4 || (away < 14 && places.size() > 2);
      }
      if (near > 0) candidates[a].taken = true;
    }
  }
}

/// Short lines whose numbers run with the pages.
void take_numbers(const Layout& layout, std::vector<Candidate>& candidates) {
  std::map<std::pair<long, bool>, std::vector<std::size_t>> runs;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    const auto& one = candidates[i];
    if (!one.number || one.depth > 3 || one.note) continue;
    const auto letters = letters_in(one.key);
    // In a long line only a number at one of its ends can be the page's.
    const auto& text = layout.lines[one.line].text;
    if (letters > 30 && (one.depth > 1 || letters > 70 ||
                         !(text.starts_with(one.number_text + ' ') || text.ends_with(' ' + one.number_text))))
      continue;
    runs[{*one.number - static_cast<long>(one.page), one.top}].push_back(i);
  }
  for (const auto& [key, places] : runs) {
    for (const auto a : places) {
      const bool close = std::any_of(places.begin(), places.end(), [&](std::size_t b) {
        const auto apart = candidates[a].page > candidates[b].page ? candidates[a].page - candidates[b].page
                                                                   : candidates[b].page - candidates[a].page;
        return apart > 0 && apart <= 2 &&
               std::fabs(place_of(layout, candidates[a]) - place_of(layout, candidates[b])) < 4;
      });
      if (close) candidates[a].taken = true;
    }
  }
}

/// Whether a long line has one of its size right above or below it: then it is text.
bool is_in_text(const Layout& layout, const Candidate& one) {
  constexpr std::uint32_t long_line = 60;  // letters
  const auto& line = layout.lines[one.line];
  if (line.letters < long_line) return false;
  const auto [first, last] = std::equal_range(layout.lines.begin(), layout.lines.end(), line,
                                              [](const Line& a, const Line& b) { return a.page < b.page; });
  return std::any_of(first, last, [&](const Line& other) {
    const float away = std::fabs(other.core.middle() - line.core.middle());
    return &other != &line && other.column == line.column && other.letters >= long_line / 2 &&
           std::fabs(other.size - line.size) < 0.04F * line.size && away < 1.2F * layout.line_spacing(line.size);
  });
}

/// Lines as high on the page as furniture is on most pages: heads that change with the section. Nothing stands between
/// them and the edge but other furniture.
void take_by_place(const Layout& layout, std::vector<Candidate>& candidates) {
  std::map<std::pair<int, bool>, std::map<std::uint32_t, float>> bands;
  for (const auto& one : candidates) {
    if (!one.taken) continue;
    const int band = static_cast<int>(std::lround(place_of(layout, one) / 2));
    bands[{band, one.top}][one.page] = layout.lines[one.line].size;
  }
  std::set<std::pair<std::uint32_t, bool>> blocked;  // by text that stands further outside
  for (auto& one : candidates) {
    if (one.taken) continue;
    if (is_in_text(layout, one)) blocked.insert({one.page, one.top});
    if (blocked.contains({one.page, one.top})) continue;
    const int band = static_cast<int>(std::lround(place_of(layout, one) / 2));
    std::size_t pages = 0;
    bool sized = false;
    for (const int near : {band - 1, band, band + 1}) {
      const auto found = bands.find({near, one.top});
      if (found == bands.end()) continue;
      pages += found->second.size();
      for (const auto& [page, size] : found->second)
        sized |= std::fabs(size - layout.lines[one.line].size) < 0.06F * size;
    }
    if (sized && pages >= 2 && pages * 5 >= layout.page_heights.size() * 2) {
      one.taken = true;
    } else {
      blocked.insert({one.page, one.top});
    }
  }
}

/// The large type of the first page, its title among it.
std::string title_letters(const Layout& layout) {
  std::string letters;
  for (const auto& line : layout.lines) {
    if (line.page > 0) break;
    if (line.size > 1.15F * layout.body) letters += skeleton(line.text, true);
  }
  return letters;
}

/// A head of words of the title, in a paper that is too short for it to repeat.
void take_title_heads(const Layout& layout, std::vector<Candidate>& candidates) {
  constexpr std::size_t least_letters = 12;
  const auto title = title_letters(layout);
  for (auto& one : candidates) {
    const auto& line = layout.lines[one.line];
    if (one.taken || !one.top || one.depth > 1 || one.page == 0 || line.size > 1.15F * layout.body) continue;
    std::string key = one.key;
    std::erase(key, '#');
    if (key.size() < least_letters || title.find(key) == std::string::npos) continue;
    const bool apart = std::ranges::none_of(layout.lines, [&](const Line& other) {
      const float below = other.box.middle() - line.box.middle();
      return other.page == one.page && below > 0.5F * layout.body && below < 1.5F * layout.body;
    });
    if (apart) one.taken = true;
  }
}

/// A lone number at the edge, of a paper that is too short for sequences.
void take_lone_numbers(const Layout& layout, std::vector<Candidate>& candidates) {
  for (auto& one : candidates) {
    const auto& line = layout.lines[one.line];
    const bool in_zone = place_of(layout, one) < zone * layout.page_heights[one.page];
    if (one.taken || one.depth > 0 || !in_zone) continue;
    const auto numbers = reading::numbers_in_margin(text_of(line));
    if (numbers.size() != 1 || !numbers.front().alone) continue;
    const auto [first, last] = std::equal_range(layout.lines.begin(), layout.lines.end(), line,
                                                [](const Line& a, const Line& b) { return a.page < b.page; });
    const bool apart = std::none_of(first, last, [&](const Line& other) {
      return &other != &line && std::fabs(other.box.middle() - line.box.middle()) < 1.3F * layout.body;
    });
    if (apart) one.taken = true;
  }
}

}  // namespace

void mark_furniture(Layout& layout) {
  auto candidates = candidates_of(layout);
  take_repeated(layout, candidates);
  take_numbers(layout, candidates);
  take_by_place(layout, candidates);
  take_title_heads(layout, candidates);
  take_lone_numbers(layout, candidates);
  for (const auto& one : candidates) {
    if (!one.taken) continue;
    auto& line = layout.lines[one.line];
    line.role = LineRole::Furniture;
    for (auto& number : reading::numbers_in_margin(text_of(line)))
      layout.margin_numbers[one.page].push_back(std::move(number));
  }
}

}  // namespace dossier::pdf
