// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/letters.hpp"

#include "base/analyzer.hpp"
#include "base/folding.hpp"
#include "base/strings.hpp"
#include "base/utf8.hpp"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <memory>
#include <mutex>

namespace dossier {
namespace {

/// The text in Latin letters; as it is where ICU's rules are missing.
std::string in_latin(std::string_view text) {
  static std::mutex one_at_a_time;  // a transliterator keeps state while it works
  static const std::unique_ptr<icu::Transliterator> rules = [] {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::Transliterator> made(
        icu::Transliterator::createInstance("Any-Latin; Latin-ASCII", UTRANS_FORWARD, status));
    if (U_FAILURE(status) != 0) made.reset();
    return made;
  }();
  if (!rules) return std::string(text);
  auto wide = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
  const std::scoped_lock lock(one_at_a_time);
  rules->transliterate(wide);
  std::string latin;
  wide.toUTF8String(latin);
  return latin;
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

}  // namespace

bool is_capital(char32_t code) { return code != utf8::invalid_char && u_isUUppercase(static_cast<UChar32>(code)) != 0; }

bool is_small_letter(char32_t code) {
  return code != utf8::invalid_char && u_isULowercase(static_cast<UChar32>(code)) != 0;
}

char32_t capital_of(char32_t code) {
  return code == utf8::invalid_char ? code : static_cast<char32_t>(u_toupper(static_cast<UChar32>(code)));
}

char32_t small_of(char32_t code) {
  return code == utf8::invalid_char ? code : static_cast<char32_t>(u_tolower(static_cast<UChar32>(code)));
}

bool is_han(char32_t code) {
  if (code == utf8::invalid_char) return false;
  UErrorCode status = U_ZERO_ERROR;
  return uscript_getScript(static_cast<UChar32>(code), &status) == USCRIPT_HAN;
}

std::string composed(std::string_view text) {
  if (is_ascii(text)) return std::string(text);
  UErrorCode status = U_ZERO_ERROR;
  const auto* rules = icu::Normalizer2::getNFCInstance(status);
  if (U_FAILURE(status) != 0) return std::string(text);
  std::string out;
  icu::StringByteSink<std::string> sink(&out, static_cast<int32_t>(text.size()));
  rules->normalizeUTF8(0, icu::StringPiece(text.data(), static_cast<int32_t>(text.size())), sink, nullptr, status);
  return U_FAILURE(status) != 0 ? std::string(text) : out;
}

std::string latin_letters(std::string_view text) {
  auto plain = fold(text);
  if (!is_ascii(plain)) plain = fold(in_latin(text));
  std::string letters;
  for (const char c : plain) {
    if (is_alpha_ascii(c) || is_digit(c)) {
      letters.push_back(lower_ascii(c));
    } else if (static_cast<unsigned char>(c) < 0x80 && !letters.empty() && letters.back() != ' ') {
      letters.push_back(' ');
    }
  }
  if (letters.ends_with(' ')) letters.pop_back();
  return letters;
}

}  // namespace dossier
