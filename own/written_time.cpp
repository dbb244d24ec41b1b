// SPDX-License-Identifier: GPL-3.0-or-later
#include "own/written_time.hpp"

#include "base/strings.hpp"

#include <array>
#include <chrono>
#include <ctime>

namespace dossier {
namespace {

/// Whether a text has digits where `form` has a 0, and the form's own characters elsewhere.
bool has_form(std::string_view text, std::string_view form) {
  if (text.size() != form.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (form[i] == '0' ? !is_digit(text[i]) : text[i] != form[i]) return false;
  }
  return true;
}

int number_at(std::string_view text, std::size_t at) { return (text[at] - '0') * 10 + (text[at + 1] - '0'); }

}  // namespace

std::string utc_now() {
  const auto now = std::time(nullptr);
  std::tm parts{};
  ::gmtime_r(&now, &parts);
  std::array<char, 32> text{};
  const auto size = std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &parts);
  return {text.data(), size};
}

bool is_date(std::string_view text) {
  if (!has_form(text, "0000-00-00") && !has_form(text, "0000-00-00T00:00:00Z")) return false;
  const std::chrono::year_month_day date{std::chrono::year(100 * number_at(text, 0) + number_at(text, 2)),
                                         std::chrono::month(static_cast<unsigned>(number_at(text, 5))),
                                         std::chrono::day(static_cast<unsigned>(number_at(text, 8)))};
  return date.ok();
}

}  // namespace dossier
