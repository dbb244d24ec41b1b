// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/collation.hpp"

#include <unicode/coll.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>
#include <new>
#include <numeric>

namespace dossier {
namespace {

const icu::Collator& root_collator() {
  static const auto collator = [] {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::Collator> made(icu::Collator::createInstance(icu::Locale::getRoot(), status));
    if (U_SUCCESS(status) && made) made->setAttribute(UCOL_NUMERIC_COLLATION, UCOL_ON, status);
    if (U_FAILURE(status) || !made) throw std::bad_alloc();  // the rules are ICU's own: only memory can lack
    return made;
  }();
  return *collator;
}

}  // namespace

std::string collation_key(std::string_view text) {
  const auto given = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
  std::string key;
  const auto size = root_collator().getSortKey(given, nullptr, 0);
  key.resize(static_cast<std::size_t>(std::max(size, 1)));
  root_collator().getSortKey(given, reinterpret_cast<std::uint8_t*>(key.data()), size);
  key.back() = '\0';  // ends the key, as ICU's own does
  return key.append(text);
}

std::vector<std::uint32_t> collated_order(std::span<const std::string> texts) {
  std::vector<std::uint32_t> order(texts.size());
  std::iota(order.begin(), order.end(), 0U);
  if (texts.size() <= most_collated) {
    std::vector<std::string> keys;
    keys.reserve(texts.size());
    for (const auto& text : texts) keys.push_back(collation_key(text));
    std::ranges::sort(order, {}, [&](std::uint32_t i) -> const std::string& { return keys[i]; });
  } else {
    std::ranges::sort(order, {}, [&](std::uint32_t i) -> const std::string& { return texts[i]; });
  }
  return order;
}

std::vector<std::uint32_t> collated_ranks(std::span<const std::string> texts) {
  const auto order = collated_order(texts);
  std::vector<std::uint32_t> ranks(texts.size());
  for (std::uint32_t rank = 0; rank < order.size(); ++rank) ranks[order[rank]] = rank;
  return ranks;
}

}  // namespace dossier
