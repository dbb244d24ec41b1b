// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/text/section_names.hpp"

#include "indexer/text/text_rules.hpp"
#include "stopwords/section_words.hpp"

#include <algorithm>
#include <cassert>
#include <string>
#include <vector>

namespace dossier::reading {
namespace {

struct Rule {
  std::string_view words;
  SectionFit fit;
  Section section;
  std::uint32_t initial;  ///< of the words, so that most rules cost a look at one number
};

constexpr std::uint32_t initial_bit(char c) {
  return is_lower_ascii(c) ? 1U << static_cast<unsigned>(c - 'a') : 1U << 26U;
}

Section section_of(std::string_view role) {
  const auto found = std::find(section_names.begin(), section_names.end(), role);
  assert(found != section_names.end());
  return static_cast<Section>(found - section_names.begin());
}

const std::vector<Rule>& rules() {
  static const auto all = [] {
    std::vector<Rule> read;
    for (const auto& name : section_words()) {
      read.push_back({name.words, name.fit, section_of(name.role), initial_bit(name.words.front())});
    }
    return read;
  }();
  return all;
}

/// Small words of the heading without numbering and marks, one blank between them.
std::string plain_words(std::string_view heading) {
  heading.remove_prefix(std::min(heading.size(), heading_number(heading).size));
  std::string out;
  for (const char c : heading) {
    const bool wordy = is_alpha_ascii(c) || is_digit(c) || static_cast<unsigned char>(c) >= 0x80;
    if (wordy) {
      // Capitals of Latin-1 (É, Ö) stand 32 before their small letters.
      const auto byte = static_cast<unsigned char>(c);
      const bool latin = !out.empty() && out.back() == '\xC3' && byte >= 0x80 && byte <= 0x9E && byte != 0x97;
      out += latin ? static_cast<char>(byte + 0x20) : lower_ascii(c);
    } else if (c == '\'') {
      continue;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  while (out.ends_with(' ')) out.pop_back();
  return out;
}

/// The letters that words begin with: most rules can be passed over by them.
std::uint32_t initials_of(std::string_view words) {
  std::uint32_t bits = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i == 0 || words[i - 1] == ' ') bits |= initial_bit(words[i]);
  }
  return bits;
}

/// "A neoclassical realist framework", "Framework: power as trust"; not "The legal framework of transit".
bool is_theory_framework(std::string_view words) {
  const auto at = words.find("framework");
  if (at == std::string_view::npos) return false;
  static const auto theories = heading_words("framework");
  for (const auto theory : theories) {
    if (words.find(theory) != std::string_view::npos) return true;
  }
  return words == "framework" || words == "the framework";
}

bool fits(const Rule& rule, std::string_view words) {
  switch (rule.fit) {
    case SectionFit::Whole:
      return words == rule.words;
    case SectionFit::Prefix:
      return words.starts_with(rule.words);
    case SectionFit::Within:
      return words.find(rule.words) != std::string_view::npos;
    case SectionFit::Last:
      return last_token(words) == rule.words && count_words(words, 7) <= 6;
    case SectionFit::Framework:
      return is_theory_framework(words);
  }
  return false;
}

}  // namespace

std::optional<Section> named_role(std::string_view heading) {
  if (heading.size() > 120) return std::nullopt;
  const auto words = small_letters(plain_words(heading));
  if (words.empty()) return std::nullopt;
  const auto initials = initials_of(words);
  for (const auto& rule : rules()) {
    if ((initials & rule.initial) != 0 && fits(rule, words)) return rule.section;
  }
  return std::nullopt;
}

bool speaks_of_methods(std::string_view heading) {
  static const auto method_words = heading_words("methods");
  const auto words = plain_words(heading);
  std::string_view rest = words;
  while (!rest.empty()) {
    const auto word = first_token(rest);
    if (std::binary_search(method_words.begin(), method_words.end(), word)) return true;
    rest = trim(rest.substr(word.size()));
  }
  return false;
}

}  // namespace dossier::reading
