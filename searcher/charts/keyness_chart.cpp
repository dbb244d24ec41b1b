// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/charts/keyness_chart.hpp"

#include "base/strings.hpp"

#include <algorithm>

namespace dossier::chart {
namespace {

constexpr double names_width = 150;
constexpr double bars_width = 130;
constexpr double numbers_width = 60;
constexpr double part_width = names_width + bars_width + numbers_width;
constexpr double gap = 40;
constexpr double row_height = 22;
constexpr double head = 24;

void draw_part(Drawing& drawing, double left, const std::string& title, const std::vector<KeyWord>& words,
               const AddressOf& address_of) {
  if (words.empty()) return;
  drawing.text({left, 14}, title, "soft");
  const auto most = words.front().likelihood;
  double top = head;
  for (const auto& word : words) {
    drawing.open({address_of ? address_of(word.term) : std::string(),
                  word.term + ": " + counted(word.here, "time") + " here, " + with_separators(word.elsewhere) +
                      " elsewhere, in " + counted(word.passages, "passage")});
    drawing.rect({left, top}, part_width, row_height, "target");
    drawing.text({left, top + 15}, cut(word.term, names_width - 10));
    const auto width = std::max(1.0, bars_width * word.likelihood / most);
    drawing.rect({left + names_width, top + 4}, width, row_height - 8, "bar");
    drawing.text({left + names_width + width + 5, top + 15}, number(std::max(0.0, word.likelihood)), "soft");
    drawing.close();
    top += row_height;
  }
}

}  // namespace

Drawing keyness_chart(const KeynessResponse& response, const AddressOf& address_of) {
  const auto rows = static_cast<double>(std::max(response.words.size(), response.pairs.size()));
  const bool both = !response.words.empty() && !response.pairs.empty();
  Drawing drawing(both ? 2 * part_width + gap : part_width, head + std::max(1.0, rows) * row_height,
                  response.echo.given.empty() ? "Key words" : "Key words: " + response.echo.given,
                  "words of " + counted(response.total, "passage") + " by log-likelihood");
  draw_part(drawing, 0, "Words, by log-likelihood", response.words, address_of);
  draw_part(drawing, response.words.empty() ? 0 : part_width + gap, "Pairs of words", response.pairs, address_of);
  return drawing;
}

}  // namespace dossier::chart
