// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/text/page_marks.hpp"

#include "base/edit_distance.hpp"
#include "indexer/text/text_rules.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace dossier::reading {
namespace {

constexpr auto badges = std::to_array<std::string_view>(
    {"checkforupdates", "clickforupdates", "crossmark", "openaccess", "openaccessarticle", "viewpublicationstats",
     "submityourarticletothisjournal", "viewrelatedarticles", "viewcrossmarkdata", "articleviews",
     "fulltermsconditions", "seediscussionsstatsandauthorprofilesforthispublicationat", "scanqrcode", "readonline"});

}  // namespace

std::optional<long> page_beside(std::string_view text) {
  for (const auto token : {last_token(text), first_token(text)}) {
    if (digits_only(token) && token.size() <= 4 && token.size() < text.size()) return std::stol(std::string(token));
  }
  const auto digits = text.find_first_not_of("0123456789");
  if (digits > 0 && digits <= 4 && digits < text.size() && is_upper_ascii(text[digits]))  // "9Overcoming the Dark"
    return std::stol(std::string(text.substr(0, digits)));
  return std::nullopt;
}

bool is_page_number(std::string_view text) {
  text = trim(text);
  if (text.empty() || text.size() > 24) return false;
  std::string plain;
  for (const char c : text) {
    if (c != ' ') plain += lower_ascii(c);
  }
  std::string_view core = plain;
  const auto strip = [&core](std::string_view word) {
    if (core.starts_with(word)) core.remove_prefix(word.size());
    if (core.ends_with(word)) core.remove_suffix(word.size());
  };
  for (const std::string_view word : {"-", "–", "—", "|", "page", "|", "p."}) strip(word);
  if (digits_only(core)) return core.size() <= 4;
  const auto of = core.find_first_of("/o");
  if (of != std::string_view::npos && core.size() < plain.size() + 1) {
    const auto rest = core.substr(core.substr(of).starts_with("of") ? of + 2 : of + 1);
    if (digits_only(core.substr(0, of)) && digits_only(rest) && rest.size() <= 4 && of <= 4) {
      return core[of] == 'o' || plain.size() > core.size();
    }
  }
  return plain.size() <= 5 && core.find_first_not_of("ivx") == std::string_view::npos &&
         text.find(' ') == std::string_view::npos && is_lower_ascii(text.front());
}

bool is_badge(std::string_view text) {
  if (text.size() > 80) return false;
  const auto key = squeeze(text);
  return std::find(badges.begin(), badges.end(), key) != badges.end();
}

bool is_damaged_badge(std::string_view text) {
  constexpr std::size_t shortest = 8;
  constexpr std::size_t most_wrong = 2;
  if (text.size() > 80) return false;
  const auto key = squeeze(text);
  if (key.size() < shortest) return false;
  const EditDistance distance(key);
  return std::any_of(badges.begin(), badges.end(),
                     [&](std::string_view badge) { return distance.to(badge, most_wrong) <= most_wrong; });
}

}  // namespace dossier::reading
