// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <random>
#include <string>
#include <vector>

namespace dossier::test {

/// Pieces of many scripts of which several may make one character: accents, vowel signs, joiners, conjuncts, ligatures,
/// emoji, flags, syllables of Hangul.
inline const std::vector<std::string>& odd_pieces() {
  static const std::vector<std::string> pieces{"a",
                                               "e\xCC\x81",
                                               "c",
                                               "ﬁ",
                                               "ß",
                                               "Ł",
                                               "İ",
                                               "u\xCC\x88\xCC\x81",  // Latin
                                               "и",
                                               "й",
                                               "и\xCC\x86",
                                               "ё",
                                               "Ω",
                                               "ᾳ",  // Cyrillic, Greek
                                               "م",
                                               "\xD9\x8F",
                                               "ح",
                                               "\xD9\x8E\xD9\x91",
                                               "د",
                                               "ـ",
                                               "ﷺ",
                                               "ﻻ",
                                               "ا\xD9\x93",  // Arabic
                                               "ی",
                                               "ۂ",
                                               "ئ",
                                               "\xE2\x80\x8C",
                                               "\xE2\x80\x8D",  // Persian, Urdu, joiners
                                               "क",
                                               "क्",
                                               "ष",
                                               "ि",
                                               "ा",
                                               "ं",
                                               "दे",
                                               "ক্",
                                               "ষ",
                                               "த",
                                               "மி",
                                               "ழ்",  // Devanagari, Bengali, Tamil
                                               "中",
                                               "国",
                                               "か\xE3\x82\x99",
                                               "ガ",
                                               "カﾞ",
                                               "ที่",
                                               "น้ำ",
                                               "ខ្",
                                               "မ",  // Chinese, Japanese, Thai, Khmer, Burmese
                                               "한",
                                               "ᄒ",
                                               "ᅡ",
                                               "ᆫ",  // Hangul
                                               "👩‍👩‍👧",
                                               "🇵🇰",
                                               "🇨🇳",
                                               "👍🏽",
                                               "❤️",
                                               "1️⃣",
                                               "🤝",  // emoji
                                               "\xCC\x81",
                                               "\xE2\x83\x9D",
                                               "\xEF\xB8\x8F",  // marks without a letter
                                               " ",
                                               " ",
                                               " ",
                                               ".",
                                               "\r\n",
                                               "\n",
                                               "-",
                                               "'",
                                               "’",
                                               "s",
                                               "(",
                                               ")",
                                               "“",
                                               "”",
                                               "«",
                                               "»",
                                               "—",
                                               "。",
                                               "؟",
                                               "।"};
  return pieces;
}

inline std::string odd_text(std::mt19937& random, std::size_t most) {
  std::string text;
  const auto size = 1 + random() % most;
  for (std::size_t i = 0; i < size; ++i) text += odd_pieces()[random() % odd_pieces().size()];
  return text;
}

}  // namespace dossier::test
