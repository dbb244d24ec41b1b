// SPDX-License-Identifier: GPL-3.0-or-later
#include "mcp/matched.hpp"

#include "base/analyzer.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace dossier::mcp {
namespace {

using Words = std::vector<std::string>;

Words words_of(std::string_view text) {
  Tokens tokens;
  Analyzer().analyze(text, tokens);
  Words words;
  for (std::size_t i = 0; i < tokens.size(); ++i) words.emplace_back(tokens.term(i));
  return words;
}

}  // namespace

std::vector<MatchedText> matched_texts(const Hit& hit, const QueryEcho& echo) {
  const auto asked = words_of(echo.given);
  const std::set<std::string> own(asked.begin(), asked.end());
  std::map<Words, std::string_view> expanded;
  for (const auto& expansion : echo.expansions) {
    const auto kind = expansion.kind_name();
    for (const auto& text : expansion.to) expanded.emplace(words_of(text), kind);
  }
  std::vector<MatchedText> matched;
  std::set<Words> seen;
  for (const auto& span : hit.highlights) {
    const auto text = span.of(hit.passage.text);
    const auto words = words_of(text);
    if (words.empty() || !seen.insert(words).second) continue;
    std::string_view by = "word";
    if (!std::ranges::all_of(words, [&](const std::string& word) { return own.contains(word); })) {
      const auto found = expanded.find(words);
      by = found == expanded.end() ? "expansion" : found->second;
    }
    matched.push_back({std::string(text), by});
  }
  return matched;
}

}  // namespace dossier::mcp
