// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/likeness.hpp"

#include "base/analyzer.hpp"
#include "base/utf8.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <string>
#include <vector>

namespace dossier {
namespace {

std::multiset<std::string> word_pairs(std::string_view text) {
  Tokens tokens;
  Analyzer{}.analyze(text, tokens);
  std::multiset<std::string> pairs;
  std::string before;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const std::string term(tokens.term(i));
    pairs.insert(before + " " + term);
    before = term;
  }
  return pairs;
}

}  // namespace

double likeness(std::string_view a, std::string_view b) {
  const auto of_a = word_pairs(a);
  const auto of_b = word_pairs(b);
  if (of_a.empty() || of_b.empty()) return 0;
  std::vector<std::string> common;
  std::set_intersection(of_a.begin(), of_a.end(), of_b.begin(), of_b.end(), std::back_inserter(common));
  return 2.0 * static_cast<double>(common.size()) / static_cast<double>(of_a.size() + of_b.size());
}

std::string kept_beginning(std::string_view text) {
  constexpr std::size_t most = 600;
  return std::string(text.substr(0, utf8::boundary_before(text, std::min(most, text.size()))));
}

bool NearestText::is_nearer(std::string_view text) {
  const auto alike = likeness(kept_, text.substr(0, kept_.size()));
  if (alike < most_ || (found_ && alike == most_)) return false;
  most_ = alike;
  found_ = true;
  return true;
}

}  // namespace dossier
