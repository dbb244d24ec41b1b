// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/read/index_reader.hpp"
#include "index/write/index_writer.hpp"
#include "tests/support/temp_folder.hpp"

#include <random>
#include <string>
#include <vector>

// Invented sources for the tests of the index.
namespace dossier::test {

inline Passage invented_passage(const std::string& paper, std::uint32_t n, std::string text) {
  Passage passage;
  passage.paper = paper;
  passage.id = paper + ":" + std::to_string(n);
  passage.n = n;
  passage.text = std::move(text);
  return passage;
}

/// A source of one paper, whose passages hold the given texts.
inline SourceContent invented_source(const std::string& paper, const std::vector<std::string>& texts) {
  SourceContent source;
  source.record.path = paper + ".md";
  source.record.content_hash = "hash of " + paper;
  Paper about;
  about.id = paper;
  about.source = source.record.path;
  about.title = "On " + paper;
  about.authors = {"Ada Example", "Bo Øre"};
  about.year = 2019;
  source.papers.push_back(about);
  std::uint32_t n = 0;
  for (const auto& text : texts) source.passages.push_back(invented_passage(paper, ++n, text));
  return source;
}

inline const std::vector<std::string>& invented_words() {
  static const std::vector<std::string> words{"river", "treaty", "border", "trade",  "tariff",  "harbour", "envoy",
                                              "canal", "pact",   "rail",   "summit", "tribute", "ferry",   "grain"};
  return words;
}

/// A text of up to `most` words, the first ones of the list more often.
inline std::string random_text(std::mt19937& random, std::size_t most) {
  const auto& words = invented_words();
  std::string text;
  for (auto left = random() % (most + 1); left > 0; --left) {
    text += words[std::min(random() % words.size(), random() % words.size())] + " ";
  }
  return text;
}

inline SourceContent random_source(const std::string& paper, std::mt19937& random, std::size_t passages) {
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < passages; ++i) texts.push_back(random_text(random, 30));
  auto source = invented_source(paper, texts);
  for (auto& passage : source.passages) {
    passage.section = static_cast<Section>(random() % section_names.size());
    passage.kind = static_cast<PassageKind>(random() % passage_kind_names.size());
    if (random() % 2 == 0) passage.heading = {random_text(random, 3)};
    if (random() % 3 == 0) passage.fields.emplace_back("country", invented_words()[random() % 4]);
    if (random() % 3 == 0) passage.labels.push_back({"theory", "realism", LabelSource::Given, 1.0F, "", {}});
  }
  return source;
}

}  // namespace dossier::test
