// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/strings.hpp"
#include "base/utf8.hpp"
#include "index/person.hpp"
#include "index/person_words.hpp"

#include <algorithm>
#include <array>

namespace dossier {
namespace {

using names::Words;
using Parts = std::vector<std::string>;

constexpr std::size_t most_names = 1000;

/// Calls `take(code, at, size)` for each character outside of braces and brackets.
template <class Take>
void outside_brackets(std::string_view text, Take take) {
  int depth = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto c = utf8::decode(text, at);
    if (c.code == '(' || c.code == '[' || c.code == '{') ++depth;
    if (depth == 0) take(c.code, at, c.size);
    if ((c.code == ')' || c.code == ']' || c.code == '}') && depth > 0) --depth;
    at += c.size;
  }
}

template <class Is>
Parts split(std::string_view text, Is is_separator) {
  Parts parts;
  std::size_t begin = 0;
  const auto add = [&](std::size_t end) {
    const auto part = names::trimmed(text.substr(begin, end - begin));
    if (!part.empty()) parts.emplace_back(part);
  };
  outside_brackets(text, [&](char32_t code, std::size_t at, std::size_t size) {
    if (!is_separator(code)) return;
    add(at);
    begin = at + size;
  });
  add(text.size());
  return parts;
}

bool parts_names(char32_t code) {
  return code == ';' || code == '|' || code == '\n' || code == 0xB7 || code == 0x2022 || code == 0x3001 ||
         code == 0xFF1B || code == 0x061B || code == 0x2016 || code == 0x2027 || code == 0x22C5;
}

bool is_comma(char32_t code) { return code == ',' || code == 0xFF0C || code == 0x060C; }

bool joins_names(std::string_view word) {
  constexpr auto joiners =
      std::to_array<std::string_view>({"and", "&", "und", "et", "with", "و", "и", "y", "e", "AND", "And", "\\&"});
  return std::find(joiners.begin(), joiners.end(), word) != joiners.end();
}

bool is_et_al(std::string_view text) {
  const auto small = lowered(text);
  return small == "et al." || small == "et al" || small == "al." || small == "others" || small == "al";
}

/// Whether "and" inside of a name parts nothing: `Ministry of Trade and Industry`, `José Ortega y Gasset`.
bool stays_whole(std::string_view joiner, std::string_view left, std::string_view right) {
  const auto left_words = names::words_of(left);
  const auto right_words = names::words_of(right);
  if (left_words.empty() || right_words.empty()) return false;
  if (joiner == "y" || joiner == "e") return right_words.size() == 1 || left_words.size() == 1;
  if (left.find(',') != std::string_view::npos || left.ends_with('}')) return false;
  if (!names::is_organisation(left)) return false;
  const bool lone = right_words.size() == 1 && !names::is_all_capitals(right_words[0]);
  const bool of_something = std::find(left_words.begin(), left_words.end(), "of") != left_words.end();
  return lone || (of_something && !names::is_organisation(right) && right.find(',') == std::string_view::npos);
}

/// Cuts at every "and" and "&" that stands between names.
Parts split_at_and(std::string_view text) {
  // Begin and end of the words that may join, outside of braces.
  std::vector<std::pair<std::size_t, std::size_t>> cuts;
  std::size_t begin = 0;
  const auto look = [&](std::size_t end) {
    if (end > begin && joins_names(text.substr(begin, end - begin))) cuts.emplace_back(begin, end);
  };
  outside_brackets(text, [&](char32_t code, std::size_t at, std::size_t size) {
    if (code != ' ' && code != '\t' && code != '\n' && code != 0xA0) return;
    look(at);
    begin = at + size;
  });
  Parts parts;
  std::size_t from = 0;
  for (std::size_t i = 0; i < cuts.size(); ++i) {
    const auto [first, last] = cuts[i];
    const auto next = i + 1 < cuts.size() ? cuts[i + 1].first : text.size();
    const auto left = text.substr(from, first - from);
    if (stays_whole(text.substr(first, last - first), names::trimmed(left),
                    names::trimmed(text.substr(last, next - last)))) {
      continue;
    }
    parts.emplace_back(left);
    from = last;
  }
  parts.emplace_back(text.substr(from));
  return parts;
}

/// `王小明和李华`
Parts split_han(std::string_view text) {
  for (const std::string_view joiner : {"和", "与"}) {
    const auto at = text.find(joiner);
    constexpr std::size_t shortest = 15;  // bytes of five characters
    if (names::is_all_han(text) && text.size() >= shortest && at != std::string_view::npos && at >= 6 &&
        at + 9 <= text.size()) {
      return {std::string(text.substr(0, at)), std::string(text.substr(at + joiner.size()))};
    }
  }
  return {std::string(text)};
}

/// Degrees, titles and suffixes belong to the name before them.
bool belongs_to_last(std::string_view part) {
  const auto words = names::words_of(part);
  return std::all_of(words.begin(), words.end(), [](auto word) {
    return names::is_suffix(word) || names::is_degree(word, true) || names::is_title(word);
  });
}

bool are_initials(std::string_view part) {
  const auto words = names::words_of(part);
  return !words.empty() && std::all_of(words.begin(), words.end(), names::is_initials);
}

/// Names between commas.
class CommaList {
 public:
  CommaList(Parts parts, NameList kind, std::vector<Person>& people)
      : parts_(std::move(parts)), kind_(kind), people_(people) {}

  void run() {
    while (at_ < parts_.size()) take();
  }

 private:
  [[nodiscard]] std::size_t words(std::size_t at) const { return names::words_of(parts_[at]).size(); }
  [[nodiscard]] bool is_family_alone(std::size_t at) const {
    const auto all = names::words_of(parts_[at]);
    return all.size() == 1 ? !names::is_all_han(all[0]) : names::is_particle(all[0]);
  }

  /// Whether the part at hand is a family name and the given name stands behind the next comma.
  [[nodiscard]] bool is_turned() const {
    const auto next = at_ + 1;
    if (next >= parts_.size() || belongs(next)) return false;
    if (names::is_organisation(parts_[at_]) || names::is_organisation(parts_[next])) return false;
    if (are_initials(parts_[next]) && !are_initials(parts_[at_])) return true;
    if (is_family_alone(at_)) return whole_names_ == 0;
    return parts_.size() == 2 && words(next) == 1 && is_family_alone(next) && kind_ == NameList::Field;
  }

  [[nodiscard]] bool belongs(std::size_t at) const {
    // `Doe, MA` has initials, `Doe, J., MA` a degree.
    const bool capitals = are_initials(parts_[at]) || (parts_[at].size() == 2 && names::is_all_capitals(parts_[at]));
    const bool initials = at > 0 && words(at - 1) == 1 && capitals && !are_initials(parts_[at - 1]);
    return belongs_to_last(parts_[at]) && !initials;
  }

  void take() {
    const bool turned = is_turned();
    std::string name = parts_[at_++];
    if (turned) name += ", " + parts_[at_++];
    std::string behind;
    while (at_ < parts_.size() && belongs(at_)) behind += ", " + parts_[at_++];
    const bool place = kind_ == NameList::Printed && !turned && whole_names_ > 0 && names::words_of(name).size() == 1 &&
                       !names::is_all_han(name);
    if (place || is_et_al(name)) return;
    if (!turned) ++whole_names_;
    auto person = parse_person(name + behind);
    if (!person.family.empty() && people_.size() < most_names) people_.push_back(std::move(person));
  }

  Parts parts_;
  NameList kind_;
  std::vector<Person>& people_;
  std::size_t at_ = 0;
  std::size_t whole_names_ = 0;
};

void add_people(std::string_view text, NameList kind, std::vector<Person>& people) {
  // "Department of Trade, Industry and Energy" has its comma inside.
  for (const auto& piece : split_at_and(text)) {
    const auto name = names::trimmed(piece);
    if (name.empty() || joins_names(name) || is_et_al(name)) continue;
    for (const auto& part : split_han(name)) CommaList(split(part, is_comma), kind, people).run();
  }
}

}  // namespace

std::vector<Person> parse_people(std::string_view list, NameList kind) {
  std::vector<Person> people;
  for (const auto& part : split(list, parts_names)) add_people(part, kind, people);
  return people;
}

}  // namespace dossier
