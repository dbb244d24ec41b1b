// SPDX-License-Identifier: GPL-3.0-or-later
#include "stopwords/section_words.hpp"

#include "embedded_section_words.hpp"
#include "stopwords/lines.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

namespace dossier {
namespace {

struct Data {
  std::vector<SectionWord> names;
  std::vector<std::pair<std::string_view, std::string_view>> words;  // kind and word
};

std::string_view take_word(std::string_view& line) {
  const auto end = std::min(line.find(' '), line.size());
  const auto word = line.substr(0, end);
  line.remove_prefix(std::min(end + 1, line.size()));
  return word;
}

SectionFit fit_of(std::string_view name) {
  if (name == "prefix") return SectionFit::Prefix;
  if (name == "within") return SectionFit::Within;
  if (name == "last") return SectionFit::Last;
  if (name == "framework") return SectionFit::Framework;
  assert(name == "whole");
  return SectionFit::Whole;
}

void read_line(std::string_view line, Data& data) {
  const auto role = take_word(line);
  const auto second = take_word(line);
  assert(!line.empty());
  if (role == "word-of") {
    data.words.emplace_back(second, line);
  } else {
    data.names.push_back({role, fit_of(second), line});
  }
}

const Data& data() {
  static const auto all = [] {
    Data read;
    for (const auto file : embedded_section_words_files()) {
      for_each_line(embedded_section_words(file), [&](std::string_view line) { read_line(line, read); });
    }
    return read;
  }();
  return all;
}

}  // namespace

const std::vector<SectionWord>& section_words() { return data().names; }

std::vector<std::string_view> heading_words(std::string_view kind) {
  std::vector<std::string_view> words;
  for (const auto& [of, word] : data().words) {
    if (of == kind) words.push_back(word);
  }
  std::sort(words.begin(), words.end());
  return words;
}

}  // namespace dossier
