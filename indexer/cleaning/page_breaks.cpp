// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/cleaning/page_breaks.hpp"

#include "indexer/cleaning/edge_line.hpp"
#include "indexer/text/text_rules.hpp"

#include <algorithm>
#include <optional>
#include <unordered_map>

namespace dossier::reading {
namespace {

constexpr std::size_t shortest_page = 400;  ///< bytes
constexpr std::size_t longest_page = 16'000;
constexpr std::size_t nothing = static_cast<std::size_t>(-1);

/// A line that may hold the number of a page.
struct Candidate {
  std::size_t line = 0;
  std::size_t offset = 0;  ///< bytes before it
  long number = 0;
  int weight = 0;  ///< how much it looks like the edge of a page
  // The best row of pages that ends here.
  int score = 0;
  std::size_t length = 1;
  std::size_t before = nothing;
};

class PageCounter {
 public:
  explicit PageCounter(const std::vector<SourceLine>& lines) : lines_(lines) {}

  std::vector<PageRange> run() {
    gather();
    const auto last = best_row();
    std::vector<std::size_t> cuts;
    for (auto at = last; at != nothing; at = candidates_[at].before) cuts.push_back(candidates_[at].line + 1);
    std::reverse(cuts.begin(), cuts.end());
    std::vector<PageRange> pages;
    std::size_t from = 0;
    for (const auto cut : cuts) {
      pages.push_back({from, cut});
      from = cut;
    }
    if (from < lines_.size() || pages.empty()) pages.push_back({from, lines_.size()});
    return pages;
  }

 private:
  void gather();
  [[nodiscard]] int weight_of(std::size_t at, const EdgeLine& edge) const;
  [[nodiscard]] std::size_t best_row();
  void follow(Candidate& candidate, const std::vector<std::size_t>& others, std::size_t pages);
  [[nodiscard]] const SourceLine* near_line(std::size_t at, bool below) const;

  const std::vector<SourceLine>& lines_;
  std::vector<Candidate> candidates_;
};

/// The next line with text, two blank ones away at most.
const SourceLine* PageCounter::near_line(std::size_t at, bool below) const {
  for (std::size_t step = 1; step <= 3; ++step) {
    if (below ? at + step >= lines_.size() : at < step) return nullptr;
    const auto& line = lines_[below ? at + step : at - step];
    if (!line.blank()) return &line;
  }
  return nullptr;
}

int PageCounter::weight_of(std::size_t at, const EdgeLine& edge) const {
  const bool blank_above = at == 0 || lines_[at - 1].blank();
  const bool blank_below = at + 1 >= lines_.size() || lines_[at + 1].blank();
  const auto* above = near_line(at, false);
  const auto* below = near_line(at, true);
  int weight = edge.marked || edge.parted ? 3 : 0;
  if (blank_above && blank_below) ++weight;
  if (above == nullptr || below == nullptr) return weight;
  if (ends_open(above->text) && starts_lower(below->text)) weight += 3;
  // The number of a section above its title, or of a note above its text.
  const bool titled = count_words(below->text, 10) <= 9 && ends_open(below->text) && !starts_lower(below->text);
  if (edge.lone && !edge.marked && !blank_below && titled) weight -= 2;
  return weight;
}

void PageCounter::gather() {
  std::size_t offset = 0;
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    if (lines_[i].blank()) continue;
    const auto edge = edge_line(lines_[i].text);
    if ((edge.lone || edge.parted) && edge.number) {
      Candidate candidate;
      candidate.line = i;
      candidate.offset = offset;
      candidate.number = edge.roman ? *edge.number - 10'000 : *edge.number;  // counted apart
      candidate.weight = weight_of(i, edge);
      candidates_.push_back(candidate);
    }
    offset += lines_[i].text.size();
  }
}

/// Lets a number go on the best row that ends in one of `others`, `pages` less than it.
void PageCounter::follow(Candidate& candidate, const std::vector<std::size_t>& others, std::size_t pages) {
  constexpr int for_next_page = 3;
  for (const auto other : others) {
    const auto& before = candidates_[other];
    const auto distance = candidate.offset - before.offset;
    if (distance < shortest_page * pages || distance > longest_page * pages) continue;
    const int score = before.score + candidate.weight + (pages == 1 ? for_next_page : 0);
    if (score <= candidate.score && candidate.length > 1) continue;
    candidate.score = score;
    candidate.length = before.length + 1;
    candidate.before = other;
  }
}

/// The end of the row of numbers, each one more than the one before, that looks most like pages; `nothing` where none
/// looks like them.
std::size_t PageCounter::best_row() {
  constexpr int least_score = 5;
  std::unordered_map<long, std::vector<std::size_t>> latest;  // candidates of a number, the last few
  std::size_t best = nothing;
  for (std::size_t i = 0; i < candidates_.size(); ++i) {
    auto& candidate = candidates_[i];
    candidate.score = candidate.weight;
    for (const long step : {1L, 2L}) {
      const auto found = latest.find(candidate.number - step);
      if (found != latest.end()) follow(candidate, found->second, static_cast<std::size_t>(step));
    }
    auto& same = latest[candidate.number];
    if (same.size() >= 4) same.erase(same.begin());
    same.push_back(i);
    const bool enough = candidate.length >= 3 || (candidate.length == 2 && candidate.score >= least_score + 3);
    if (enough && candidate.score >= least_score && (best == nothing || candidate.score > candidates_[best].score))
      best = i;
  }
  return best;
}

}  // namespace

std::vector<PageRange> fed_pages(const std::vector<SourceLine>& lines) {
  std::vector<PageRange> pages;
  for (std::size_t from = 0; from < lines.size();) {
    std::size_t to = from + 1;
    while (to < lines.size() && lines[to].page == lines[from].page) ++to;
    pages.push_back({from, to});
    from = to;
  }
  return pages;
}

std::vector<PageRange> counted_pages(const std::vector<SourceLine>& lines) { return PageCounter(lines).run(); }

}  // namespace dossier::reading
