// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/citations/in_text.hpp"

#include "base/strings.hpp"
#include "base/utf8.hpp"
#include "indexer/citations/years.hpp"
#include "indexer/text/text_rules.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace dossier::citations {
namespace {

using reading::trim;

constexpr std::size_t most_in_brackets = 600;
/// Most entries that one range of numbers names: `[3–7]`.
constexpr std::uint32_t longest_range = 40;
constexpr std::uint32_t most_entries = 2000;

/// What stands between two brackets.
struct Group {
  std::size_t open = 0;   ///< the opening bracket
  std::size_t begin = 0;  ///< what is inside
  std::size_t end = 0;
  bool square = false;
};

/// Numbers of entries and ranges of them: `3, 7–9`.
class NumberList {
 public:
  /// Empty where anything else stands there.
  std::vector<std::uint32_t> read(std::string_view text) {
    while (!text.empty()) {
      const bool fits = is_digit(text.front()) ? take_number(text) : take_between(text);
      if (!fits) return {};
    }
    if (range_) return {};
    return std::move(numbers_);
  }

 private:
  bool take_number(std::string_view& rest) {
    std::uint32_t number = 0;
    const auto read = std::from_chars(rest.data(), rest.data() + rest.size(), number);
    if (read.ec != std::errc() || number == 0 || number >= 1500) return false;
    rest.remove_prefix(static_cast<std::size_t>(read.ptr - rest.data()));
    if (range_ && (number <= last_ || number - last_ > longest_range)) return false;
    for (auto between = last_ + 1; range_ && between < number; ++between) numbers_.push_back(between);
    numbers_.push_back(number);
    last_ = number;
    range_ = false;
    return true;
  }

  bool take_between(std::string_view& rest) {
    constexpr auto dashes = std::to_array<std::string_view>({"–", "—", "-", "‐", "‑"});
    const auto dash = std::find_if(dashes.begin(), dashes.end(), [&](auto one) { return rest.starts_with(one); });
    if (dash != dashes.end() && last_ != 0) {
      range_ = true;
      rest.remove_prefix(dash->size());
      return true;
    }
    if (rest.front() != ',' && rest.front() != ' ' && rest.front() != ';') return false;
    rest.remove_prefix(1);
    return true;
  }

  std::vector<std::uint32_t> numbers_;
  std::uint32_t last_ = 0;
  bool range_ = false;
};

class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  std::vector<InText> run() {
    for (std::size_t at = 0; at < text_.size();) {
      if (auto group = group_at(at)) {
        read_group(*group);
        at = group->begin;
      } else if (const auto end = raised_at(at)) {
        at = end;
      } else {
        ++at;
      }
    }
    return std::move(found_);
  }

 private:
  [[nodiscard]] std::optional<Group> group_at(std::size_t at) const;
  void read_group(const Group& group);
  bool read_numbers(const Group& group);
  void read_author_page(const Group& group);
  void add_between(const Group& group, std::uint32_t number);
  void read_part(std::size_t begin, std::size_t end);
  std::size_t read_years(std::size_t at, std::size_t end, std::size_t span_begin);
  std::size_t raised_at(std::size_t at);
  void add(std::size_t begin, std::size_t end, int year, char letter);

  std::string_view text_;
  std::vector<InText> found_;
  PrintedNames authors_;  ///< those that years go with
  bool in_sentence_ = false;
  std::vector<std::string> carried_;  ///< names before a semicolon that parts authors: `(Silva; Souza, 2015)`
};

std::optional<Group> Scanner::group_at(std::size_t at) const {
  constexpr std::string_view wide_open = "（";
  constexpr std::string_view wide_close = "）";
  Group group;
  group.open = at;
  std::size_t size = 1;
  if (text_.substr(at).starts_with(wide_open)) {
    size = wide_open.size();
  } else if (text_[at] != '(' && text_[at] != '[') {
    return std::nullopt;
  }
  group.square = text_[at] == '[';
  group.begin = at + size;
  const auto inside = text_.substr(group.begin, most_in_brackets);
  for (std::size_t i = 0; i < inside.size(); ++i) {
    const char c = inside[i];
    if (c == '(' || (c == '[' && group.square)) return std::nullopt;
    if (c == (group.square ? ']' : ')') || inside.substr(i).starts_with(wide_close)) {
      group.end = group.begin + i;
      return group;
    }
  }
  return std::nullopt;
}

void Scanner::add(std::size_t begin, std::size_t end, int year, char letter) {
  InText one;
  one.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  one.authors = authors_;
  one.in_sentence = in_sentence_;
  one.year = year;
  one.letter = letter;
  found_.push_back(std::move(one));
}

/// Reads the year at `at` and those that go on behind it: `2014a, 2014b`, `2013, 2017b,a`. Gives the place behind them.
std::size_t Scanner::read_years(std::size_t at, std::size_t end, std::size_t span_begin) {
  auto behind = at;
  int year = 0;
  bool letter = false;
  for (;;) {
    const auto next = year_at(text_, at);
    if (next && at < end) {
      year = next->year;
      letter = next->letter != 0;
      behind = at + next->size;
      add(span_begin, behind, year, next->letter);
    } else if (year != 0 && letter && at < end && is_lower_ascii(text_[at]) &&
               (at + 1 == end || text_[at + 1] == ',' || text_[at + 1] == ';')) {
      behind = at + 1;
      add(span_begin, behind, year, text_[at]);
    } else {
      return behind;
    }
    const auto list = text_.substr(behind, end - behind);
    std::size_t skip = 0;
    for (const std::string_view between : {", and ", " and ", " & ", ", ", ",", "; ", "/"}) {
      if (list.starts_with(between)) {
        skip = between.size();
        break;
      }
    }
    if (skip == 0) return behind;
    at = behind + skip;
    span_begin = at;
  }
}

/// One part of a bracket's content, between semicolons.
void Scanner::read_part(std::size_t begin, std::size_t end) {
  bool any = false;
  for (auto at = begin; at < end;) {
    const auto year = find_year(text_, at, end);
    if (year == std::string_view::npos) break;
    auto span_begin = year;
    const auto before = text_.substr(at, year - at);
    const auto marks = trim(before).find_first_not_of(",; ") == std::string_view::npos;
    auto names = names_at_end(before, NamesIn::Brackets);
    if (!names.names.empty()) {
      span_begin = at + names.begin;
      names.names.insert(names.names.begin(), carried_.begin(), carried_.end());
      authors_ = std::move(names);
      in_sentence_ = false;
    } else if (!marks || authors_.names.empty()) {
      at = year + 4;
      authors_ = {};
      continue;
    }
    carried_.clear();
    at = read_years(year, end, span_begin);
    any = true;
  }
  if (any) return;
  const auto part = trim(text_.substr(begin, end - begin));
  const auto names = names_at_end(part, NamesIn::Brackets);
  if (names.names.size() == 1 && names.begin == 0 && reading::count_words(part, 4) <= 3) {
    carried_.push_back(names.names.front());
  } else {
    carried_.clear();
  }
}

void Scanner::read_group(const Group& group) {
  if (read_numbers(group)) return;
  if (find_year(text_, group.begin, group.end) == std::string_view::npos) {
    read_author_page(group);
    return;
  }
  authors_ = {};
  carried_.clear();
  auto begin = group.begin;
  while (begin < group.end && text_[begin] == ' ') ++begin;
  if (year_at(text_, begin)) {  // `Khan (2019, 14)`
    auto names = names_at_end(text_.substr(0, group.open), NamesIn::Sentence);
    if (names.names.empty()) return;
    const auto first = names.begin;
    authors_ = std::move(names);
    in_sentence_ = true;
    begin = read_years(begin, group.end, first);
  }
  const auto to_end = text_.substr(0, group.end);
  for (auto at = begin; at < group.end;) {
    const auto semicolon = std::min(to_end.find(';', at), group.end);
    read_part(at, semicolon);
    at = semicolon + 1;
  }
}

/// `(Khan 14)`, `(Khan and Raza 14–16)`: names and pages alone.
void Scanner::read_author_page(const Group& group) {
  const auto inside = trim(text_.substr(group.begin, group.end - group.begin));
  const auto blank = inside.find_last_of(' ');
  if (group.square || blank == std::string_view::npos) return;
  const auto pages = inside.substr(blank + 1);
  const bool numbers = is_digit(pages.front()) && pages.size() <= 9 &&
                       std::none_of(pages.begin(), pages.end(), [](char c) { return is_alpha_ascii(c); });
  auto names = names_at_end(inside.substr(0, blank), NamesIn::Brackets);
  if (!numbers || names.names.empty()) return;
  const auto begin = static_cast<std::size_t>(inside.data() - text_.data()) + names.begin;
  authors_ = std::move(names);
  in_sentence_ = false;
  add(begin, group.end, 0, 0);
  found_.back().form = InText::Form::AuthorPage;
}

/// `[3]–[7]`: the entries between two brackets.
void Scanner::add_between(const Group& group, std::uint32_t number) {
  if (found_.empty() || found_.back().form != InText::Form::Bracketed || found_.back().number >= number) return;
  const auto before = found_.back();
  const auto between = text_.substr(before.span.end, group.open - before.span.end);
  if (between != "–" && between != "-" && between != "—") return;
  for (auto next = before.number + 1; next < number && next - before.number <= longest_range; ++next) {
    auto one = before;
    one.span.end = static_cast<std::uint32_t>(group.end + 1);
    one.number = next;
    found_.push_back(std::move(one));
  }
}

/// `[3, 7–9]`, `(12)`. False where something else than numbers stands there.
bool Scanner::read_numbers(const Group& group) {
  auto inside = text_.substr(group.begin, group.end - group.begin);
  const auto page = inside.find(", p");
  if (page != std::string_view::npos) inside = inside.substr(0, page);
  const auto numbers = NumberList().read(inside);
  if (numbers.empty()) return false;
  if (group.square && numbers.size() == 1) add_between(group, numbers.front());
  for (const auto number : numbers) {
    InText one;
    one.span = {static_cast<std::uint32_t>(group.open), static_cast<std::uint32_t>(group.end + 1)};
    one.form = group.square ? InText::Form::Bracketed : InText::Form::Rounded;
    one.number = number;
    found_.push_back(std::move(one));
  }
  return true;
}

/// Raised digits behind a word or a stop: the place behind them; 0 where there are none.
std::size_t Scanner::raised_at(std::size_t at) {
  constexpr std::string_view digits = "⁰¹²³⁴⁵⁶⁷⁸⁹";
  std::uint32_t number = 0;
  auto end = at;
  while (end < text_.size()) {
    const auto c = utf8::decode(text_, end);
    const auto place = c.size > 1 ? digits.find(text_.substr(end, c.size)) : std::string_view::npos;
    if (place == std::string_view::npos) break;
    std::uint32_t digit = 0;
    for (std::size_t i = 0; i < place; i += utf8::decode(digits, i).size) ++digit;
    number = std::min(number * 10 + digit, most_entries + 1);
    end += c.size;
  }
  if (end == at) return 0;
  if (number == 0 || number > most_entries || at == 0 || is_digit(text_[at - 1])) return end;
  InText one;
  one.span = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)};
  one.form = InText::Form::Raised;
  one.number = number;
  found_.push_back(std::move(one));
  return end;
}

}  // namespace

std::vector<InText> find_citations(std::string_view text) { return Scanner(text).run(); }

}  // namespace dossier::citations
