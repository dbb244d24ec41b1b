// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/analyzer.hpp"

namespace dossier {

void Tokens::clear() {
  tokens_.clear();
  terms_.clear();
}

void Tokens::add(std::string_view term, TextSpan span) {
  tokens_.push_back({static_cast<std::uint32_t>(terms_.size()), static_cast<std::uint32_t>(term.size()), span});
  terms_ += term;
}

void Analyzer::analyze(std::string_view text, Tokens& out) const {
  // First light: ASCII letters and digits only.
  out.clear();
  std::string term;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    const auto c = i < text.size() ? text[i] : ' ';
    const bool word = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (word) {
      term += static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    } else if (!term.empty()) {
      out.add(term, {static_cast<std::uint32_t>(i - term.size()), static_cast<std::uint32_t>(i)});
      term.clear();
    }
  }
}

std::string fold(std::string_view text) {
  Tokens tokens;
  Analyzer{}.analyze(text, tokens);
  std::string out;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (i > 0) out += ' ';
    out += tokens.term(i);
  }
  return out;
}

}  // namespace dossier
