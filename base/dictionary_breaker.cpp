// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/dictionary_breaker.hpp"

#include <unicode/brkiter.h>
#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include <memory>

namespace dossier {
namespace {

/// Making an iterator costs milliseconds, so each thread keeps one.
icu::BreakIterator* word_breaker() {
  static thread_local const std::unique_ptr<icu::BreakIterator> breaker = [] {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::BreakIterator> made(icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
    if (U_FAILURE(status) != 0) made.reset();
    return made;
  }();
  return breaker.get();
}

}  // namespace

void break_by_dictionary(std::string_view run, const std::function<void(std::size_t, std::size_t)>& word) {
  auto* breaker = word_breaker();
  UErrorCode status = U_ZERO_ERROR;
  UText* text = utext_openUTF8(nullptr, run.data(), static_cast<int64_t>(run.size()), &status);
  if (breaker != nullptr && U_SUCCESS(status)) breaker->setText(text, status);
  if (breaker == nullptr || U_FAILURE(status) != 0) {
    word(0, run.size());
  } else {
    auto begin = breaker->first();
    for (auto end = breaker->next(); end != icu::BreakIterator::DONE; begin = end, end = breaker->next()) {
      word(static_cast<std::size_t>(begin), static_cast<std::size_t>(end));
    }
  }
  utext_close(text);
}

}  // namespace dossier
