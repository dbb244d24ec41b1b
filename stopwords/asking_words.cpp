// SPDX-License-Identifier: GPL-3.0-or-later
#include "stopwords/asking_words.hpp"

#include "base/analyzer.hpp"
#include "base/text_hash.hpp"
#include "embedded_asking_words.hpp"
#include "stopwords/lines.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <unordered_map>

namespace dossier {
namespace {

enum class Kind : std::uint8_t { Thing, Account, Of, Link, Verb, Command, CommandNoun, Wish, Wishing, Person, Between };

constexpr auto names = std::to_array<std::string_view>(
    {"thing", "account", "of", "link", "verb", "command", "command-noun", "wish", "wishing", "person", "between"});
static_assert(names.size() == static_cast<std::size_t>(Kind::Between) + 1);  // in the order of the enumeration

using Kinds = std::unordered_map<std::string, std::uint32_t, TextHash, std::equal_to<>>;  ///< kinds as bits

void read_line(std::string_view line, Kinds& kinds) {
  const auto name_end = line.find(' ');
  assert(name_end != std::string_view::npos);
  const auto kind = static_cast<std::size_t>(std::ranges::find(names, line.substr(0, name_end)) - names.begin());
  assert(kind < names.size());
  Tokens tokens;
  Analyzer{}.analyze(line.substr(name_end), tokens);
  for (std::size_t i = 0; i < tokens.size(); ++i) kinds[std::string(tokens.term(i))] |= std::uint32_t{1} << kind;
}

const Kinds& all_kinds() {
  static const auto all = [] {
    Kinds kinds;
    for (const auto file : embedded_asking_words_files()) {
      for_each_line(embedded_asking_words(file), [&](std::string_view line) { read_line(line, kinds); });
    }
    return kinds;
  }();
  return all;
}

bool is(Kind kind, std::string_view term) {
  const auto known = all_kinds().find(term);
  return known != all_kinds().end() && (known->second >> static_cast<unsigned>(kind) & 1U) != 0;
}

/// Reads a question from its first word to its last.
class Reading {
 public:
  explicit Reading(std::span<const QuestionWord> words) : words_(words), asks_(words.size(), false) {}

  std::vector<bool> asking() {
    bool lead = true;  // no word of the subject has been read
    for (std::size_t at = 0; at < words_.size(); ++at) {
      if (passed_over(at)) continue;
      if (wished(at) || (lead && (commanded(at) || asked_for(at) || leads_on(at)))) {
        asks_[at] = asked_ = true;
      } else {
        lead = false;
      }
    }
    return asks_;
  }

 private:
  [[nodiscard]] std::string_view term(std::size_t at) const { return words_[at].term; }
  [[nodiscard]] bool passed_over(std::size_t at) const { return words_[at].stop || is(Kind::Between, term(at)); }

  /// Whether a person is said to wish something, with no word of the subject between.
  [[nodiscard]] bool wished(std::size_t at) const {
    const bool behind = at + 1 < words_.size() && (words_[at + 1].stop || is(Kind::Thing, term(at + 1)));
    if (at == 0 && behind && is(Kind::Wishing, term(at))) return true;
    return is(Kind::Wish, term(at)) && behind_person(at);
  }
  [[nodiscard]] bool behind_person(std::size_t at) const {
    constexpr std::size_t most = 5;
    for (std::size_t back = 1; back <= std::min(at, most); ++back) {
      const auto before = at - back;
      if (is(Kind::Person, term(before))) return true;
      if (!passed_over(before) && !asks_[before]) return false;
    }
    return false;
  }
  [[nodiscard]] bool commanded(std::size_t at) const {
    if (is(Kind::CommandNoun, term(at)) && at == 0) return words_[1].stop && !is(Kind::Of, term(1));
    if (!is(Kind::Command, term(at))) return false;
    return at == 0 || asks_[at - 1] || behind_person(at) || asked_;
  }
  [[nodiscard]] bool asked_for(std::size_t at) const {
    if (at + 1 == words_.size()) return false;
    const auto next = term(at + 1);
    return (is(Kind::Thing, term(at)) && is(Kind::Link, next)) || (is(Kind::Account, term(at)) && is(Kind::Of, next));
  }
  /// A verb that links the thing to its subject: "deal" in "articles that deal with".
  [[nodiscard]] bool leads_on(std::size_t at) const {
    if (at == 0 || !is(Kind::Verb, term(at))) return false;
    return asks_[at - 1] || (at > 1 && passed_over(at - 1) && asks_[at - 2]);
  }

  std::span<const QuestionWord> words_;
  std::vector<bool> asks_;
  bool asked_ = false;  ///< one of them is set
};

}  // namespace

std::vector<bool> asking_words(std::span<const QuestionWord> words) {
  constexpr std::size_t fewest = 3;
  const auto is_stop = [](const QuestionWord& word) { return word.stop; };
  std::vector<bool> none(words.size(), false);
  if (words.size() < fewest || std::none_of(words.begin(), words.end(), is_stop)) return none;
  auto asks = Reading(words).asking();
  for (std::size_t at = 0; at < words.size(); ++at) {
    if (!words[at].stop && !asks[at]) return asks;
  }
  return none;
}

}  // namespace dossier
