// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/notes/note_places.hpp"

#include "base/digest.hpp"
#include "base/utf8.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <tuple>

namespace dossier::notes {
namespace {

constexpr std::size_t longest_run = 3;
constexpr std::size_t most_looked_at = 4000;  ///< bytes of a marked text: more do not tell more
constexpr std::size_t most_passages = 64;     ///< that are kept of a run: one in more tells little
constexpr double least_share = 0.4;           ///< of the marked runs that a passage must have
constexpr double least_share_here = 0.25;     ///< the same on the note's page, since text layers differ

std::uint64_t joined(const std::vector<std::uint64_t>& words, std::size_t first, std::size_t count) {
  std::uint64_t run = count;
  for (auto i = first; i < first + count; ++i) run = (run ^ words[i]) * 0x9E3779B97F4A7C15ULL;
  return run ^ run >> 31U;
}

/// From a point to the nearest of a box; 0 inside.
float distance(float x, float y, const PageBox& box) {
  const auto dx = std::max({box.x - x, 0.0F, x - box.x - box.width});
  const auto dy = std::max({box.y - y, 0.0F, y - box.y - box.height});
  return std::hypot(dx, dy);
}

constexpr float nowhere = std::numeric_limits<float>::max();

/// Between a note and a passage, on the note's pages; `nowhere` where nothing tells.
float distance(const UserNote& note, const Passage& passage) {
  auto least = nowhere;
  for (const auto& mark : note.boxes) {
    for (const auto& box : passage.boxes) {
      if (box.page == mark.page)
        least = std::min(least, distance(mark.x + mark.width / 2, mark.y + mark.height / 2, box));
    }
    if (least == 0) break;
  }
  return least;
}

}  // namespace

NotePlaces::NotePlaces(const std::vector<Passage>& passages) : passages_(passages) {
  for (std::size_t i = 0; i < passages.size(); ++i) {
    const auto words = words_of(passages[i].text);
    for (std::size_t count = 1; count <= longest_run; ++count) {
      for (std::size_t first = 0; first + count <= words.size(); ++first) {
        auto& known = runs_[joined(words, first, count)];
        if (known.size() < most_passages && (known.empty() || known.back() != i)) {
          known.push_back(static_cast<std::uint32_t>(i));
        }
      }
    }
  }
}

NotePlaces::Words NotePlaces::words_of(std::string_view text) const {
  Analyzer().analyze(text, tokens_);
  Words words;
  words.reserve(tokens_.size());
  for (std::size_t i = 0; i < tokens_.size(); ++i) words.push_back(Digest().add(tokens_.term(i)).value());
  return words;
}

bool NotePlaces::on_page(std::size_t passage, const UserNote& note) const {
  const auto& pages = passages_[passage].pages;
  return note.page > 0 && pages.first <= note.page && note.page <= pages.last;
}

std::optional<std::size_t> NotePlaces::find(const UserNote& note) const {
  if (const auto found = by_words(note)) return found;
  return by_place(note);
}

std::optional<std::size_t> NotePlaces::by_words(const UserNote& note) const {
  const auto marked = std::string_view(note.marked);
  const auto words = words_of(marked.substr(0, utf8::boundary_before(marked, std::min(marked.size(), most_looked_at))));
  if (words.empty()) return std::nullopt;
  const auto run = std::min(longest_run, words.size());
  const auto runs = words.size() - run + 1;
  std::map<std::uint32_t, std::size_t> shared;
  for (std::size_t first = 0; first < runs; ++first) {
    const auto known = runs_.find(joined(words, first, run));
    if (known == runs_.end()) continue;
    for (const auto passage : known->second) ++shared[passage];
  }
  // A word or two may stand anywhere: then the page has to tell.
  const bool tells = run == longest_run || note.page == 0;
  std::optional<std::size_t> best;
  std::tuple<std::size_t, bool, float> best_score;
  for (const auto& [passage, count] : shared) {
    const bool here = on_page(passage, note);
    const auto least = (here ? least_share_here : least_share) * static_cast<double>(runs);
    if ((!tells && !here) || static_cast<double>(count) < least) continue;
    const std::tuple score(count, here, -distance(note, passages_[passage]));
    if (best && score <= best_score) continue;
    best = passage;
    best_score = score;
  }
  return best;
}

std::optional<std::size_t> NotePlaces::by_place(const UserNote& note) const {
  if (note.boxes.empty()) return std::nullopt;
  std::optional<std::size_t> nearest;
  auto least = nowhere;
  for (std::size_t i = 0; i < passages_.size(); ++i) {
    if (!on_page(i, note)) continue;
    const auto away = distance(note, passages_[i]);
    if (away >= least) continue;
    nearest = i;
    least = away;
  }
  return nearest;
}

}  // namespace dossier::notes
