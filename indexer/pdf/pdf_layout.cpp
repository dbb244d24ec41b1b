// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/pdf/pdf_layout.hpp"

#include "base/strings.hpp"
#include "indexer/pdf/pdf_columns.hpp"
#include "indexer/source/pdf_letters.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_set>

namespace dossier::pdf {
namespace {

constexpr float least_size = 2;  // points; smaller words are hidden ones

bool is_upright(const Word& word, const Page& page) {
  if (word.quarter_turns != 0 || word.size < least_size || word.box.width() <= 0) return false;
  // A turned word whose turn the file does not tell is much higher than its type.
  if (word.box.height() > 2.2F * word.size && word.text.size() > 3) return false;
  return word.box.x1 > 0 && word.box.y1 > 0 && word.box.x0 < page.width && word.box.y0 < page.height;
}

float body_size(const PdfText& text) {
  std::map<int, std::size_t> letters;
  for (const auto& page : text.pages) {
    for (const auto& word : page.words) {
      if (word.quarter_turns == 0 && word.size >= least_size)
        letters[static_cast<int>(std::lround(word.size * 10))] += word.text.size();
    }
  }
  const auto most = std::max_element(letters.begin(), letters.end(),
                                     [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == letters.end() ? 10 : static_cast<float>(most->first) / 10;
}

std::vector<const Word*> words_of(const Page& page) {
  std::vector<const Word*> words;
  std::unordered_set<std::string> seen;
  for (const auto& word : page.words) {
    if (!is_upright(word, page)) continue;
    // Bold type is at times one word painted twice.
    const auto place = std::to_string(std::lround(word.box.x0 / 1.5F)) + ' ' +
                       std::to_string(std::lround(word.box.y0 / 1.5F)) + ' ' + word.text;
    if (seen.insert(place).second) words.push_back(&word);
  }
  return words;
}

bool mostly_right_to_left(const PdfText& text) {
  std::size_t right_to_left = 0;
  std::size_t letters = 0;
  for (const auto& page : text.pages) {
    for (const auto& word : page.words) {
      const auto counts = count_letters(word.text);
      right_to_left += counts.right_to_left;
      letters += counts.letters;
    }
    if (letters > 20000) break;
  }
  return 2 * right_to_left > letters;
}

/// Where most rows of words begin.
float usual_left(const Region& region, float body) {
  std::map<int, float> rows;  // by half of the body's size, the leftmost word
  for (const Word* word : region.words) {
    const auto row = static_cast<int>(std::lround(2 * word->box.middle() / body));
    const auto found = rows.try_emplace(row, word->box.x0).first;
    found->second = std::min(found->second, word->box.x0);
  }
  std::map<int, std::size_t> lefts;
  for (const auto& [row, left] : rows) ++lefts[static_cast<int>(std::lround(left / 2))];
  const auto most =
      std::max_element(lefts.begin(), lefts.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == lefts.end() || most->second * 2 < rows.size() ? 0 : static_cast<float>(most->first) * 2;
}

/// Headings in bold type that stand beside the text, left of where its lines begin; from the top downwards.
std::vector<Region> side_headings(const Region& region, const std::vector<Face>& faces, float body) {
  constexpr std::uint32_t fewest_letters = 4;
  constexpr std::size_t most_headings = 40;  // of a region; each takes time for all its words
  const float left = usual_left(region, body);
  std::vector<const Word*> aside;
  for (const Word* word : region.words) {
    if (word->font < faces.size() && faces[word->font].bold && word->box.x1 < left - 0.4F * body) aside.push_back(word);
  }
  std::stable_sort(aside.begin(), aside.end(), [](const Word* a, const Word* b) { return a->box.y0 < b->box.y0; });
  std::vector<Region> found;
  for (const Word* word : aside) {
    if (found.empty() || word->box.y0 - found.back().box.y1 > 0.9F * body) found.emplace_back().box = word->box;
    found.back().words.push_back(word);
    found.back().box.add(word->box);
  }
  if (found.size() > most_headings) return {};
  std::erase_if(found, [&](const Region& heading) {
    std::uint32_t letters = 0;
    for (const Word* word : heading.words) letters += count_letters(word->text).letters;
    const bool beside = std::ranges::any_of(region.words, [&](const Word* word) {
      return word->box.x0 > left - 2 && word->box.middle() > heading.box.y0 &&
             word->box.middle() < heading.box.y0 + 2 * body;
    });
    return letters < fewest_letters || !beside;
  });
  return found;
}

/// Cuts a region at the headings beside its text, each of which comes to stand above the text that it begins.
std::vector<Region> cut_at(Region region, std::vector<Region> headings) {
  std::vector<Region> out;
  const auto put = [&](std::vector<const Word*> words) {
    if (words.empty()) return;
    Region piece;
    piece.words = std::move(words);
    piece.box = piece.words.front()->box;
    for (const Word* word : piece.words) piece.box.add(word->box);
    out.push_back(std::move(piece));
  };
  std::unordered_set<const Word*> taken;
  for (const auto& heading : headings) taken.insert(heading.words.begin(), heading.words.end());
  std::erase_if(region.words, [&](const Word* word) { return taken.contains(word); });
  for (auto& heading : headings) {
    const auto below = std::stable_partition(region.words.begin(), region.words.end(),
                                             [&](const Word* word) { return word->box.middle() < heading.box.y0; });
    put({region.words.begin(), below});
    region.words.erase(region.words.begin(), below);
    put(std::move(heading.words));
  }
  put(std::move(region.words));
  return out;
}

void add_column(Layout& layout, Region& region, std::uint32_t page, const std::vector<Face>& faces) {
  Column column;
  column.page = page;
  column.box = region.box;
  column.first = layout.lines.size();
  for (auto& line : lines_of(std::move(region.words), faces, layout.body)) {
    line.page = page;
    if (layout.right_to_left && !line.right_to_left) put_number_first(line);
    line.column = static_cast<std::uint32_t>(layout.columns.size());
    layout.lines.push_back(std::move(line));
  }
  column.last = layout.lines.size();
  layout.columns.push_back(column);
}

/// The regions of all pages in reading order, cut at headings beside the text where the paper has several.
void add_columns(Layout& layout, std::vector<std::vector<Region>> pages, const std::vector<Face>& faces) {
  std::size_t headings = 0;
  if (!layout.right_to_left) {
    for (const auto& regions : pages) {
      for (const auto& region : regions) headings += side_headings(region, faces, layout.body).size();
    }
  }
  for (std::size_t i = 0; i < pages.size(); ++i) {
    for (auto& region : pages[i]) {
      auto beside = headings > 1 ? side_headings(region, faces, layout.body) : std::vector<Region>();
      for (auto& piece : cut_at(std::move(region), std::move(beside)))
        add_column(layout, piece, static_cast<std::uint32_t>(i), faces);
    }
  }
}

}  // namespace

float Layout::line_spacing(float size) const {
  const auto found = line_spacings.find(static_cast<int>(std::lround(size * 2)));
  if (found != line_spacings.end()) return found->second;
  const auto usual = line_spacings.find(static_cast<int>(std::lround(body * 2)));
  return usual == line_spacings.end() || body <= 0 ? 1.2F * size : std::min(1.35F, usual->second / body) * size;
}

Layout layout_of(const PdfText& text) {
  Layout layout;
  layout.body = body_size(text);
  layout.right_to_left = mostly_right_to_left(text);
  const auto faces = faces_of(text.fonts);
  std::vector<std::vector<const Word*>> words;
  std::vector<std::vector<Gutter>> gutters;
  for (const auto& page : text.pages) {
    words.push_back(words_of(page));
    layout.dropped_words += static_cast<std::uint32_t>(page.words.size() - words.back().size());
    layout.dropped_words += drop_line_numbers(words.back(), layout.body);
    gutters.push_back(gutters_of(words.back(), page, layout.body, {}));
  }
  const auto habit = habit_of(gutters, layout.body);
  std::vector<std::vector<Region>> regions;
  for (std::size_t i = 0; i < text.pages.size(); ++i) {
    const auto& page = text.pages[i];
    if (!habit.middles.empty()) gutters[i] = gutters_of(words[i], page, layout.body, habit);
    regions.push_back(regions_of(std::move(words[i]), std::move(gutters[i]), layout.right_to_left));
    layout.page_heights.push_back(page.height);
    layout.page_widths.push_back(page.width);
  }
  add_columns(layout, std::move(regions), faces);
  layout.margin_numbers.resize(text.pages.size());
  return layout;
}

namespace {

/// Value and place of a number that may count a line.
struct Count {
  const Word* word;
  long value;
};

std::vector<Count> counts_at(const std::vector<const Word*>& words, float x, bool left) {
  std::vector<Count> counts;
  for (const Word* word : words) {
    const auto& text = word->text;
    if (text.size() > 4 || !std::all_of(text.begin(), text.end(), is_digit)) continue;
    if (left ? word->box.x1 > x : word->box.x0 < x) continue;
    counts.push_back({word, std::stol(text)});
  }
  std::sort(counts.begin(), counts.end(),
            [](const Count& a, const Count& b) { return a.word->box.y0 < b.word->box.y0; });
  return counts;
}

/// Whether most numbers follow each other by one step; those that do not (a page number) are taken out.
bool in_sequence(std::vector<Count>& counts) {
  if (counts.size() < 5) return false;
  std::map<long, std::size_t> steps;
  for (std::size_t i = 1; i < counts.size(); ++i) ++steps[counts[i].value - counts[i - 1].value];
  const auto most =
      std::max_element(steps.begin(), steps.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  if ((most->first != 1 && most->first != 5 && most->first != 2) || most->second * 10 < (counts.size() - 1) * 8)
    return false;
  if (!counts.empty() && counts.size() > 2 && counts.back().value - counts[counts.size() - 2].value != most->first) {
    counts.pop_back();
  }
  return true;
}

}  // namespace

std::uint32_t drop_line_numbers(std::vector<const Word*>& words, float body) {
  std::vector<float> lefts;
  std::vector<float> rights;
  for (const Word* word : words) {
    if (std::all_of(word->text.begin(), word->text.end(), is_digit)) continue;
    lefts.push_back(word->box.x0);
    rights.push_back(word->box.x1);
  }
  if (lefts.size() < 10) return 0;
  std::sort(lefts.begin(), lefts.end());
  std::sort(rights.begin(), rights.end());
  std::uint32_t dropped = 0;
  for (const bool left : {true, false}) {
    const float edge =
        left ? lefts[lefts.size() / 50] - 0.2F * body : rights[rights.size() - 1 - rights.size() / 50] + 0.2F * body;
    auto counts = counts_at(words, edge, left);
    if (!in_sequence(counts)) continue;
    for (const auto& count : counts) std::erase(words, count.word);
    dropped += static_cast<std::uint32_t>(counts.size());
  }
  return dropped;
}

}  // namespace dossier::pdf
