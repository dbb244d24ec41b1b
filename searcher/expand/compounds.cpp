// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/expand/compounds.hpp"

#include "base/strings.hpp"
#include "base/utf8.hpp"
#include "searcher/query/query_limits.hpp"
#include "stopwords/stopwords.hpp"

#include <algorithm>
#include <array>

namespace dossier {
namespace {

constexpr std::size_t most_letters = 5;
constexpr std::size_t most_digits = 4;
constexpr std::size_t most_behind = 3;  ///< letters of a model behind its number

/// Prefixes of one letter or two that are written with a hyphen or without.
constexpr std::array<std::string_view, 5> short_prefixes{"co", "re", "de", "bi", "e"};

/// Prefixes that are written with a hyphen: they are no acronyms there.
constexpr std::array<std::string_view, 20> prefixes{"anti",  "bi",    "co",  "counter", "de",    "eco", "ex",
                                                    "inter", "intra", "mid", "multi",   "neo",   "non", "post",
                                                    "pre",   "pro",   "re",  "sub",     "trans", "un"};

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }

}  // namespace

bool is_hyphenated_prefix(std::string_view word) { return std::ranges::find(prefixes, word) != prefixes.end(); }

std::optional<Designation> designation_of(const std::vector<std::string>& terms) {
  if (terms.empty() || terms.size() > 2) return std::nullopt;
  const auto& first = terms.front();
  const auto letters_end =
      static_cast<std::size_t>(std::find_if_not(first.begin(), first.end(), is_lower) - first.begin());
  Designation out{first.substr(0, letters_end), first.substr(letters_end)};
  if (terms.size() == 2) {
    if (!out.number.empty()) return std::nullopt;
    out.number = terms.back();
  }
  const auto digits_end =
      static_cast<std::size_t>(std::find_if_not(out.number.begin(), out.number.end(), is_digit) - out.number.begin());
  const auto behind = std::string_view(out.number).substr(digits_end);
  const bool sound = !out.letters.empty() && out.letters.size() <= most_letters && digits_end > 0 &&
                     digits_end <= most_digits && behind.size() <= most_behind &&
                     std::all_of(behind.begin(), behind.end(), is_lower);
  const bool year = digits_end == most_digits && (out.number.front() == '1' || out.number.front() == '2');
  if (!sound || (year && is_hyphenated_prefix(out.letters))) return std::nullopt;  // mid-1990s
  out.doubtful = (behind.empty() || behind == "s") && StopWords::of("en").contains(out.letters);
  if (behind.ends_with('s')) out.number.pop_back();
  return out;
}

std::vector<std::vector<std::string>> writings(const Designation& designation) {
  std::vector<std::vector<std::string>> out;
  for (const auto& number : {designation.number, designation.number + 's'}) {
    out.push_back({designation.letters + number});
    if (!designation.doubtful) out.push_back({designation.letters, number});
  }
  return out;
}

bool CompoundFinder::side_by_side(const std::string& first, const std::string& second) {
  if (vocabulary_.passages_with(TextField::Text, first) == 0 ||
      vocabulary_.passages_with(TextField::Text, second) == 0) {
    return false;
  }
  return ++asked_ <= query_limits::compounds && vocabulary_.side_by_side(first, second);
}

std::vector<std::pair<std::string, std::string>> CompoundFinder::openings(const std::string& word,
                                                                          std::string_view written) {
  constexpr std::size_t shortest = 4;           // K-pop
  constexpr std::size_t shortest_usual = 6;     // defer is not "de fer"
  constexpr std::size_t shortest_prefixed = 5;  // e-mail
  constexpr std::size_t shortest_part = 3;
  std::vector<std::pair<std::string, std::string>> out;
  if (word.size() < shortest) return out;
  const auto& stop_words = StopWords::of("en");
  const bool as_typed = lowered(written) == word;
  for (std::size_t at = 1; at + shortest_part <= word.size(); ++at) {
    if (utf8::boundary_before(word, at) != at) continue;
    auto left = word.substr(0, at);
    auto right = word.substr(at);
    const bool prefix = std::find(short_prefixes.begin(), short_prefixes.end(), left) != short_prefixes.end();
    const bool capital = as_typed && is_upper_ascii(written[at]) && !is_upper_ascii(written[at + 1]);
    if (!capital) {
      if (at > 1 && word.size() < shortest_usual) continue;
      if (left.size() < shortest_part && (!prefix || word.size() < shortest_prefixed)) continue;
      if (stop_words.contains(left) || stop_words.contains(right)) continue;
    }
    if (side_by_side(left, right)) out.emplace_back(std::move(left), std::move(right));
  }
  return out;
}

}  // namespace dossier
