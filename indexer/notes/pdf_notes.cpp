// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/notes/pdf_notes.hpp"

#include "base/utf8.hpp"
#include "index/page_text.hpp"
#include "indexer/source/pdf_letters.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <string>
#include <tuple>
#include <utility>

namespace dossier::notes {
namespace {

/// The words of a page by the height at which they stand.
class PageWords {
 public:
  explicit PageWords(const pdf::Page& page) : page_(page) {
    for (std::size_t i = 0; i < page.words.size(); ++i) by_height_.emplace_back(page.words[i].box.middle(), i);
    std::sort(by_height_.begin(), by_height_.end());
  }

  /// The words under these lines, in the order of reading.
  [[nodiscard]] std::string under(const std::vector<pdf::Box>& lines) const {
    std::string text;
    std::set<std::size_t> used;
    for (const auto& line : lines) {
      bool begins_line = true;
      for (const auto word : in_line(line)) {
        if (!used.insert(word).second) continue;
        append(text, page_.words[word].text, begins_line);
        begins_line = false;
        if (text.size() > most_marked) return text;
      }
    }
    return text;
  }

 private:
  static constexpr std::size_t most_marked = 20000;  ///< bytes

  const pdf::Page& page_;
  std::vector<std::pair<float, std::size_t>> by_height_;  ///< middle of the box, word

  [[nodiscard]] std::vector<std::size_t> in_line(const pdf::Box& line) const {
    constexpr float slack = 1;    // point
    constexpr float edge = 0.1F;  // marks reach into the lines above and below
    const auto margin = edge * (line.y1 - line.y0);
    std::vector<std::size_t> words;
    std::size_t right_to_left = 0;
    auto at = std::lower_bound(by_height_.begin(), by_height_.end(), std::pair(line.y0 + margin, std::size_t{0}));
    for (; at != by_height_.end() && at->first <= line.y1 - margin; ++at) {
      const auto& word = page_.words[at->second];
      const auto middle = (word.box.x0 + word.box.x1) / 2;
      if (middle < line.x0 - slack || middle > line.x1 + slack) continue;
      words.push_back(at->second);
      const auto letters = pdf::count_letters(word.text);
      right_to_left += letters.right_to_left * 2 > letters.letters ? 1 : 0;
    }
    const bool turned = right_to_left * 2 > words.size();
    // A mark may reach over several lines, where its program does not tell them apart.
    float height = 1;
    for (const auto word : words) height = std::max(height, page_.words[word].box.height());
    const bool one_row = line.height() < 2 * height;
    std::vector<std::tuple<float, float, std::size_t>> places;
    for (const auto word : words) {
      const auto& box = page_.words[word].box;
      places.emplace_back(one_row ? 0 : std::round((box.middle() - line.y0) / height), turned ? -box.x1 : box.x0, word);
    }
    std::sort(places.begin(), places.end());
    for (std::size_t i = 0; i < words.size(); ++i) words[i] = std::get<2>(places[i]);
    return words;
  }

  static void append(std::string& text, const std::string& word, bool begins_line) {
    const auto hyphen = begins_line && pdf::ends_with_hyphen(text) ? pdf::hyphen_at_end(text) : 0;
    if (hyphen > 0 && pdf::begins_small(word)) {
      text.resize(text.size() - hyphen);
    } else if (!text.empty() &&
               !(pdf::is_ideograph(pdf::last_code(text)) && pdf::is_ideograph(pdf::first_code(word)))) {
      text += ' ';
    }
    text += word;
  }
};

float to_tenth(float points) { return std::round(std::max(points, 0.0F) * 10) / 10; }

}  // namespace

PageBox page_box(std::uint32_t page, const pdf::Box& box) {
  return {page, to_tenth(box.x0), to_tenth(box.y0), to_tenth(box.width()), to_tenth(box.height())};
}

std::vector<UserNote> notes_of(const pdf::PdfText& text) {
  std::vector<UserNote> notes;
  for (std::size_t i = 0; i < text.pages.size(); ++i) {
    const auto& page = text.pages[i];
    if (page.annotations.empty()) continue;
    const PageWords words(page);
    for (const auto& annotation : page.annotations) {
      UserNote note;
      note.kind = PassageKind::Annotation;
      note.page = static_cast<std::uint32_t>(i + 1);
      if (is_page_name(page.label)) note.printed = page.label;
      if (annotation.marks_text) note.marked = utf8::repaired(words.under(annotation.boxes));
      note.comment = annotation.comment;
      if (note.marked.empty() && note.comment.empty()) continue;
      for (const auto& box : annotation.boxes) {
        note.boxes.push_back(page_box(note.page, box));
      }
      notes.push_back(std::move(note));
    }
  }
  return notes;
}

}  // namespace dossier::notes
