// SPDX-License-Identifier: GPL-3.0-or-later
#include "stopwords/name_words.hpp"

#include "embedded_name_words.hpp"
#include "stopwords/lines.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace dossier {
namespace {

using Set = std::set<std::string, std::less<>>;

/// What a file says of the names of one language.
struct NameWords {
  Set family;
  Set given;
  Set other;
  Set doubles;
  Set middle;
  Set sure;
  Set honorific;
  Set patronymic;
};

void add_words(std::string_view line, Set& words) {
  while (!line.empty()) {
    const auto end = std::min(line.find(' '), line.size());
    if (end > 0) words.emplace(line.substr(0, end));
    line.remove_prefix(std::min(end + 1, line.size()));
  }
}

NameWords read(std::string_view text) {
  NameWords words;
  const std::map<std::string_view, Set*> keys{{"family", &words.family},       {"given", &words.given},
                                              {"other", &words.other},         {"double", &words.doubles},
                                              {"middle", &words.middle},       {"sure", &words.sure},
                                              {"honorific", &words.honorific}, {"patronymic", &words.patronymic}};
  for_each_line(text, [&](std::string_view line) {
    const auto colon = std::min(line.find(':'), line.size());
    const auto key = keys.find(line.substr(0, colon));
    if (key != keys.end()) add_words(line.substr(std::min(colon + 1, line.size())), *key->second);
  });
  return words;
}

const NameWords& words_of(std::string_view file) {
  static const auto all = [] {
    std::map<std::string, NameWords, std::less<>> files;
    for (const auto name : embedded_name_words_files()) files.emplace(name, read(embedded_name_words(name)));
    return files;
  }();
  static const NameWords none;
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const auto& entry) { return entry.first.ends_with(file); });
  return found == all.end() ? none : found->second;
}

/// Whether the word is two syllables of given names. Short words are left alone: too many names of other languages can
/// be cut in two (`Dean`, `Moran`), and many a syllable, too (`guan`).
bool is_two(const NameWords& words, std::string_view word) {
  constexpr std::size_t shortest = 6;  // letters
  if (word.size() < shortest || words.other.contains(word) || words.given.contains(word)) return false;
  for (std::size_t cut = 1; cut < word.size(); ++cut) {
    if (words.given.contains(word.substr(0, cut)) && words.given.contains(word.substr(cut))) return true;
  }
  return false;
}

/// `Wang Xiaoming`, not `Xiaoming Wang`, nor `Wang Wei`.
bool is_of_two_syllables(const NameWords& words, std::span<const std::string> name) {
  if (name.size() == 3) {  // `Kim Dae Jung`
    return words.family.contains(name[0]) && words.given.contains(name[1]) && words.given.contains(name[2]) &&
           (words.sure.contains(name[0]) || !words.family.contains(name[2]));
  }
  return name.size() == 2 && words.family.contains(name[0]) && !words.family.contains(name[1]) &&
         is_two(words, name[1]);
}

bool is_vietnamese(const NameWords& words, std::span<const std::string> name) {
  constexpr std::size_t most = 5;  // words
  if (name.size() < 3 || name.size() > most || !words.family.contains(name.front())) return false;
  if (words.middle.contains(name[1])) return true;
  const bool sure = words.sure.contains(name.front()) && !words.sure.contains(name.back());
  return (sure || !words.family.contains(name.back())) &&
         std::all_of(name.begin() + 1, name.end(), [&](const auto& word) { return words.given.contains(word); });
}

/// `Nagy Imre`, `Abe Shinzo`: given names are whole words.
bool is_of_whole_words(const NameWords& words, std::span<const std::string> name) {
  return name.size() == 2 && words.family.contains(name[0]) && words.given.contains(name[1]) &&
         !words.family.contains(name[1]) && !words.given.contains(name[0]);
}

}  // namespace

bool is_family_first(std::span<const std::string> words) {
  return is_of_two_syllables(words_of("zh.txt"), words) || is_of_two_syllables(words_of("ko.txt"), words) ||
         (words.size() == 3 && is_of_two_syllables(words_of("zh-wadegile.txt"), words)) ||
         is_vietnamese(words_of("vi.txt"), words) || is_of_whole_words(words_of("hu.txt"), words) ||
         is_of_whole_words(words_of("ja.txt"), words);
}

std::size_t given_before_two(std::span<const std::string> words) {
  const auto& spanish = words_of("es.txt");
  if (words.size() < 3) return 0;
  const auto given = words.size() - 2;
  if (!std::all_of(words.begin(), words.end() - 2, [&](const auto& word) { return spanish.given.contains(word); }))
    return 0;
  const auto& first = words[given];
  const bool family = spanish.family.contains(first) || (first.size() > 4 && first.ends_with("ez"));
  return family ? given : 0;
}

std::optional<std::size_t> name_without_family(std::span<const std::string> words) {
  const auto& burmese = words_of("my.txt");
  std::size_t begin = 0;
  while (begin + 1 < words.size() && burmese.honorific.contains(words[begin])) ++begin;
  const auto name = words.subspan(begin);
  const auto is_word = [&](const auto& word) { return burmese.given.contains(word); };
  const auto is_sure = [&](const auto& word) { return burmese.sure.contains(word); };
  if (begin + name.size() < 2 || !std::all_of(name.begin(), name.end(), is_word)) return std::nullopt;
  if (begin == 0 && std::none_of(name.begin(), name.end(), is_sure)) return std::nullopt;
  return begin;
}

bool is_patronymic(std::string_view word) {
  const auto& ends = words_of("ru.txt").patronymic;
  return std::any_of(ends.begin(), ends.end(),
                     [&](const auto& end) { return word.size() > end.size() && word.ends_with(end); });
}

bool is_russian_given(std::string_view word) { return words_of("ru.txt").given.contains(word); }

std::size_t hangul_family(std::string_view name) {
  constexpr std::size_t syllable = 3;  // bytes
  constexpr std::size_t longest_of_one = 3;
  const auto size = name.size() / syllable;
  if (size < 2) return size;
  const bool two = size > 2 && words_of("ko.txt").doubles.contains(name.substr(0, 2 * syllable));
  return two || size > longest_of_one ? 2 : 1;
}

}  // namespace dossier
