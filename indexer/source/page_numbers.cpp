// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/source/page_numbers.hpp"

#include "base/strings.hpp"
#include "base/utf8.hpp"
#include "index/page_text.hpp"
#include "indexer/source/pdf_letters.hpp"
#include "indexer/text/marker.hpp"
#include "indexer/text/printed_words.hpp"
#include "indexer/text/text_rules.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <map>
#include <optional>
#include <set>
#include <utility>

namespace dossier::reading {
namespace {

constexpr std::size_t longest_number = 5;  // digits
constexpr long near_pages = 3;             // even pages alone may be numbered
constexpr std::size_t counted_before = 1;  // pages that are counted backwards from the first number
constexpr std::size_t counted_behind = 2;

/// A page's number, cut into how it is written and what it counts.
struct Number {
  std::string style;  ///< the letters before digits; `i` or `I` for Roman numbers
  long value = 0;
  bool operator==(const Number&) const = default;
};

std::optional<Number> parsed(std::string_view text) {
  const auto digits = text.find_first_of("0123456789");
  if (digits == std::string_view::npos) {
    const auto value = roman_value(text);
    if (value == 0) return std::nullopt;
    return Number{is_lower_ascii(text.front()) ? "i" : "I", static_cast<long>(value)};
  }
  if (!digits_only(text.substr(digits)) || text.size() - digits > longest_number) return std::nullopt;
  return Number{std::string(text.substr(0, digits)), std::atol(std::string(text.substr(digits)).c_str())};
}

std::string roman(long value, bool small) {
  constexpr std::array<std::pair<long, std::string_view>, 9> parts{
      {{100, "c"}, {90, "xc"}, {50, "l"}, {40, "xl"}, {10, "x"}, {9, "ix"}, {5, "v"}, {4, "iv"}, {1, "i"}}};
  std::string out;
  for (const auto& [worth, letters] : parts) {
    for (; value >= worth; value -= worth) out += letters;
  }
  if (!small)
    std::transform(out.begin(), out.end(), out.begin(), [](char c) { return static_cast<char>(c - 'a' + 'A'); });
  return out;
}

std::string written(const Number& number) {
  if (number.style == "i" || number.style == "I") return roman(number.value, number.style == "i");
  return number.style + std::to_string(number.value);
}

/// The number that is `pages` further on, before where negative; none below 1.
std::optional<Number> counted_on(const Number& number, long pages) {
  if (number.value + pages < 1) return std::nullopt;
  return Number{number.style, number.value + pages};
}

class Numbering {
 public:
  explicit Numbering(const std::vector<PageSigns>& pages) : pages_(pages), chosen_(pages.size()) {}

  std::vector<std::string> run() {
    find_runs();
    labelled_ = has_own_labels();
    for (std::size_t i = 0; i < pages_.size(); ++i) choose(i);
    take_lone();
    take_labels();
    count_on();
    std::vector<std::string> out;
    for (const auto& one : chosen_) out.push_back(one ? written(*one) : std::string());
    for (std::size_t i = 0; i < out.size(); ++i) {
      if (out[i].empty()) out[i] = other_label_[i];
    }
    return out;
  }

 private:
  using Run = std::pair<std::string, long>;  ///< style, and the value less the place of the page

  static Run run_of(const Number& number, std::size_t page) {
    return {number.style, number.value - static_cast<long>(page)};
  }

  void find_runs() {
    for (std::size_t i = 0; i < pages_.size(); ++i) {
      for (const auto& one : pages_[i].margin) {
        if (const auto number = parsed(one.text)) runs_[run_of(*number, i)].insert(static_cast<long>(i));
      }
    }
  }

  /// Of the pages of a number's run how many there are; 0 where none is near.
  [[nodiscard]] std::size_t support(const Number& number, std::size_t page) const {
    const auto& run = runs_.at(run_of(number, page));
    const auto at = run.find(static_cast<long>(page));
    const bool before = at != run.begin() && *at - *std::prev(at) <= near_pages;
    const bool behind = std::next(at) != run.end() && *std::next(at) - *at <= near_pages;
    return before || behind ? run.size() : 0;
  }

  [[nodiscard]] bool has_own_labels() const {
    for (std::size_t i = 0; i < pages_.size(); ++i) {
      if (!pages_[i].label.empty() && pages_[i].label != std::to_string(i + 1)) return true;
    }
    return false;
  }

  void choose(std::size_t page) {
    std::size_t best = 0;
    for (const auto& one : pages_[page].margin) {
      const auto number = parsed(one.text);
      auto worth = number ? support(*number, page) : 0;
      if (worth == 0) continue;
      if (labelled_ && one.text == pages_[page].label) worth += pages_.size();
      if (worth <= best) continue;
      best = worth;
      chosen_[page] = number;
    }
  }

  /// In a paper too short for a run a number that stands alone is the page's.
  void take_lone() {
    if (pages_.size() > 2) return;
    for (std::size_t i = 0; i < pages_.size(); ++i) {
      const auto& margin = pages_[i].margin;
      if (!chosen_[i] && margin.size() == 1 && margin.front().alone) chosen_[i] = parsed(margin.front().text);
    }
  }

  void take_labels() {
    other_label_.resize(pages_.size());
    if (!labelled_) return;
    std::size_t same = 0;
    std::size_t other = 0;
    for (std::size_t i = 0; i < pages_.size(); ++i) {
      if (chosen_[i] && !pages_[i].label.empty()) ++(written(*chosen_[i]) == pages_[i].label ? same : other);
    }
    if (other > same) return;
    for (std::size_t i = 0; i < pages_.size(); ++i) {
      const auto label = trim(pages_[i].label);
      if (chosen_[i] || label.empty()) continue;
      chosen_[i] = parsed(label);
      if (!chosen_[i] || written(*chosen_[i]) != label) {
        chosen_[i].reset();
        if (is_page_name(label)) other_label_[i] = label;  // `A-3`
      }
    }
  }

  void count_on() {
    const auto known = chosen_;
    const auto size = known.size();
    const auto number = [&](std::size_t from, std::size_t page) {
      return counted_on(*known[from], static_cast<long>(page) - static_cast<long>(from));
    };
    for (std::size_t i = 0; i < size; ++i) {
      if (known[i] || !other_label_[i].empty()) continue;
      auto before = i;
      while (before > 0 && !known[before]) --before;
      auto behind = i;
      while (behind < size && !known[behind]) ++behind;
      const bool has_before = known[before].has_value();
      const bool has_behind = behind < size;
      if (has_before && has_behind) {
        if (const auto one = number(before, i); one == number(behind, i)) chosen_[i] = one;
      } else if (has_before && i - before <= counted_behind) {
        chosen_[i] = number(before, i);
      } else if (has_behind && behind - i <= counted_before) {
        chosen_[i] = number(behind, i);
      }
    }
  }

  const std::vector<PageSigns>& pages_;
  std::vector<std::optional<Number>> chosen_;
  std::vector<std::string> other_label_;
  std::map<Run, std::set<long>> runs_;
  bool labelled_ = false;
};

/// Without the blanks and signs at both ends: dashes, brackets, bars.
std::string_view without_signs(std::string_view line) {
  const auto is_sign = [](char32_t code) { return !pdf::is_letter(code) && !(code >= '0' && code <= '9'); };
  while (!line.empty()) {
    const auto one = utf8::decode(line, 0);
    if (!is_sign(one.code)) break;
    line.remove_prefix(one.size);
  }
  while (!line.empty()) {
    const auto at = utf8::boundary_before(line, line.size() - 1);
    if (!is_sign(utf8::decode(line, at).code)) break;
    line.remove_suffix(line.size() - at);
  }
  return line;
}

/// The number of a line that holds a page's number and nothing else: `214`, `– 214 –`, `[xiv]`, `Page 214 of 300`.
std::string lone_number(std::string_view line) {
  line = without_signs(line);
  const auto word = printed_word(line, PrintedWord::Page);
  const auto rest = without_signs(line.substr(word));
  const bool named = word > 0 && rest.size() < line.size() - word;  // `Page 3`, but not `Pages`
  if (named) line = rest;
  const auto number = line.substr(0, line.find_first_of(" /|"));
  const std::size_t letter = !number.empty() && is_alpha_ascii(number.front()) ? 1 : 0;  // `S12`
  if (!parsed(number) || (roman_value(number) == 0 && !digits_only(number.substr(letter)))) return {};
  if (number.size() == line.size()) return std::string(number);
  // The number of all pages behind it; a date or a volume otherwise.
  const auto total = line.substr(line.find_last_of(" /|") + 1);
  return named && digits_only(total) ? std::string(number) : std::string();
}

}  // namespace

std::vector<MarginNumber> numbers_in_margin(std::string_view line) {
  if (auto number = lone_number(line); !number.empty()) return {{std::move(number), true}};
  std::vector<MarginNumber> found;
  for (std::size_t at = 0; at < line.size();) {
    if (!is_digit(line[at])) {
      ++at;
      continue;
    }
    auto begin = at;
    while (at < line.size() && is_digit(line[at])) ++at;
    if (at - begin > longest_number) continue;
    const bool letter = begin > 0 && is_alpha_ascii(line[begin - 1]);
    if (letter && (begin == 1 || line[begin - 2] == ' ')) --begin;
    found.push_back({std::string(line.substr(begin, at - begin)), false});
  }
  return found;
}

std::vector<std::string> printed_numbers(const std::vector<PageSigns>& pages) { return Numbering(pages).run(); }

}  // namespace dossier::reading
