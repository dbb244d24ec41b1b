// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/languages/light_stems.hpp"

#include "base/languages/letter_count.hpp"

#include <array>
#include <cstddef>
#include <span>

namespace dossier {
namespace {

using Affixes = std::span<const std::string_view>;

/// Takes off the first of the endings that leaves `least` letters; whether one was.
bool cut_ending(std::string_view& word, Affixes endings, std::size_t least) {
  for (const auto ending : endings) {
    if (!word.ends_with(ending) || letters_in(word.substr(0, word.size() - ending.size())) < least) continue;
    word.remove_suffix(ending.size());
    return true;
  }
  return false;
}

// Endings are those of folded words: teh marbuta is heh, every yeh the Arabic one, a hamza above a letter is left out.

std::string_view persian(std::string_view word) {
  constexpr std::array<std::string_view, 6> possessives{"هايشان", "هايمان", "هايتان", "هايش", "هايم", "هايت"};
  constexpr std::array<std::string_view, 3> plurals{"هايي", "هاي", "ها"};
  constexpr std::array<std::string_view, 5> others{"ترين", "تر", "ات", "ان", "يي"};
  constexpr std::array<std::string_view, 2> living{"ندگان", "نده"};  // writers, a writer
  constexpr std::array<std::string_view, 1> yeh{"ي"};
  bool plural = cut_ending(word, possessives, 2) || cut_ending(word, plurals, 2);
  if (!plural) {
    cut_ending(word, yeh, 3);
    plural = cut_ending(word, plurals, 2);
  }
  if (cut_ending(word, living, 3) || plural) return word;
  cut_ending(word, others, 3);
  return word;
}

std::string_view urdu(std::string_view word) {
  constexpr std::array<std::string_view, 10> endings{"ييوں", "يوں", "ييں", "ياں", "وں", "يں", "ات", "ي", "ا", "ه"};
  cut_ending(word, endings, 2);
  return word;
}

/// Candrabindu and anusvara, long and short vowels, letters with and without the dot below.
std::string plain_hindi(std::string_view word) {
  std::string out;
  for (std::size_t at = 0; at < word.size();) {
    const auto c = utf8::decode(word, at);
    at += c.size;
    switch (c.code) {
      case 0x93C:  // nukta
      case 0x94D:  // virama
        break;
      case 0x901:
        utf8::append(out, 0x902);
        break;
      case 0x940:
        utf8::append(out, 0x93F);
        break;
      case 0x942:
        utf8::append(out, 0x941);
        break;
      case 0x908:
        utf8::append(out, 0x907);
        break;
      case 0x90A:
        utf8::append(out, 0x909);
        break;
      default:
        utf8::append(out, c.code);
    }
  }
  return out;
}

std::string_view hindi(std::string_view word) {
  constexpr auto endings = std::to_array<std::string_view>({"ाएँ",  "ुएँ",   "ुआँ",  "ाईँ", "ाओं", "ाएं", "ुओं",  "ुएं", "ुआं", "ियाँ",
                                                            "ियों", "ियां", "ाओ", "ाए", "ाई", "ाईं", "िए", "ीं", "ाँ", "ां",
                                                            "ों",   "ें",    "ो",  "े",   "ू",   "ु",   "ी",  "ि", "ा"});
  cut_ending(word, endings, 2);
  return word;
}

/// Whether the first letter is of the language's script.
bool in_script(std::string_view language, std::string_view word) {
  const auto code = word.empty() ? U'\0' : utf8::decode(word, 0).code;
  return language == "hi" ? code >= 0x900 && code < 0x980 : code >= 0x600 && code < 0x700;
}

}  // namespace

bool has_light_stem(std::string_view language) { return language == "fa" || language == "ur" || language == "hi"; }

std::string light_stem(std::string_view language, std::string_view word) {
  if (!has_light_stem(language) || !in_script(language, word)) return std::string(word);
  if (language == "fa") return std::string(persian(word));
  if (language == "ur") return std::string(urdu(word));
  return plain_hindi(hindi(word));
}

}  // namespace dossier
