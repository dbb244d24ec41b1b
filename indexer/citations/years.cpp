// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/citations/years.hpp"

#include "base/strings.hpp"

#include <algorithm>

namespace dossier::citations {
namespace {

bool is_dash(std::string_view text) {
  return text.starts_with('-') || text.starts_with("–") || text.starts_with("—") || text.starts_with("‑");
}

bool ends_in_dash(std::string_view text) {
  return text.ends_with('-') || text.ends_with("–") || text.ends_with("—") || text.ends_with("‑");
}

}  // namespace

std::optional<PrintedYear> year_at(std::string_view text, std::size_t at) {
  const auto digits = text.substr(std::min(at, text.size()), 4);
  if (digits.size() < 4 || !std::all_of(digits.begin(), digits.end(), is_digit)) return std::nullopt;
  const int year = (digits[0] - '0') * 1000 + (digits[1] - '0') * 100 + (digits[2] - '0') * 10 + (digits[3] - '0');
  if (year < 1500 || year > 2099) return std::nullopt;
  const auto before = text.substr(0, at);
  if (!before.empty() && (is_digit(before.back()) || is_alpha_ascii(before.back()) || before.back() == '/' ||
                          before.back() == '.' || before.back() == '$')) {
    return std::nullopt;
  }
  const auto digit = before.find_last_of("0123456789");
  const bool range_ends = ends_in_dash(before) && digit != std::string_view::npos && before.size() - digit <= 4;
  if (range_ends) return std::nullopt;
  auto behind = text.substr(at + 4);
  PrintedYear found{year, 0, 4};
  if (!behind.empty() && is_lower_ascii(behind[0]) &&
      (behind.size() == 1 || !(is_alpha_ascii(behind[1]) || is_digit(behind[1])))) {
    found.letter = behind[0];
    found.size = 5;
    behind.remove_prefix(1);
  }
  if (!behind.empty() && (is_digit(behind[0]) || is_alpha_ascii(behind[0]))) return std::nullopt;
  if (is_dash(behind)) {
    const auto next = behind.find_first_of("0123456789");
    if (next != std::string_view::npos && next <= 3) return std::nullopt;
  }
  return found;
}

std::size_t find_year(std::string_view text, std::size_t at, std::size_t end) {
  end = std::min(end, text.size());
  for (; at < end; ++at) {
    if ((text[at] == '1' || text[at] == '2') && year_at(text, at)) return at;
  }
  return std::string_view::npos;
}

}  // namespace dossier::citations
