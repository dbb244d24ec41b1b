// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/strings.hpp"
#include "base/utf8.hpp"
#include "indexer/pdf/pdf_line.hpp"
#include "indexer/source/pdf_letters.hpp"
#include "indexer/source/pdf_right_to_left.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace dossier::pdf {
namespace {

constexpr std::size_t most_capitals = 20;  // of one region; more are no dropped capitals

/// Words on one baseline. Set up by its largest words, so that raised and lowered ones fall into it.
struct Row {
  float middle = 0;
  float size = 0;
  std::vector<const Word*> words;
};

bool is_dropped_capital(const Word& word, float body) {
  return body > 0 && word.size > 1.9F * body && word.text.size() <= 4 && count_letters(word.text).capitals == 1 &&
         count_letters(word.text).all <= 2;
}

std::vector<Row> rows_of(std::vector<const Word*>& words) {
  std::stable_sort(words.begin(), words.end(), [](const Word* a, const Word* b) { return a->size > b->size; });
  std::vector<Row> rows;
  std::multimap<float, std::size_t> places;
  for (const Word* word : words) {
    const float middle = word->box.middle();
    std::size_t best = rows.size();
    float nearest = 1e9F;
    for (auto at = places.lower_bound(middle - word->size * 3 - 20); at != places.end(); ++at) {
      if (at->first > middle + word->size * 3 + 20) break;
      const auto& row = rows[at->second];
      const float away = std::fabs(row.middle - middle);
      if (away < 0.46F * row.size && away < nearest) {
        nearest = away;
        best = at->second;
      }
    }
    if (best == rows.size()) {
      rows.push_back({middle, word->size, {}});
      places.emplace(middle, best);
    }
    rows[best].words.push_back(word);
  }
  std::sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.middle < b.middle; });
  return rows;
}

/// Words of a line that runs from right to left, in reading order: numbers and Latin words keep theirs among
/// themselves.
void put_in_reading_order(std::vector<const Word*>& words) {
  std::reverse(words.begin(), words.end());
  const auto forward = [](const Word* word) {
    const auto counts = count_letters(word->text);
    return counts.right_to_left == 0 && (counts.letters > 0 || counts.digits > 0);
  };
  for (auto at = words.begin(); at != words.end();) {
    if (!forward(*at)) {
      ++at;
      continue;
    }
    const auto end = std::find_if_not(at, words.end(), forward);
    std::reverse(at, end);
    at = end;
  }
}

/// A digit of Arabic, Persian or Devanagari.
bool is_other_digit(char32_t code) {
  return (code >= 0x660 && code <= 0x669) || (code >= 0x6F0 && code <= 0x6F9) || (code >= 0x966 && code <= 0x96F);
}

/// `12`, `٣`, `3,4`, `[5]`, `†`, `a`, or several of them: `a,∗`.
bool is_note_mark(const std::string& text) {
  if (text.empty() || text.size() > 14) return false;
  for (std::size_t at = 0; at < text.size();) {
    const auto rest = std::string_view(text).substr(at);
    const bool letter = rest.front() >= 'a' && rest.front() <= 'g' && (rest.size() == 1 || rest[1] == ',');
    if (letter || is_digit(rest.front()) || std::string_view(",-*[]").find(rest.front()) != std::string_view::npos) {
      ++at;
      continue;
    }
    if (const auto other = utf8::decode(rest, 0); is_other_digit(other.code)) {
      at += other.size;
      continue;
    }
    constexpr auto signs = std::to_array<std::string_view>({"†", "‡", "§", "¶", "∗", "–"});
    const auto sign = std::ranges::find_if(signs, [&](std::string_view one) { return rest.starts_with(one); });
    if (sign == signs.end()) return false;
    at += sign->size();
  }
  return true;
}

/// Raised against the word before it or behind it.
bool is_raised(const Word& word, float row_size, float row_bottom) {
  return word.size < 0.86F * row_size && word.box.y1 < row_bottom - 0.1F * row_size;
}

/// A raised number behind a digit or a unit of measure is a power, not a note.
bool is_power(const Line& line, const std::string& text) {
  if (line.text.empty() || line.text.back() == ' ' || !is_digit(text.front())) return false;
  const auto last = line.text.back();
  if (is_digit(last)) return true;
  const auto blank = line.text.find_last_of(" /(");
  const auto word = std::string_view(line.text).substr(blank == std::string::npos ? 0 : blank + 1);
  return word.size() == 1 || word == "cm" || word == "km" || word == "mm" || word == "nm" || word == "m";
}

bool needs_blank(const Word& before, const Word& word, float gap, float size, bool right_to_left) {
  if (is_ideograph(last_code(before.text)) && is_ideograph(first_code(word.text))) return false;
  if (is_ideograph(last_code(before.text)) || is_ideograph(first_code(word.text))) return gap > 0.5F * size;
  if (right_to_left) return true;
  return gap > 0.11F * size;
}

struct Shares {
  std::map<int, std::uint32_t> sizes;
  float all = 0, bold = 0, italic = 0, caps = 0, mono = 0, math = 0, digits = 0;
  std::uint32_t capitals = 0, small = 0, ideographs = 0;
  float capital_size = 1e9F;  // of the smallest piece that begins with a capital
  float small_size = 0;       // of the largest one in small letters
};

void count_face(Shares& shares, const Word& word, const Face& face, const LetterCounts& counts) {
  const auto letters = static_cast<float>(counts.all);
  shares.sizes[static_cast<int>(std::lround(word.size * 20))] += counts.all;
  shares.all += letters;
  shares.digits += static_cast<float>(counts.digits);
  shares.ideographs += counts.ideographs;
  if (counts.capitals > 0)
    shares.capital_size = counts.small > 0 ? 0 : std::min(shares.capital_size, word.size);
  else if (counts.small > 0)
    shares.small_size = std::max(shares.small_size, word.size);
  shares.capitals += counts.capitals;
  shares.small += counts.small;
  if (face.bold) shares.bold += letters;
  if (face.italic) shares.italic += letters;
  if (face.caps) shares.caps += letters;
  if (face.mono) shares.mono += letters;
  if (face.math) shares.math += letters;
}

void settle(Line& line, const Shares& shares) {
  const auto most = std::max_element(shares.sizes.begin(), shares.sizes.end(),
                                     [](const auto& a, const auto& b) { return a.second < b.second; });
  line.size = most == shares.sizes.end() ? 0 : static_cast<float>(most->first) / 20;
  // Capitals and small capitals of one word come in two sizes; the larger one is the line's.
  if (shares.sizes.size() > 1 && shares.small == 0 && shares.capitals > 3) {
    std::uint32_t seen = 0;
    for (auto size = shares.sizes.rbegin(); size != shares.sizes.rend() && static_cast<float>(seen) * 20 < shares.all;
         ++size) {
      line.size = static_cast<float>(size->first) / 20;
      seen += size->second;
    }
    if (most->first < std::lround(line.size * 20)) line.caps = 1;
  }
  // Small letters, all of them in smaller type than the capitals, are drawn as small capitals.
  if (shares.small_size > 0 && shares.capital_size < 1e8F && shares.capital_size > 1.15F * shares.small_size &&
      shares.capital_size < 1.7F * shares.small_size) {
    line.size = shares.capital_size;
    line.caps = 1;
  }
  const float all = std::max(1.0F, shares.all);
  line.words = std::max(line.words, shares.ideographs / 2);  // a word of Chinese has two signs or so
  line.letters = static_cast<std::uint32_t>(shares.all);
  line.bold = shares.bold / all;
  line.italic = shares.italic / all;
  line.caps = std::max(line.caps, shares.caps / all);
  line.mono = shares.mono / all;
  line.math = shares.math / all;
  line.digits = shares.digits / all;
}

/// The bottom of the row's full-size words.
float bottom_of(const Row& row) {
  float sum = 0;
  float weight = 0;
  for (const Word* word : row.words) {
    if (word->size < 0.9F * row.size) continue;
    sum += word->box.y1 * word->box.width();
    weight += word->box.width();
  }
  return weight > 0 ? sum / weight : row.middle + row.size / 2;
}

/// The size that most of the row is set in, so that one large sign does not make all others raised.
float size_of(const Row& row) {
  std::map<int, float> widths;
  for (const Word* word : row.words) widths[static_cast<int>(std::lround(word->size * 2))] += word->box.width();
  const auto most =
      std::max_element(widths.begin(), widths.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == widths.end() ? row.size : static_cast<float>(most->first) / 2;
}

bool mostly_right_to_left(const Row& row) {
  std::uint32_t right_to_left = 0;
  std::uint32_t letters = 0;
  for (const Word* word : row.words) {
    const auto counts = count_letters(word->text);
    right_to_left += counts.right_to_left;
    letters += counts.letters;
  }
  return right_to_left > 0 && 2 * right_to_left > letters;
}

/// Makes a line of the words of a row, one by one in reading order.
class LineMaker {
 public:
  LineMaker(const Row& row, const std::vector<Face>& faces)
      : faces_(faces), size_(size_of(row)), bottom_(bottom_of(row)) {
    line_.right_to_left = mostly_right_to_left(row);
  }

  [[nodiscard]] bool right_to_left() const { return line_.right_to_left; }

  void add(const Word& word) {
    if (line_.box.x1 == 0) line_.box = word.box;
    line_.box.add(word.box);
    if (!take_mark(word)) append(word);
    before_ = &word;
  }

  Line finish() {
    settle(line_, shares_);
    if (line_.cells.size() < 2) line_.cells = {};
    if (line_.core.x1 == 0) line_.core = line_.box;
    if (line_.size == 0) line_.size = size_;
    return std::move(line_);
  }

 private:
  bool take_mark(const Word& word) {
    if (!is_raised(word, size_, bottom_) || !is_note_mark(word.text)) return false;
    if (line_.text.empty()) {
      line_.mark += word.text;
      return true;
    }
    if (is_power(line_, word.text)) return false;
    line_.raised.push_back(word.text);
    mark_taken_ = true;
    return true;
  }

  float gap_before(const Word& word, const LetterCounts& counts) {
    if (before_ == nullptr) {
      line_.cells.push_back({word.box.x0, word.box.x1, line_.text.size()});
      return 0;
    }
    const float gap = line_.right_to_left
                          ? std::max(before_->box.x0, word.box.x0) - std::min(before_->box.x1, word.box.x1)
                          : word.box.x0 - before_->box.x1;
    if (gap > 1.2F * size_ && counts.letters > 0) ++line_.gaps;
    if (gap > 1.2F * size_ && !line_.right_to_left)
      line_.cells.push_back({word.box.x0, word.box.x1, line_.text.size()});
    line_.widest_gap = std::max(line_.widest_gap, gap);
    return gap;
  }

  void append(const Word& word) {
    const auto& face = faces_[word.font < faces_.size() ? word.font : 0];
    const auto counts = count_letters(word.text);
    count_face(shares_, word, face, counts);
    const float gap = gap_before(word, counts);
    if (!line_.cells.empty()) line_.cells.back().end = word.box.x1;
    const bool closes = mark_taken_ && gap <= 0.11F * size_ && !is_letter(first_code(word.text));
    const bool blank =
        !line_.text.empty() && !closes && (mark_taken_ || needs_blank(*before_, word, gap, size_, line_.right_to_left));
    mark_taken_ = false;
    if (blank) line_.text += ' ';
    if (line_.first_word.empty() || (!blank && line_.text == line_.first_word)) {
      line_.first_word += word.text;
      line_.first_width = word.box.x1 - (line_.words == 0 ? word.box.x0 : line_.core.x0);
    }
    if (blank || line_.words == 0) ++line_.words;
    if (line_.text.empty()) {
      line_.lead_bold = face.bold;
      line_.core = word.box;
    }
    line_.text += word.text;
    line_.core.add(word.box);
    leading_ = leading_ && (line_.lead_bold ? face.bold : face.italic && !face.math);
    if (leading_) line_.lead = static_cast<std::uint32_t>(line_.text.size());
  }

  const std::vector<Face>& faces_;
  float size_;
  float bottom_;
  Line line_;
  Shares shares_;
  const Word* before_ = nullptr;
  bool mark_taken_ = false;
  bool leading_ = true;
};

Line line_of(Row& row, const std::vector<Face>& faces) {
  std::stable_sort(row.words.begin(), row.words.end(),
                   [](const Word* a, const Word* b) { return a->box.x0 < b->box.x0; });
  LineMaker maker(row, faces);
  if (maker.right_to_left()) put_in_reading_order(row.words);
  for (const Word* word : row.words) maker.add(*word);
  return maker.finish();
}

/// A capital over several rows goes to the uppermost of them.
void put_capitals(std::vector<Line>& lines, const std::vector<const Word*>& capitals) {
  for (const Word* capital : capitals) {
    Line* best = nullptr;
    for (auto& line : lines) {
      const float middle = line.core.middle();
      if (middle < capital->box.y0 || middle > capital->box.y1 || line.core.x0 < capital->box.x0) continue;
      if (best == nullptr || middle < best->core.middle()) best = &line;
    }
    if (best == nullptr) continue;
    const auto put =
        capital->text + (begins_small(best->text) || count_letters(best->first_word).small == 0 ? "" : " ");
    best->text.insert(0, put);
    for (std::size_t i = 1; i < best->cells.size(); ++i) best->cells[i].at += put.size();
    if (best->lead > 0) best->lead += static_cast<std::uint32_t>(put.size());
    best->dropped_capital = true;
    best->box.add(capital->box);
    best->core.x0 = std::min(best->core.x0, capital->box.x0);
  }
}

}  // namespace

void put_number_first(Line& line) {
  const auto blank = line.text.find_last_of(' ');
  if (blank == std::string::npos || blank + 1 >= line.text.size()) return;
  const auto last = line.text.substr(blank + 1);
  const auto is_number = [](char c) { return is_digit(c) || c == '.'; };
  if (last.size() > 6 || !std::all_of(last.begin(), last.end(), is_number)) return;
  line.text = last + ' ' + line.text.substr(0, blank);
}

std::vector<Line> lines_of(std::vector<const Word*> words, const std::vector<Face>& faces, float body) {
  std::vector<const Word*> capitals;
  for (const Word* word : words) {
    if (is_dropped_capital(*word, body)) capitals.push_back(word);
  }
  if (capitals.size() > most_capitals) capitals.clear();
  // One large letter is a dropped capital only where it hangs into a row of small ones beside it.
  std::erase_if(capitals, [&](const Word* capital) {
    return std::count_if(words.begin(), words.end(), [&](const Word* word) {
             return word != capital && word->box.x0 >= capital->box.x1 - 1 && word->size < 1.3F * body &&
                    word->box.middle() > capital->box.y0 && word->box.middle() < capital->box.y1;
           }) < 2;
  });
  std::erase_if(words,
                [&](const Word* word) { return std::find(capitals.begin(), capitals.end(), word) != capitals.end(); });
  std::vector<Line> lines;
  for (auto& row : rows_of(words)) lines.push_back(line_of(row, faces));
  put_capitals(lines, capitals);
  return lines;
}

}  // namespace dossier::pdf
