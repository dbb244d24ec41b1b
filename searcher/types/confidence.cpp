// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/types/confidence.hpp"

#include <algorithm>

namespace dossier {

std::optional<std::uint32_t> read_confidence(std::string_view text) {
  const auto point = std::min(text.find('.'), text.size());
  const auto whole = text.substr(0, point);
  const auto decimals = text.substr(std::min(point + 1, text.size()));
  const auto digits = [](std::string_view part) {
    return part.find_first_not_of("0123456789") == std::string_view::npos;
  };
  if (whole.empty() && decimals.empty()) return std::nullopt;
  if (!digits(decimals) || (whole != "" && whole != "0" && whole != "1")) return std::nullopt;
  std::uint32_t thousandths = whole == "1" ? 1000 : 0;
  std::uint32_t step = 100;
  for (const char digit : decimals.substr(0, 3)) {
    thousandths += step * static_cast<std::uint32_t>(digit - '0');
    step /= 10;
  }
  if (decimals.size() > 3 && decimals[3] >= '5') ++thousandths;
  if (thousandths > 1000) return std::nullopt;
  return thousandths;
}

std::string confidence_text(std::uint32_t thousandths) {
  if (thousandths >= 1000) return "1";
  if (thousandths == 0) return "0";
  auto text = std::to_string(1000 + thousandths).replace(0, 1, "0.");
  while (text.ends_with('0')) text.pop_back();
  return text;
}

std::vector<std::string> limits_in_words(std::uint32_t min_confidence, std::optional<bool> user_notes) {
  std::vector<std::string> limits;
  if (min_confidence > 0) limits.push_back("labels at least " + confidence_text(min_confidence) + " sure");
  if (user_notes) limits.emplace_back(*user_notes ? "with your notes" : "without your notes");
  return limits;
}

}  // namespace dossier
