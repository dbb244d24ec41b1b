// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/format/acronyms.hpp"

#include "base/analyzer.hpp"
#include "base/strings.hpp"
#include "index/format/codec.hpp"

#include <algorithm>
#include <vector>

namespace dossier::index {
namespace {

constexpr std::size_t longest_acronym = 12;
constexpr std::size_t longest_inside = 200;  ///< bytes between the brackets

bool is_letter(char c) { return is_alpha_ascii(c); }
bool is_alnum(char c) { return is_alpha_ascii(c) || is_digit(c); }
bool is_capital(char c) { return is_upper_ascii(c); }

/// Two to twelve letters, digits, points and dashes, beginning with a letter, with at least two capitals: `CPEC`,
/// `U.N.`, `QSD-2`. Not a Roman number alone, nor an acronym behind a prefix: `co-IR`, `non-NATO`.
bool looks_like_acronym(std::string_view text) {
  if (text.size() < 2 || text.size() > longest_acronym || !is_letter(text.front())) return false;
  const auto plain = [](char c) { return is_alnum(c) || c == '.' || c == '-' || c == '&'; };
  if (!std::all_of(text.begin(), text.end(), plain)) return false;
  if (std::count_if(text.begin(), text.end(), is_capital) < 2) return false;
  const auto prefix = text.substr(0, std::min(text.find('-'), text.size()));
  if (prefix.size() < text.size() && std::none_of(prefix.begin(), prefix.end(), is_capital)) return false;
  return text.find_first_not_of("IVXL") != std::string_view::npos;
}

/// Plural and possessive ends go: `SEZs`, `MoU's`.
std::string_view singular(std::string_view acronym) {
  if (acronym.size() > 2 && acronym.back() == 's' && is_capital(acronym[acronym.size() - 2])) acronym.remove_suffix(1);
  return acronym;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '"' || text.front() == '\'')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '"' || text.back() == '\'')) text.remove_suffix(1);
  return text;
}

bool begins_word(std::string_view text, std::size_t at) { return at == 0 || !is_alnum(text[at - 1]); }

/// Schwartz and Hearst's match from the right: each letter of the acronym is found in `candidate`, its first letter at
/// the beginning of a word. Gives where the long form begins.
std::optional<std::size_t> match_from_right(std::string_view acronym, std::string_view candidate) {
  auto at = candidate.size();
  for (auto letter = acronym.size(); letter > 0; --letter) {
    const char wanted = lower_ascii(acronym[letter - 1]);
    if (!is_alnum(wanted)) continue;
    const bool first = letter == 1;
    for (;;) {
      if (at == 0) return std::nullopt;
      --at;
      if (lower_ascii(candidate[at]) == wanted && (!first || begins_word(candidate, at))) break;
    }
  }
  return at;
}

/// The last `words` words of the text before a bracket, within its sentence.
std::string_view last_words(std::string_view before, std::size_t words) {
  auto begin = before.size();
  std::size_t seen = 0;
  while (begin > 0 && seen <= words) {
    const char c = before[begin - 1];
    if (c == '(' || c == ')' || c == ';' || c == ':' || c == '\n') break;
    if (c == ' ' && begin < before.size() && ++seen > words) break;
    if (c == '.' && begin < before.size() && before[begin] == ' ') break;
    --begin;
  }
  return before.substr(begin);
}

void add_definition(std::string_view acronym, std::string_view long_form, AcronymCounts& counts) {
  auto folded_acronym = fold(acronym);
  auto folded_long = fold(long_form);
  const auto words = std::count(folded_long.begin(), folded_long.end(), ' ') + 1;
  // A long form of one word is rarely one; one that holds the acronym itself never.
  if (words < 2 || words > 12 || folded_acronym.empty()) return;
  if ((" " + folded_long + " ").find(" " + folded_acronym + " ") != std::string::npos) return;
  ++counts[{std::move(folded_acronym), std::move(folded_long)}];
}

/// `before (inside)`: either side may be the acronym.
void examine(std::string_view before, std::string_view inside, AcronymCounts& counts) {
  inside = trimmed(inside.substr(0, inside.find_first_of(",;")));
  const auto short_inside = singular(inside);
  if (looks_like_acronym(short_inside)) {
    const auto most_words = std::min(short_inside.size() + 5, short_inside.size() * 2);
    const auto candidate = trimmed(last_words(before, most_words));
    if (const auto begin = match_from_right(short_inside, candidate)) {
      add_definition(short_inside, candidate.substr(*begin), counts);
    }
    return;
  }
  const auto short_before = singular(trimmed(last_words(before, 1)));
  if (!looks_like_acronym(short_before)) return;
  const auto begin = match_from_right(short_before, inside);
  if (begin && *begin == 0) add_definition(short_before, inside, counts);
}

}  // namespace

void mine_acronyms(std::string_view text, AcronymCounts& counts) {
  for (auto open = text.find('('); open != std::string_view::npos; open = text.find('(', open + 1)) {
    const auto window = text.substr(open + 1, longest_inside);
    const auto close = window.find_first_of("()");
    if (close == std::string_view::npos || window[close] != ')') continue;
    const auto before = text.substr(0, open);
    examine(before.substr(before.size() > 400 ? before.size() - 400 : 0), window.substr(0, close), counts);
  }
}

void merge_acronyms(AcronymCounts& into, const AcronymCounts& from) {
  for (const auto& [pair, count] : from) into[pair] += count;
}

std::string encode_acronyms(const AcronymCounts& counts) {
  if (counts.empty()) return {};
  ByteWriter out;
  out.number(counts.size());
  for (const auto& [pair, count] : counts) {
    out.text(pair.first);
    out.text(pair.second);
    out.number(count);
  }
  return with_checksum(out.take());
}

std::optional<AcronymCounts> decode_acronyms(std::string_view bytes) {
  const auto content = without_checksum(bytes);
  if (!content) return std::nullopt;
  ByteReader in(*content);
  AcronymCounts counts;
  for (auto left = in.count(); left > 0; --left) {
    std::string acronym(in.text());
    std::string long_form(in.text());
    counts[{std::move(acronym), std::move(long_form)}] = in.small();
  }
  if (!in.complete()) return std::nullopt;
  return counts;
}

AcronymPartners partners_in(const AcronymCounts& counts) {
  std::vector<std::pair<std::uint32_t, const std::pair<std::string, std::string>*>> ordered;
  for (const auto& [pair, count] : counts) ordered.emplace_back(count, &pair);
  std::stable_sort(ordered.begin(), ordered.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  AcronymPartners partners;
  for (const auto& [count, pair] : ordered) {
    partners[pair->first].push_back(pair->second);
    partners[pair->second].push_back(pair->first);
  }
  return partners;
}

void add_givers(AcronymGivers& into, const AcronymCounts& counts, const std::vector<std::string>& papers) {
  for (const auto& [pair, count] : counts) into[pair.first][pair.second].insert(papers.begin(), papers.end());
}

AcronymSenses senses_in(const AcronymGivers& givers) {
  AcronymSenses senses;
  for (const auto& [acronym, long_forms] : givers) {
    if (long_forms.size() < 2) continue;
    for (const auto& [long_form, papers] : long_forms) {
      senses[acronym].push_back({long_form, {papers.begin(), papers.end()}});
    }
  }
  return senses;
}

}  // namespace dossier::index
