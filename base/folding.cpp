// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/folding.hpp"

#include "base/utf8.hpp"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <array>
#include <cassert>

namespace dossier {
namespace {

/// Letters that Unicode does not take apart but readers type without their stroke.
std::string_view plain_letters(char32_t code) {
  switch (code) {
    case 0xE6:
      return "ae";  // æ
    case 0xF8:
      return "o";  // ø
    case 0xF0:
    case 0x111:
      return "d";  // ð đ
    case 0xFE:
      return "th";  // þ
    case 0x127:
      return "h";  // ħ
    case 0x131:
      return "i";  // ı
    case 0x142:
      return "l";  // ł
    case 0x14B:
      return "n";  // ŋ
    case 0x153:
      return "oe";  // œ
    case 0x167:
      return "t";  // ŧ
    case 0x259:
      return "a";  // ə
    default:
      return {};
  }
}

/// Letters of Arabic script that are written in several ways, after Lucene's Arabic and Persian normalizers.
char32_t plain_arabic(char32_t code) {
  switch (code) {
    case 0x622:
    case 0x623:
    case 0x625:
    case 0x671:
      return 0x627;  // alef with madda, hamza, wasla
    case 0x649:
    case 0x6CC:
    case 0x6D2:
      return 0x64A;  // alef maksura, Farsi yeh, yeh barree
    case 0x6A9:
      return 0x643;  // keheh
    case 0x629:
    case 0x6C1:
    case 0x6C0:
    case 0x6D5:
      return 0x647;  // teh marbuta, heh goal
    default:
      return code;
  }
}

/// Letters that transliterations have for sounds that most writers leave out: half rings, turned commas, the soft sign.
bool transliteration_mark(char32_t code) {
  return code == 0x2B9 || code == 0x2BA || code == 0x2BB || (code >= 0x2BD && code <= 0x2C1) || code == 0xA78B ||
         code == 0xA78C;
}

bool left_out(char32_t code) {
  return transliteration_mark(code) || (code >= 0x300 && code <= 0x36F) || (code >= 0x591 && code <= 0x5C7) ||
         (code >= 0x64B && code <= 0x65F) || code == 0x670 || code == 0x640 || (code >= 0x6D6 && code <= 0x6ED);
}

const icu::Normalizer2& nfkc_casefold() {
  UErrorCode status = U_ZERO_ERROR;
  const auto* instance = icu::Normalizer2::getNFKCCasefoldInstance(status);
  assert(U_SUCCESS(status));
  return *instance;
}

const icu::Normalizer2& nfd() {
  UErrorCode status = U_ZERO_ERROR;
  const auto* instance = icu::Normalizer2::getNFDInstance(status);
  assert(U_SUCCESS(status));
  return *instance;
}

/// Appends a code point that is case-folded already.
void append_plain(std::string& out, char32_t code) {
  if (left_out(code)) return;
  if (const auto letters = plain_letters(code); !letters.empty()) {
    out += letters;
  } else if (const auto digit = u_charDigitValue(static_cast<UChar32>(code)); digit >= 0) {
    out += static_cast<char>('0' + digit);
  } else {
    utf8::append(out, plain_arabic(code));
  }
}

/// Whether the accents of a letter are left out: Latin, Greek and Cyrillic ones.
bool loses_accents(char32_t code) {
  return (code >= 0xC0 && code < simple_fold_limit) || (code >= 0x1E00 && code <= 0x1FFF);
}

/// Whether the letter's mark makes it another letter, not an accented one: Cyrillic й, ї and ў, in lower case.
bool keeps_mark(char32_t code) { return code == 0x439 || code == 0x457 || code == 0x45E; }

std::string fold_one(char32_t code) {
  UErrorCode status = U_ZERO_ERROR;
  const auto folded = nfkc_casefold().normalize(icu::UnicodeString(static_cast<UChar32>(code)), status);
  if (const auto letter = static_cast<char32_t>(folded.char32At(0)); folded.length() == 1 && keeps_mark(letter)) {
    std::string out;
    utf8::append(out, letter);
    return out;
  }
  const auto parts = nfd().normalize(folded, status);
  assert(U_SUCCESS(status));
  std::string out;
  for (int32_t i = 0; i < parts.length(); i = parts.moveIndex32(i, 1)) {
    append_plain(out, static_cast<char32_t>(parts.char32At(i)));
  }
  return out;
}

struct SimpleFold {
  std::array<char, 6> letters{};
  std::uint8_t size = 0;
};

const std::array<SimpleFold, simple_fold_limit>& simple_folds() {
  static const auto table = [] {
    std::array<SimpleFold, simple_fold_limit> folds{};
    for (char32_t code = 0; code < simple_fold_limit; ++code) {
      const auto folded = fold_one(code);
      auto& entry = folds.at(code);
      assert(folded.size() <= entry.letters.size());
      folded.copy(entry.letters.data(), folded.size());
      entry.size = static_cast<std::uint8_t>(folded.size());
    }
    return folds;
  }();
  return table;
}

bool dictionary_script(char32_t code) {
  if (code < 0xE00) return false;
  UErrorCode status = U_ZERO_ERROR;
  switch (uscript_getScript(static_cast<UChar32>(code), &status)) {
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_THAI:
    case USCRIPT_LAO:
    case USCRIPT_KHMER:
    case USCRIPT_MYANMAR:
      return true;
    // The marks of sounds belong to both Japanese syllabaries and have neither's script.
    default:
      return code == 0x3099 || code == 0x309A || code == 0x30FC || code == 0xFF70 || code == 0xFF9E || code == 0xFF9F;
  }
}

/// Superscripts beyond Latin-1.
bool raised(char32_t code) {
  return code == 0x2070 || code == 0x2071 || (code >= 0x2074 && code <= 0x2079) || code == 0x207F ||
         (code >= 0x2B0 && code <= 0x2B8) || (code >= 0x2E0 && code <= 0x2E4) || (code >= 0x1D2C && code <= 0x1D61) ||
         (code >= 0x1D9B && code <= 0x1DBF);
}

/// Subscripts: CO₂ is CO2.
bool lowered(char32_t code) { return (code >= 0x2080 && code <= 0x2089) || (code >= 0x2090 && code <= 0x209C); }

CharClass classify(char32_t code) {
  switch (code) {
    case '\'':
    case '`':
    case 0xB4:
    case 0x2018:
    case 0x2019:
    case 0x201B:
    case 0x2032:
    case 0x2BC:
    case 0xFF07:
      return CharClass::Apostrophe;
    case 0xAD:
    case 0x200B:
    case 0x200C:
    case 0x200D:
    case 0x2060:
    case 0xFEFF:
      return CharClass::Joiner;
    case 0xAA:
    case 0xBA:
    case 0xB2:
    case 0xB3:
    case 0xB9:
      return CharClass::Raised;
    default:
      break;
  }
  if (code == utf8::invalid_char) return CharClass::Mark;
  if (raised(code)) return CharClass::Raised;
  if (code >= 0x2070 && code <= 0x209C) return lowered(code) ? CharClass::Word : CharClass::Mark;
  constexpr auto word = U_GC_L_MASK | U_GC_M_MASK | U_GC_ND_MASK | U_GC_NL_MASK;
  if ((U_GET_GC_MASK(static_cast<UChar32>(code)) & word) == 0) return CharClass::Mark;
  return dictionary_script(code) ? CharClass::Dictionary : CharClass::Word;
}

}  // namespace

CharClass char_class(char32_t code) {
  static const auto low = [] {
    std::array<CharClass, simple_fold_limit> classes{};
    for (char32_t c = 0; c < simple_fold_limit; ++c) classes.at(c) = classify(c);
    return classes;
  }();
  return code < simple_fold_limit ? low[code] : classify(code);
}

LetterCase letter_case(char32_t code) {
  switch (u_charType(static_cast<UChar32>(code))) {
    case U_UPPERCASE_LETTER:
      return LetterCase::Capital;
    case U_LOWERCASE_LETTER:
      return LetterCase::Small;
    default:
      return LetterCase::None;
  }
}

void append_simple_fold(std::string& out, char32_t code) {
  static const auto& table = simple_folds();
  const auto& entry = table[code];
  out.append(entry.letters.data(), entry.size);
}

void append_full_fold(std::string& out, std::string_view word) {
  std::string folded;
  icu::StringByteSink<std::string> sink(&folded, static_cast<int32_t>(word.size()));
  UErrorCode status = U_ZERO_ERROR;
  nfkc_casefold().normalizeUTF8(0, icu::StringPiece(word.data(), static_cast<int32_t>(word.size())), sink, nullptr,
                                status);
  if (U_FAILURE(status) != 0) folded = word;
  for (std::size_t at = 0; at < folded.size();) {
    const auto c = utf8::decode(folded, at);
    at += c.size;
    const auto kind = char_class(c.code);
    if (kind == CharClass::Joiner || kind == CharClass::Apostrophe || kind == CharClass::Mark) continue;
    if (c.code < simple_fold_limit) {
      append_simple_fold(out, c.code);
    } else if (loses_accents(c.code)) {
      out += fold_one(c.code);
    } else {
      append_plain(out, c.code);
    }
  }
}

}  // namespace dossier
