// SPDX-License-Identifier: GPL-3.0-or-later
// What is told of the words of all hits.
#include "base/system/memory_reserve.hpp"
#include "searcher/local/local_found.hpp"

namespace dossier {

Result<std::vector<std::uint32_t>> LocalFound::with_groups(std::span<const TermGroup> groups) const {
  GroupScorer scorer(reader_);
  std::vector<std::uint32_t> counts;
  for (const auto& group : groups) {
    memory_reserve::give_up_if_low();
    DocSet docs(reader_.last_doc());
    const auto scored = scorer.find(group, {}, docs, nullptr);
    if (!scored) return scored.error();
    docs &= selected_.hits;
    counts.push_back(docs.count());
  }
  return counts;
}

Result<void> LocalFound::each_text(const TextBase* base, const TextVisit& visit) {
  auto docs = selected_.hits;
  if (base != nullptr) {
    const auto matches = matcher_.match(base->root, {});
    if (!matches) return matches.error();
    const auto selected = select_and_count(reader_, matches->docs, base->selections, {});
    if (!selected) return selected.error();
    docs |= selected->hits;
  }
  constexpr std::uint32_t checked = 1024;
  std::vector<WordId> words;
  Result<void> result;
  std::uint32_t read = 0;
  docs.for_each([&](DocId doc) {
    if (!result) return;
    if (++read % checked == 0) memory_reserve::give_up_if_low();
    words.clear();
    result = reader_.read_words(doc, words);
    if (result) visit(doc, words, selected_.hits.contains(doc));
  });
  return result;
}

}  // namespace dossier
