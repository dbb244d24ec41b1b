// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/years/mentioned_years.hpp"

#include "base/strings.hpp"
#include "base/utf8.hpp"
#include "indexer/years/plain_digits.hpp"
#include "indexer/years/year_context.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace dossier {
namespace {

constexpr int first_year = 1000;
constexpr int last_year = 2099;
/// Earlier numbers are taken for years only behind a word that introduces one.
constexpr int first_usual_year = 1500;

constexpr std::array<std::string_view, 4> dashes{"-", "–", "‐", "‑"};

std::size_t dash_at(std::string_view text, std::size_t at) {
  for (const auto dash : dashes) {
    if (text.substr(at).starts_with(dash)) return dash.size();
  }
  return 0;
}

std::size_t dash_before(std::string_view text, std::size_t at) {
  for (const auto dash : dashes) {
    if (text.substr(0, at).ends_with(dash)) return dash.size();
  }
  return 0;
}

std::size_t digits_from(std::string_view text, std::size_t at) {
  auto end = at;
  while (end < text.size() && is_digit(text[end])) ++end;
  return end - at;
}

int number_at(std::string_view text, std::size_t at, std::size_t digits) {
  int number = 0;
  for (std::size_t i = 0; i < digits; ++i) number = number * 10 + (text[at + i] - '0');
  return number;
}

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/// A number of four digits in a text, with what else it spans.
struct Candidate {
  std::size_t begin = 0;
  std::size_t end = 0;  ///< of the range or the decade's s
  int year = 0;
  int last = 0;  ///< second year of a range; 0: there is none
  bool decade = false;
};

class YearFinder {
 public:
  explicit YearFinder(std::string_view text) : text_(text) {}

  std::vector<MentionedYear> run() {
    for (std::size_t at = 0; at < text_.size();) {
      if (!is_digit(text_[at])) {
        ++at;
        continue;
      }
      const auto digits = digits_from(text_, at);
      const auto next = digits == 4 ? take(at) : at + digits;
      at = std::max(next, at + digits);
    }
    return std::move(found_);
  }

 private:
  /// Looks at the four digits at `at`; gives where to go on.
  std::size_t take(std::size_t at) {
    Candidate one{at, at + 4, number_at(text_, at, 4), 0, false};
    const bool shaped = stands_free(one) && reads_on(one);
    if (shaped && one.year >= first_year && one.year <= last_year && !in_address(one) && !is_other_number(one)) {
      if (one.year % 10 == 0 && one.last == 0 && years::begins_decade(years::word_before(text_, at).lower)) {
        one.decade = true;
      }
      add(one);
    } else {
      last_refused_ = one.end;
    }
    return one.end;
  }

  void add(const Candidate& one) {
    const TextSpan span{static_cast<std::uint32_t>(one.begin), static_cast<std::uint32_t>(one.end)};
    found_.push_back({std::to_string(one.year) + (one.decade ? "s" : ""), span});
    if (one.last > 0) found_.push_back({std::to_string(one.last), span});
  }

  /// Whether what touches the number in front may stand before a year.
  [[nodiscard]] bool stands_free(const Candidate& one) const {
    if (one.begin == 0) return true;
    const auto before = text_.substr(0, one.begin);
    const char c = before.back();
    if (const auto dash = dash_before(text_, one.begin)) {
      if (dash == one.begin) return true;
      const char further = before[before.size() - dash - 1];
      return is_lower_ascii(further) || (dash > 1 && !is_digit(further) && !is_alpha_ascii(further)) ||
             (is_blank(further) && dash > 1);
    }
    if (c == '.' || c == '/') return ends_day_and_month(before);
    if (c == ',') return before.size() < 2 || !is_digit(before[before.size() - 2]);
    constexpr std::string_view never = "$#@=+\\%:_*&<>~^";
    if (is_alpha_ascii(c) || never.find(c) != std::string_view::npos) return false;
    for (const std::string_view sign : {"€", "£", "¥", "₹", "−", "±", "×", "≈", "§"}) {
      if (before.ends_with(sign)) return false;
    }
    return true;
  }

  /// `12.05.` or `12/05/` right before the year.
  static bool ends_day_and_month(std::string_view before) {
    const char mark = before.back();
    for (int part = 0; part < 2; ++part) {
      if (before.empty() || before.back() != mark) return false;
      before.remove_suffix(1);
      std::size_t digits = 0;
      for (; digits < 2 && !before.empty() && is_digit(before.back()); ++digits) before.remove_suffix(1);
      if (digits == 0) return false;
    }
    return before.empty() || (!is_digit(before.back()) && before.back() != mark);
  }

  /// Reads what touches the number behind: the rest of a range, the s of a decade. False where it is no year.
  bool reads_on(Candidate& one) const {
    const auto rest = text_.substr(one.end);
    if (rest.empty()) return true;
    if (const auto more = years::decade_behind(text_, one.end); more > 0 && one.year % 10 == 0) {
      one.decade = true;
      one.end += more;
      return true;
    }
    if (years::counts_by_letter(text_, one.end)) return false;
    const char c = rest.front();
    if (is_alpha_ascii(c)) return reads_decade(one, 0);
    for (const std::string_view apostrophe : {"'", "’"}) {
      const auto size = apostrophe.size();
      if (rest.starts_with(apostrophe) && rest.substr(size).starts_with("s") && one.year % 10 == 0) {
        return reads_decade(one, size);
      }
    }
    if (c == '.' || c == ',' || c == ':') return rest.size() < 2 || !is_digit(rest[1]);
    if (c == '/') return digits_from(rest, 1) > 0 && reads_range(one, 1);
    if (const auto dash = dash_at(rest, 0)) {
      if (digits_from(rest, dash) > 0) return reads_range(one, dash);
      return rest.size() == dash || !is_upper_ascii(rest[dash]);
    }
    constexpr std::string_view never = "%_@=\\+*^";
    return never.find(c) == std::string_view::npos && !rest.starts_with("°") && !rest.starts_with("‰");
  }

  bool reads_decade(Candidate& one, std::size_t skipped) const {
    const auto at = one.end + skipped;
    if (one.year % 10 != 0 || text_[at] != 's') return false;
    if (at + 1 < text_.size() && (is_alpha_ascii(text_[at + 1]) || is_digit(text_[at + 1]))) return false;
    one.decade = true;
    one.end = at + 1;
    return true;
  }

  /// `1971–72`, `1971-1972`, `1998/99`; of `1971-12` and `1971-12-16` the year alone.
  bool reads_range(Candidate& one, std::size_t mark) const {
    const auto at = one.end + mark;
    const auto digits = digits_from(text_, at);
    const auto behind = at + digits;
    if (digits == 1) {
      one.end = behind;
      return true;
    }
    if (digits != 2 && digits != 4) return false;
    const auto number = number_at(text_, at, digits);
    if (digits == 4) {
      if (number <= one.year || number > last_year) return false;
      one.last = number;
      one.end = behind;
      if (number % 10 == 0 && behind < text_.size() &&
          text_[behind] == 's') {  // 1965–1970s: the decade comes by itself
        one.last = 0;
        one.end = at;
      }
      return true;
    }
    const auto of_century = one.year % 100;
    one.end = behind;
    if (const auto dash = dash_at(text_, behind); dash > 0 && digits_from(text_, behind + dash) > 0) {
      one.end = behind + dash + digits_from(text_, behind + dash);  // a date: 1971-12-16
    } else if (number > of_century) {
      one.last = one.year - of_century + number;
    } else if (number == (one.year + 1) % 100) {
      one.last = one.year + 1;
    } else {
      return number > 0 && number <= 12;
    }
    return true;
  }

  /// Whether the number is part of a DOI, an address or a path.
  bool in_address(const Candidate& one) {
    if (one.begin >= chunk_.end) read_chunk(one.begin);
    return chunk_.address || (chunk_.path && one.last == 0 && !one.decade);
  }

  /// Reads what stands between the blanks around `at`, once for all numbers in it: it may be the whole text.
  void read_chunk(std::size_t at) {
    auto begin = at;
    while (begin > 0 && !is_blank(text_[begin - 1])) --begin;
    chunk_.end = at;
    while (chunk_.end < text_.size() && !is_blank(text_[chunk_.end])) ++chunk_.end;
    const auto chunk = lowered(text_.substr(begin, chunk_.end - begin));
    constexpr auto signs = std::to_array<std::string_view>({"://", "www.", "doi", "@", "arxiv"});
    chunk_.address = std::ranges::any_of(signs, [&](auto sign) { return chunk.find(sign) != std::string::npos; });
    chunk_.path = chunk.find('/') != std::string::npos && std::any_of(chunk.begin(), chunk.end(), is_alpha_ascii);
  }

  [[nodiscard]] bool is_other_number(const Candidate& one) const {
    const auto before = years::word_before(text_, one.begin);
    const auto after = years::word_after(text_, one.end);
    // `post-1945`, `约1945`, not `条约（1945）`: no word of its own
    const bool touches = !before.word.empty() && text_.substr(0, one.begin).ends_with(before.word);
    if (touches &&
        (years::numbers_things(last_letter(before.word)) || years::begins_amount(last_letter(before.word))) &&
        !years::has_year_mark(text_, one.end)) {
      return true;
    }
    if (!touches && (years::numbers_things(before.lower) || years::is_currency(before.lower))) return true;
    if (goes_on_refused(one) || is_place_in_work(one) || in_sum(one)) return true;
    if (one.decade) return false;
    if (is_amount(one, before.lower, after)) return true;
    if (one.year < first_usual_year &&
        (is_of_other_calendar(one) || (one.last == 0 && !introduced(before.lower, true)))) {
      return true;
    }
    return one.last == 0 && years::is_citation(text_, one.begin, one.end);
  }

  /// `سال ۱۳۵۷`: years of the Hijri calendars, which have no place among the others.
  [[nodiscard]] bool is_of_other_calendar(const Candidate& one) const {
    const bool hijri = one.year >= 1300 && one.year < 1500;
    return hijri && years::stands_in_arabic(text_, one.begin) && !years::has_year_mark(text_, one.end);
  }

  /// The last character of a word that touches the number: `第1973`.
  static std::string_view last_letter(const std::string& word) {
    return std::string_view(word).substr(word.empty() ? 0 : utf8::boundary_before(word, word.size() - 1));
  }

  /// `Resolutions 1970 and 1973`: what holds of the first holds of the others.
  [[nodiscard]] bool goes_on_refused(const Candidate& one) const {
    if (last_refused_ == 0 || one.begin <= last_refused_) return false;
    const auto between = text_.substr(last_refused_, one.begin - last_refused_);
    for (const std::string_view joint : {" and ", ", ", " or ", " & ", ", and ", ", or "}) {
      if (between == joint) return true;
    }
    return false;
  }

  /// `45 (1991): 12`, `45(3), 1971–1989`, `12: 1971–1989`, `1998, p. 12`: volumes and pages of what is cited.
  [[nodiscard]] bool is_place_in_work(const Candidate& one) const {
    auto rest = text_.substr(one.end);
    if (rest.starts_with(")")) {
      rest.remove_prefix(1);
      if (rest.starts_with(": ") && rest.size() > 2 && is_digit(rest[2])) return true;
      if (rest.starts_with(", ")) rest.remove_prefix(2);
      if (begins_page(rest)) return true;
    } else if (rest.starts_with(", ") && begins_page(rest.substr(2))) {
      return true;
    }
    const auto before = text_.substr(0, one.begin);
    if (before.ends_with("(")) {  // a volume in front: `45 (1991)`
      const auto volume = years::word_before(text_, one.begin - 1);
      return !volume.word.empty() && volume.word.size() <= 3 &&
             std::all_of(volume.word.begin(), volume.word.end(), is_digit) && !is_of_resolution(volume.begin);
    }
    if (one.last == 0 || before.size() < 3 || !before.ends_with(' ')) return false;
    const char mark = before[before.size() - 2];
    const char further = before[before.size() - 3];
    return (mark == ':' && (is_digit(further) || further == ')')) || (mark == ',' && further == ')');
  }

  /// `Resolutions 242 (1967) and 333 (1973)`: no volumes.
  [[nodiscard]] bool is_of_resolution(std::size_t number) const {
    constexpr std::size_t near = 60;
    const auto before = text_.substr(number - std::min(number, near), std::min(number, near));
    return before.find("esolution") != std::string_view::npos;
  }

  static bool begins_page(std::string_view rest) {
    return rest.starts_with("p. ") || rest.starts_with("pp. ") || rest.starts_with("p.") || rest.starts_with("pp.");
  }

  /// Beside a sign of arithmetic.
  [[nodiscard]] bool in_sum(const Candidate& one) const {
    constexpr std::string_view signs = "=+*<>~^$";
    const auto beside = [&](std::string_view text, bool in_front) {
      while (!text.empty() && is_blank(in_front ? text.back() : text.front())) {
        in_front ? text.remove_suffix(1) : text.remove_prefix(1);
      }
      if (text.empty()) return false;
      if (signs.find(in_front ? text.back() : text.front()) != std::string_view::npos) return true;
      for (const std::string_view sign : {"×", "≈", "±", "≥", "≤", "−", "€", "£", "¥", "₹"}) {
        if (in_front ? text.ends_with(sign) : text.starts_with(sign)) return true;
      }
      return false;
    };
    return beside(text_.substr(0, one.begin), true) || beside(text_.substr(one.end), false);
  }

  /// `2000 troops`, `some 1800 villages`: a number of things.
  [[nodiscard]] bool is_amount(const Candidate& one, const std::string& before, const years::Neighbour& after) const {
    if (one.last > 0) return years::is_unit(after.lower) && after.lower != "years";
    if (years::begins_amount(before)) return true;
    if (years::is_of(before)) {  // `près de 1500`
      const auto place = years::word_before(text_, one.begin).begin;
      if (years::begins_amount(years::word_before(text_, place).lower)) return true;
    }
    if (years::is_than(before)) {
      const auto compared = years::word_before(text_, years::word_before(text_, one.begin).begin).lower;
      if (years::compares_amounts(compared)) return true;
    }
    if (years::follows_year(after.lower)) return false;
    const bool joined = after.gap == " " || after.gap == "\u00A0";
    if (!joined || after.word.empty()) return false;
    const bool round = one.year % 10 == 0;
    if (years::is_unit(after.lower) || years::is_currency(after.lower)) return round || !introduced(before, false);
    const bool thing = is_lower_ascii(after.word.front()) && !years::is_small_word(after.lower);
    if (years::may_begin_amount(before) && thing) return true;
    return one.year % 100 == 0 && thing && after.lower.ends_with('s') && !years::introduces_year(before);
  }

  /// By a word that an amount rarely follows.
  static bool introduced(const std::string& before, bool of_too) {
    if (before == "the" || before == "to" || before == "as" || (before == "of" && !of_too)) return false;
    return years::introduces_year(before);
  }

  /// Characters between two blanks.
  struct Chunk {
    std::size_t end = 0;
    bool address = false;
    bool path = false;  ///< letters and a slash
  };

  std::string_view text_;
  Chunk chunk_;  ///< the one that holds the last number
  std::vector<MentionedYear> found_;
  std::size_t last_refused_ = 0;  ///< end of the last number that is no year
};

bool is_bare_number(std::string_view cell) {
  return std::none_of(cell.begin(), cell.end(), [](char c) { return is_alpha_ascii(c) || (c & 0x80) != 0; });
}

}  // namespace

std::vector<MentionedYear> mentioned_years(std::string_view text) {
  const years::PlainDigits plain(text);
  auto found = YearFinder(plain.text()).run();
  for (auto& one : found) one.span = {plain.before(one.span.begin), plain.before(one.span.end)};
  return found;
}

std::vector<MentionedYear> mentioned_years_of_table(std::string_view text) {
  std::vector<MentionedYear> found;
  constexpr std::string_view between = " | ";
  std::size_t row = 0;
  for (std::size_t at = 0; at < text.size(); ++row) {
    const auto line_end = std::min(text.find('\n', at), text.size());
    for (std::size_t column = 0; at <= line_end; ++column) {
      const auto cell_end = std::min(text.substr(0, line_end).find(between, at), line_end);
      const auto cell = text.substr(at, cell_end - at);
      if (row == 0 || column == 0 || !is_bare_number(cell)) {
        for (auto one : mentioned_years(cell)) {
          one.span.begin += static_cast<std::uint32_t>(at);
          one.span.end += static_cast<std::uint32_t>(at);
          found.push_back(std::move(one));
        }
      }
      if (cell_end == line_end) break;
      at = cell_end + between.size();
    }
    at = line_end + 1;
  }
  return found;
}

}  // namespace dossier
