// SPDX-License-Identifier: GPL-3.0-or-later
#include "taxonomy/phrase.hpp"

#include "base/analyzer.hpp"
#include "base/strings.hpp"

namespace dossier {

std::vector<std::string> terms_of(std::string_view phrase) {
  Tokens tokens;
  Analyzer{}.analyze(phrase, tokens);
  std::vector<std::string> terms;
  terms.reserve(tokens.size());
  for (std::size_t i = 0; i < tokens.size(); ++i) terms.emplace_back(tokens.term(i));
  return terms;
}

std::string phrase_key(std::string_view phrase) { return joined(terms_of(phrase), " "); }

}  // namespace dossier
