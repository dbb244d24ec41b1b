// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/pdf/pdf_columns.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <utility>

namespace dossier::pdf {
namespace {

constexpr std::size_t most_gutters = 40;
constexpr std::size_t most_tried = 400;  // strips of a page whose sides are measured
constexpr float cell = 2;                // points a row of the grid

/// Which points of the page hold ink, by rows of two points.
class Ink {
 public:
  Ink(const std::vector<const Word*>& words, const Page& page)
      : width_(static_cast<std::size_t>(std::clamp(page.width, 1.0F, 4000.0F)) + 2),
        height_(static_cast<std::size_t>(std::clamp(page.height, 1.0F, 6000.0F) / cell) + 2),
        cells_(width_ * height_) {
    for (const Word* word : words) {
      const float shrink = 0.22F * word->box.height();
      const auto y0 = row(word->box.y0 + shrink);
      const auto y1 = row(word->box.y1 - shrink);
      for (auto y = y0; y <= y1; ++y) {
        for (auto x = column(word->box.x0); x <= column(word->box.x1 - 0.5F); ++x) cells_[y * width_ + x] = 1;
      }
    }
  }

  [[nodiscard]] std::size_t row(float y) const {
    return static_cast<std::size_t>(std::clamp(y / cell, 0.0F, static_cast<float>(height_ - 1)));
  }
  [[nodiscard]] std::size_t column(float x) const {
    return static_cast<std::size_t>(std::clamp(x, 0.0F, static_cast<float>(width_ - 1)));
  }
  [[nodiscard]] bool any(std::size_t y, std::size_t x0, std::size_t x1) const {
    const auto line = cells_.begin() + static_cast<std::ptrdiff_t>(y * width_);
    return std::find(line + static_cast<std::ptrdiff_t>(x0), line + static_cast<std::ptrdiff_t>(std::min(x1, width_)),
                     1) != line + static_cast<std::ptrdiff_t>(std::min(x1, width_));
  }
  [[nodiscard]] std::size_t width() const { return width_; }
  [[nodiscard]] std::size_t height() const { return height_; }

 private:
  std::size_t width_;
  std::size_t height_;
  std::vector<unsigned char> cells_;
};

/// Runs of rows in which the window from `x` on is white.
struct Run {
  std::size_t x = 0;
  std::size_t y0 = 0;
  std::size_t y1 = 0;
  std::size_t both = 0;  ///< rows of the run with ink on both sides
};

void add_runs(const Ink& ink, std::size_t x, std::size_t window, std::size_t reach, std::size_t least,
              std::vector<Run>& runs) {
  Run run{x, 0, 0, 0};
  bool open = false;
  std::size_t left = 0;
  std::size_t right = 0;
  const auto close = [&](std::size_t y) {
    if (open && std::min(left, right) * 2 >= least && run.both >= least) {
      run.y1 = y;
      runs.push_back(run);
    }
    open = false;
  };
  for (std::size_t y = 0; y < ink.height(); ++y) {
    if (ink.any(y, x, x + window)) {
      close(y);
      continue;
    }
    if (!open) {
      run = {x, y, y, 0};
      left = right = 0;
      open = true;
    }
    const bool at_left = ink.any(y, x > reach ? x - reach : 0, x);
    const bool at_right = ink.any(y, x + window, std::min(ink.width(), x + window + reach));
    left += at_left;
    right += at_right;
    run.both += at_left && at_right;
  }
  close(ink.height());
}

/// Whether a word stands at the height of a strip, whole on one of its sides.
bool stands_beside(const Word& word, const Box& strip, bool left) {
  const float middle = word.box.middle();
  if (middle < strip.y0 || middle > strip.y1) return false;
  return left ? word.box.x1 <= strip.x0 + 1 : word.box.x0 >= strip.x1 - 1;
}

/// The words on one side of a strip by rows, from the top downwards.
std::vector<std::vector<const Word*>> rows_beside(const std::vector<const Word*>& words, const Box& strip, bool left,
                                                  float body) {
  std::vector<std::pair<float, const Word*>> beside;
  for (const Word* word : words) {
    if (stands_beside(*word, strip, left)) beside.emplace_back(word->box.middle(), word);
  }
  std::sort(beside.begin(), beside.end());
  std::vector<std::vector<const Word*>> rows;
  float top = 0;
  for (const auto& [middle, word] : beside) {
    if (rows.empty() || middle - top >= 0.3F * body) {
      rows.emplace_back();
      top = middle;
    }
    rows.back().push_back(word);
  }
  return rows;
}

/// How far from a strip, in points, the words of a row on one of its sides go without a wide gap.
float unbroken_width(std::vector<const Word*> row, const Box& strip, bool left, float body) {
  std::sort(row.begin(), row.end(),
            [&](const Word* a, const Word* b) { return left ? a->box.x1 > b->box.x1 : a->box.x0 < b->box.x0; });
  float edge = left ? row.front()->box.x0 : row.front()->box.x1;
  for (const Word* word : row) {
    if (left ? word->box.x1 < edge - 1.6F * body : word->box.x0 > edge + 1.6F * body) break;
    edge = left ? std::min(edge, word->box.x0) : std::max(edge, word->box.x1);
  }
  return left ? strip.x0 - edge : edge - strip.x1;
}

/// The width, in points, of running text beside a strip: the median of what stands unbroken next to it.
float text_width(const std::vector<const Word*>& words, const Box& strip, bool left, float body) {
  std::vector<float> widths;
  for (auto& row : rows_beside(words, strip, left, body)) {
    widths.push_back(unbroken_width(std::move(row), strip, left, body));
  }
  if (widths.size() < 3) return 0;
  std::nth_element(widths.begin(), widths.begin() + static_cast<std::ptrdiff_t>(widths.size() / 2), widths.end());
  return widths[widths.size() / 2];
}

/// One or two rows that stand at the upper end on the left side alone are the end of the wide text above.
void leave_last_rows(const std::vector<const Word*>& words, Box& strip, float body) {
  float right_top = strip.y1;
  for (const Word* word : words) {
    const float middle = word->box.middle();
    if (middle > strip.y0 && middle < strip.y1 && word->box.x0 >= strip.x1 - 1) right_top = std::min(right_top, middle);
  }
  float above = -1;
  std::vector<float> rows;
  for (const Word* word : words) {
    const float middle = word->box.middle();
    if (middle <= strip.y0) above = std::max(above, middle);
    if (middle > strip.y0 && middle < right_top - 0.5F * body && word->box.x1 <= strip.x0 + 1) rows.push_back(middle);
  }
  std::sort(rows.begin(), rows.end());
  if (rows.empty() || above < 0 || rows.front() - above > 1.6F * body || rows.back() - rows.front() > 1.6F * body)
    return;
  strip.y0 = rows.back() + 0.4F * body;
}

bool near_habit(const ColumnHabit& habit, float x, float slack) {
  return std::any_of(habit.middles.begin(), habit.middles.end(),
                     [&](float middle) { return std::fabs(middle - x) < slack; });
}

Gutter gutter_of(const Run& run, std::size_t window) {
  Gutter gutter;
  gutter.box = {static_cast<float>(run.x), static_cast<float>(run.y0) * cell, static_cast<float>(run.x + window),
                static_cast<float>(run.y1) * cell};
  gutter.evidence = static_cast<float>(run.both) * cell;
  return gutter;
}

}  // namespace

std::vector<Gutter> gutters_of(const std::vector<const Word*>& words, const Page& page, float body,
                               const ColumnHabit& habit) {
  std::vector<Gutter> found;
  if (words.size() < 20) return found;
  const Ink ink(words, page);
  const auto window = static_cast<std::size_t>(std::max(5.0F, std::round(0.8F * body)));
  const auto reach = static_cast<std::size_t>(22 * body);
  float x0 = page.width;
  float x1 = 0;
  for (const Word* word : words) {
    x0 = std::min(x0, word->box.x0);
    x1 = std::max(x1, word->box.x1);
  }
  std::vector<Run> runs;
  for (auto x = ink.column(x0 + 4 * body); x + window < ink.column(x1 - 4 * body); ++x) {
    const bool known = near_habit(habit, static_cast<float>(x) + static_cast<float>(window) / 2, 1.2F * body);
    const auto least = static_cast<std::size_t>((known ? 0.8F : habit.middles.empty() ? 4.0F : 6.0F) * body / cell);
    add_runs(ink, x, window, reach, least, runs);
  }
  std::stable_sort(runs.begin(), runs.end(), [](const Run& a, const Run& b) {
    return std::make_pair(a.both, a.y1 - a.y0) > std::make_pair(b.both, b.y1 - b.y0);
  });
  std::size_t tried = 0;
  for (const auto& run : runs) {
    auto gutter = gutter_of(run, window);
    const bool taken = std::any_of(found.begin(), found.end(), [&](const Gutter& other) {
      return gutter.box.x0 < other.box.x1 + 3 * body && other.box.x0 < gutter.box.x1 + 3 * body &&
             gutter.box.y0 < other.box.y1 - 2 && other.box.y0 < gutter.box.y1 - 2;
    });
    if (taken || found.size() > most_gutters || tried > most_tried) continue;
    ++tried;
    const bool known = near_habit(habit, (gutter.box.x0 + gutter.box.x1) / 2, 1.2F * body);
    const float left = text_width(words, gutter.box, true, body);
    const float right = text_width(words, gutter.box, false, body);
    if (!known && (std::min(left, right) < 6.5F * body || std::max(left, right) < 11 * body)) continue;
    leave_last_rows(words, gutter.box, body);
    found.push_back(gutter);
  }
  return found;
}

ColumnHabit habit_of(const std::vector<std::vector<Gutter>>& pages, float body) {
  ColumnHabit habit;
  // A strip down a whole page needs few lines on both its sides: short notes beside the text, columns whose lines stand
  // between each other's.
  const float whole_page = 55 * body;
  struct Seen {
    float middle;
    float height;
    std::size_t pages;
    bool whole;
  };
  std::vector<Seen> seen;
  for (const auto& page : pages) {
    for (const auto& gutter : page) {
      const float middle = (gutter.box.x0 + gutter.box.x1) / 2;
      const auto same = std::find_if(seen.begin(), seen.end(),
                                     [&](const Seen& other) { return std::fabs(other.middle - middle) < body; });
      const bool whole = gutter.box.height() > whole_page && gutter.evidence > 4 * body;
      if (same == seen.end())
        seen.push_back({middle, gutter.evidence, 1, whole});
      else
        ++same->pages, same->height += gutter.evidence, same->whole = same->whole || whole;
    }
  }
  for (const auto& one : seen) {
    if (one.pages * 3 >= pages.size() && (one.whole || one.height > 25 * body)) habit.middles.push_back(one.middle);
  }
  return habit;
}

namespace {

/// Where something stands on a page that is cut at a strip.
enum Part : std::uint8_t { Above, Left, Right, Below };
constexpr std::size_t part_count = 4;

Part part_of(const Word& word, const Box& strip) {
  const float y = word.box.middle();
  if (y < strip.y0) return Above;
  if (y > strip.y1) return Below;
  return (word.box.x0 + word.box.x1) / 2 < (strip.x0 + strip.x1) / 2 ? Left : Right;
}

/// The piece of another gutter that lies in a part; without height where none does.
Gutter piece_of(Gutter gutter, Part part, const Box& strip) {
  auto& box = gutter.box;
  if (part == Above) {
    box.y1 = std::min(box.y1, strip.y0);
  } else if (part == Below) {
    box.y0 = std::max(box.y0, strip.y1);
  } else if ((box.x0 < strip.x0) == (part == Left)) {
    box.y0 = std::max(box.y0, strip.y0);
    box.y1 = std::min(box.y1, strip.y1);
  } else {
    box.y1 = box.y0;
  }
  return gutter;
}

Region region_of(std::vector<const Word*> words) {
  Region region;
  region.box = words.front()->box;
  for (const Word* word : words) region.box.add(word->box);
  region.words = std::move(words);
  return region;
}

void cut(std::vector<const Word*> words, std::vector<Gutter> gutters, bool right_to_left, std::vector<Region>& out) {
  if (words.empty()) return;
  const auto longest = std::max_element(
      gutters.begin(), gutters.end(), [](const Gutter& a, const Gutter& b) { return a.box.height() < b.box.height(); });
  if (longest == gutters.end()) {
    out.push_back(region_of(std::move(words)));
    return;
  }
  const Box strip = longest->box;
  gutters.erase(longest);
  std::array<std::vector<const Word*>, part_count> parts;
  for (const Word* word : words) parts[part_of(*word, strip)].push_back(word);
  const auto order = right_to_left ? std::array{Above, Right, Left, Below} : std::array{Above, Left, Right, Below};
  for (const auto part : order) {
    std::vector<Gutter> inner;
    for (const auto& gutter : gutters) {
      const auto piece = piece_of(gutter, part, strip);
      if (piece.box.height() > 8) inner.push_back(piece);
    }
    cut(std::move(parts[part]), std::move(inner), right_to_left, out);
  }
}

}  // namespace

std::vector<Region> regions_of(std::vector<const Word*> words, std::vector<Gutter> gutters, bool right_to_left) {
  std::vector<Region> out;
  cut(std::move(words), std::move(gutters), right_to_left, out);
  return out;
}

}  // namespace dossier::pdf
