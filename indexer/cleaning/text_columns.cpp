// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/cleaning/text_columns.hpp"

#include "base/columns.hpp"
#include "base/utf8.hpp"
#include "indexer/cleaning/page_breaks.hpp"
#include "indexer/text/text_rules.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

namespace dossier::reading {
namespace {

constexpr std::size_t widest = 400;      ///< columns of a line that are looked at
constexpr std::size_t least_gap = 3;     ///< blanks
constexpr std::size_t fewest_lines = 8;  ///< with text on both sides of a gutter
constexpr std::size_t narrowest = 18;    ///< columns of a column of text
constexpr std::size_t chunk = 70;        ///< lines of a page where nothing tells pages apart
constexpr int most_columns = 3;          ///< levels of gutters inside columns

/// A run of blanks with text behind it; what stands before the first text is one too.
struct Gap {
  std::size_t begin = 0;  ///< columns, one a character
  std::size_t end = 0;
  std::size_t begin_byte = 0;
  std::size_t end_byte = 0;
};

/// A line or a part of one.
struct Piece {
  SourceLine line;
  std::vector<Gap> gaps;
  std::size_t width = 0;

  explicit Piece(const SourceLine& source) : line(source) {
    std::size_t begin = 0;
    std::size_t begin_byte = 0;
    bool blank = true;
    for (std::size_t at = 0; at < line.text.size() && width < widest; ++width) {
      const auto size = utf8::decode(line.text, at).size;
      const bool now = is_blank_char(line.text[at]);
      if (now && !blank) {
        begin = width;
        begin_byte = at;
      } else if (!now && blank && (width >= begin + least_gap || begin == 0)) {
        if (width > begin) gaps.push_back({begin, width, begin_byte, at});
      }
      blank = now;
      at += size;
    }
  }
  /// The gap that holds the column; null where a character stands there or behind the text.
  [[nodiscard]] const Gap* gap_at(std::size_t column) const {
    const auto found = std::find_if(gaps.begin(), gaps.end(),
                                    [column](const Gap& gap) { return gap.begin <= column && column < gap.end; });
    return found == gaps.end() ? nullptr : &*found;
  }
  [[nodiscard]] std::string_view left(const Gap& gap) const { return line.text.substr(0, gap.begin_byte); }
};

using Pieces = std::vector<Piece>;

/// Words of a line, eight at most; of those that are written without blanks two letters each.
std::size_t words_in(std::string_view line) {
  constexpr std::size_t most = 8;
  const auto letters =
      std::ranges::count_if(line, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; });
  const auto wide = columns_of(line) - std::min(columns_of(line), static_cast<std::size_t>(letters));
  return std::min(count_words(line, most) + wide / 2, most);
}

/// Whether a text goes on from one line to the next, often enough for running text.
bool is_text(const std::vector<std::string_view>& lines) {
  std::size_t going_on = 0;
  std::size_t words = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    words += words_in(lines[i]);
    if (i + 1 < lines.size() && text_goes_on(lines[i], lines[i + 1])) ++going_on;
  }
  return going_on * 4 >= lines.size() && words >= lines.size() * 3;
}

/// The column in the middle of the gutter of these lines.
std::optional<std::size_t> gutter_of(const Pieces& pieces) {
  std::size_t width = 0;
  for (const auto& piece : pieces) width = std::max(width, piece.width);
  // For each column: lines with a gap and text on both sides; lines with a character there.
  std::vector<int> both(width + 1);
  std::vector<int> gaps(width + 1);
  std::vector<int> reaching(width + 1);
  for (const auto& piece : pieces) {
    for (const auto& gap : piece.gaps) {
      ++gaps[gap.begin];
      --gaps[gap.end];
      if (gap.begin == 0) continue;
      ++both[gap.begin];
      --both[gap.end];
    }
    if (piece.width > 0) {
      ++reaching[0];
      --reaching[piece.width];
    }
  }
  std::size_t best = 0;
  std::size_t best_end = 0;
  int best_score = 0;
  int two = 0;
  int blank = 0;
  int filled = 0;
  for (std::size_t x = 0; x + narrowest < width; ++x) {
    two += both[x];
    blank += gaps[x];
    filled += reaching[x];
    const int crossing = filled - blank;
    if (x < narrowest || two < static_cast<int>(fewest_lines) || crossing * 2 > two) continue;
    const int score = two - 2 * crossing;
    if (score > best_score) {
      best_score = score;
      best = best_end = x;
    } else if (score == best_score && x == best_end + 1) {
      best_end = x;
    }
  }
  if (best_score <= 0) return std::nullopt;
  const auto middle = (best + best_end) / 2;
  std::vector<std::string_view> left;
  std::vector<std::string_view> right;
  for (const auto& piece : pieces) {
    const auto* gap = piece.gap_at(middle);
    if (gap == nullptr || gap->begin == 0) continue;
    left.push_back(trim(piece.left(*gap)));
    right.push_back(trim(piece.line.text.substr(gap->end_byte)));
  }
  return is_text(left) && is_text(right) ? std::optional(middle) : std::nullopt;
}

class ColumnParter {
 public:
  /// Puts the lines of a page in the order of reading behind `out_`.
  void lay(const Pieces& pieces, int depth) {
    const auto gutter = depth < most_columns && pieces.size() >= fewest_lines ? gutter_of(pieces) : std::nullopt;
    if (!gutter) {
      for (const auto& piece : pieces) out_.push_back(piece.line);
      return;
    }
    parted_ = true;
    for (std::size_t from = 0; from < pieces.size();) {
      auto to = from;
      while (to < pieces.size() && !crosses(pieces[to], *gutter)) ++to;
      if (to > from) lay_band(pieces, from, to, *gutter, depth);
      if (to < pieces.size()) out_.push_back(pieces[to].line);
      from = to + 1;
    }
  }

  [[nodiscard]] bool parted() const { return parted_; }
  std::vector<SourceLine> take() { return std::move(out_); }

 private:
  [[nodiscard]] static bool crosses(const Piece& piece, std::size_t gutter) {
    return piece.width > gutter && piece.gap_at(gutter) == nullptr;
  }

  void lay_band(const Pieces& pieces, std::size_t from, std::size_t to, std::size_t gutter, int depth) {
    Pieces left;
    Pieces right;
    std::size_t edge = widest;  // where the right column begins
    for (auto i = from; i < to; ++i) {
      const auto* gap = pieces[i].gap_at(gutter);
      if (gap != nullptr) edge = std::min(edge, gap->end);
    }
    for (auto i = from; i < to; ++i) {
      auto line = pieces[i].line;
      const auto* gap = pieces[i].gap_at(gutter);
      auto other = line;
      if (gap != nullptr) {
        line.text = trim_end(pieces[i].left(*gap));
        other.text.remove_prefix(gap->end_byte - std::min(gap->end_byte, gap->end - edge));
      } else {
        other.text = {};
      }
      other.starts_page = false;
      left.emplace_back(line);
      right.emplace_back(other);
    }
    lay(left, depth + 1);
    lay(right, depth + 1);
  }

  static std::string_view trim_end(std::string_view text) {
    while (!text.empty() && is_blank_char(text.back())) text.remove_suffix(1);
    return text;
  }

  std::vector<SourceLine> out_;
  bool parted_ = false;
};

std::vector<PageRange> pages_of(const std::vector<SourceLine>& lines) {
  if (has_form_feeds(lines)) return fed_pages(lines);
  auto pages = counted_pages(lines);
  if (pages.size() > 1) return pages;
  pages.clear();
  for (std::size_t from = 0; from < lines.size(); from += chunk)
    pages.push_back({from, std::min(from + chunk, lines.size())});
  return pages;
}

/// Most texts have no columns: whether enough lines have a gap at all.
bool has_gaps(const std::vector<SourceLine>& lines) {
  std::size_t found = 0;
  for (const auto& line : lines) {
    const auto start = line.text.find_first_not_of(' ');
    if (start != std::string_view::npos && line.text.find("   ", start) != std::string_view::npos &&
        ++found >= fewest_lines)
      return true;
  }
  return false;
}

}  // namespace

LineEdits part_columns(const std::vector<SourceLine>& lines) {
  LineEdits out;
  if (lines.empty() || !has_gaps(lines)) return out;
  ColumnParter parter;
  for (const auto& page : pages_of(lines)) {
    Pieces pieces;
    for (auto i = page.from; i < page.to; ++i) pieces.emplace_back(lines[i]);
    parter.lay(pieces, 0);
  }
  if (parter.parted()) {
    out.relaid = parter.take();
    out.relaid_because = "columns side by side";
  }
  return out;
}

}  // namespace dossier::reading
