// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/cleaning/page_edges.hpp"

#include "indexer/cleaning/edge_line.hpp"
#include "indexer/cleaning/page_breaks.hpp"
#include "indexer/text/section_names.hpp"
#include "indexer/text/text_rules.hpp"

#include <algorithm>
#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace dossier::reading {
namespace {

constexpr std::size_t title_page_lines = 14;
constexpr std::size_t edge_depth = 3;    ///< lines from either end of a page that may be its head or foot
constexpr std::size_t shortest_key = 4;  /// letters of a head
constexpr std::size_t long_key = 8;      ///< that two repetitions tell enough of

/// A line of a page that may not belong to the paper.
struct Edge {
  std::size_t line = 0;
  std::size_t page = 0;   ///< from 0
  std::size_t depth = 0;  ///< lines with text between it and the nearer end of the page
  bool head = false;      ///< nearer to the beginning
  EdgeLine what;
};

class EdgeDropper {
 public:
  explicit EdgeDropper(const std::vector<SourceLine>& lines) : lines_(lines), fed_(has_form_feeds(lines)) {}

  LineEdits run() {
    pages_ = fed_ ? fed_pages(lines_) : counted_pages(lines_);
    if (pages_.size() < 2) return {};
    gather_title_words();
    for (std::size_t page = 0; page < pages_.size(); ++page) gather_edges(page);
    count_keys();
    find_offset();
    for (const auto& edge : edges_) drop(edge);
    if (!fed_) begin_pages();
    std::sort(edits_.begin(), edits_.end(), [](const LineEdit& a, const LineEdit& b) { return a.at < b.at; });
    LineEdits out;
    out.edits = std::move(edits_);
    out.page_offset = fed_ ? offset_.value_or(0) : 0;
    return out;
  }

 private:
  void gather_title_words();
  void gather_edges(std::size_t page);
  void count_keys();
  void find_offset();
  void drop(const Edge& edge);
  void begin_pages();
  [[nodiscard]] bool of_title_words(std::string_view line) const;
  [[nodiscard]] bool is_printed_number(const Edge& edge) const {
    if (!offset_ || !edge.what.number) return false;
    const long from = printed(edge.page) + *offset_ - *edge.what.number;
    // Without form feeds a head may stand before the cut that its number made; a lone number may be misprinted.
    return from == 0 || ((!fed_ || (edge.what.lone && edge.depth == 0)) && (from == 1 || from == -1));
  }
  [[nodiscard]] bool repeats(const Edge& edge) const;
  [[nodiscard]] bool names_section(const Edge& edge) const;
  /// The page as the form feeds count it.
  [[nodiscard]] long printed(std::size_t page) const {
    return fed_ ? static_cast<long>(lines_[pages_[page].from].page) : static_cast<long>(page);
  }

  const std::vector<SourceLine>& lines_;
  bool fed_;
  std::vector<LineEdit> edits_;
  std::vector<PageRange> pages_;
  std::vector<Edge> edges_;
  std::unordered_map<std::string, std::size_t>
      pages_with_;  ///< pages (without form feeds: positions) at whose edges a key stands, or alone
  std::unordered_set<std::string> title_words_;
  std::optional<long> offset_;  ///< from the count of pages to the printed numbers, where most agree
};

void EdgeDropper::gather_title_words() {
  std::size_t seen = 0;
  for (const auto& line : lines_) {
    if (line.blank()) continue;
    if (++seen > title_page_lines || named_role(line.text).has_value()) break;
    for (auto rest = trim(line.text); !rest.empty();) {
      const auto token = first_token(rest);
      title_words_.insert(squeeze(token));
      rest = trim(rest.substr(token.size()));
    }
  }
}

/// The lines at both ends of the page, and lines elsewhere on it that stand alone or hold a number alone.
void EdgeDropper::gather_edges(std::size_t page) {
  const auto range = pages_[page];
  std::vector<std::size_t> filled;
  for (auto i = range.from; i < range.to; ++i) {
    if (!lines_[i].blank()) filled.push_back(i);
  }
  for (std::size_t k = 0; k < filled.size(); ++k) {
    const auto i = filled[k];
    const auto depth = std::min(k, filled.size() - 1 - k);
    const bool alone = (i == range.from || lines_[i - 1].blank()) && (i + 1 >= range.to || lines_[i + 1].blank());
    if (depth >= edge_depth && !alone) continue;
    Edge edge{i, page, depth, k < filled.size() - 1 - k, edge_line(lines_[i].text)};
    if (edge.what.lone || edge.what.key.size() >= shortest_key) edges_.push_back(std::move(edge));
  }
}

void EdgeDropper::count_keys() {
  std::unordered_map<std::string, std::size_t> last;  // page on which it was counted
  for (const auto& edge : edges_) {
    if (edge.what.key.empty()) continue;
    const auto [entry, fresh] = last.emplace(edge.what.key, edge.page);
    if (fed_ && !fresh && entry->second == edge.page) continue;
    entry->second = edge.page;
    ++pages_with_[edge.what.key];
  }
}

void EdgeDropper::find_offset() {
  std::unordered_map<long, std::size_t> votes;
  std::size_t counted = 0;
  auto voted_on = static_cast<std::size_t>(-1);
  for (const auto& edge : edges_) {
    if (edge.depth >= edge_depth || !edge.what.number || edge.what.roman) continue;
    if (!edge.what.lone && !edge.what.parted && pages_with_[edge.what.key] < 2) continue;
    ++votes[*edge.what.number - printed(edge.page)];
    if (voted_on != edge.page) ++counted;
    voted_on = edge.page;
  }
  std::size_t most = 1;
  for (const auto& [offset, count] : votes) {
    if (count > most || (count == most && offset_ && offset < *offset_)) {
      most = count;
      offset_ = offset;
    }
  }
  if (most * 2 <= counted) offset_.reset();
}

/// A head such as "Author: Short Title" has no word that the title page has not.
bool EdgeDropper::of_title_words(std::string_view line) const {
  if (line.size() > longest_head || named_role(line).has_value()) return false;
  if (heading_number(line).parts > 0 || ends_sentence(line)) return false;
  std::size_t letters = 0;
  for (auto rest = trim(line); !rest.empty();) {
    const auto token = first_token(rest);
    rest = trim(rest.substr(token.size()));
    const auto word = squeeze(token);
    if (word.empty() || is_digit(word.front()) || word == "et" || word == "al" || word == "and") continue;
    if (!title_words_.contains(word)) return false;
    ++letters;
  }
  return letters >= 2;
}

bool EdgeDropper::names_section(const Edge& edge) const {
  auto text = lines_[edge.line].text;
  text.remove_prefix(std::min(text.find_first_not_of("# "), text.size()));
  return !edge.what.parted && !is_printed_number(edge) && named_role(text).has_value();
}

/// Whether the line is a piece of a sentence rather than a head.
bool reads_on(std::string_view line) {
  line = trim(line);
  if (ends_with_colon(line) || line.ends_with(',') || is_function_word(last_token(line))) return true;
  if (starts_lower(line) && ends_sentence(line)) return true;
  return count_words(line, 5) >= 5 && (starts_lower(line) || (ends_sentence(line) && !ends_abbreviated(line)));
}

bool EdgeDropper::repeats(const Edge& edge) const {
  const auto& key = edge.what.key;
  if (key.size() < shortest_key || names_section(edge)) return false;
  if (!edge.what.number && reads_on(lines_[edge.line].text)) return false;
  const auto pages = pages_with_.at(key);
  if (edge.depth >= edge_depth) {  // inside the page, where a column ends or a stamp stands
    return key.size() >= long_key && pages >= 3 && pages * 4 >= pages_.size();
  }
  const bool usual = key.size() >= long_key && count_words(lines_[edge.line].text, 13) <= 12;
  return pages >= (usual ? 2U : 3U);
}

void EdgeDropper::drop(const Edge& edge) {
  const auto text = lines_[edge.line].text;
  const bool outer = edge.depth < edge_depth;
  if (edge.what.lone) {
    const bool counts = is_printed_number(edge) || edge.what.marked || edge.what.roman ||
                        (!offset_ && edge.depth == 0 && fed_) || (!fed_ && edge.line + 1 == pages_[edge.page].to);
    if (!outer || !counts) return;
    edits_.push_back(blank_line(lines_, edge.line, "page number", "a number at the edge of a page"));
    return;
  }
  if (edge.page == 0 && edge.head && !edge.what.parted) return;  // the title, or what stands above it
  const bool parted = edge.what.parted && outer && (edge.what.roman || !offset_ || is_printed_number(edge));
  const bool titled = edge.head && edge.depth == 0 && of_title_words(text);
  if (repeats(edge)) {
    edits_.push_back(blank_line(lines_, edge.line, "running head", "repeats at the edges of pages"));
  } else if (parted || (outer && is_printed_number(edge) && !ends_sentence(text) && count_words(text, 13) <= 12)) {
    edits_.push_back(blank_line(lines_, edge.line, "running head", "words with the number of the page"));
  } else if (titled) {
    edits_.push_back(blank_line(lines_, edge.line, "running head", "words of the title at the head of a page"));
  }
}

/// Marks the first line of the paper on each page, where no form feed does.
void EdgeDropper::begin_pages() {
  std::unordered_set<std::size_t> gone;
  for (const auto& edit : edits_) gone.insert(edit.at);
  for (std::size_t page = 1; page < pages_.size(); ++page) {
    auto at = pages_[page].from;
    while (at < pages_[page].to && (lines_[at].blank() || gone.contains(at))) ++at;
    if (at == pages_[page].to) continue;
    LineEdit edit;
    edit.at = at;
    edit.made = lines_[at];
    edit.made.starts_page = true;
    edit.reason = "the first line behind a page's edge";
    edits_.push_back(std::move(edit));
  }
}

}  // namespace

namespace {

/// The number of a page right above a numbered heading, alone in a text whose other page numbers are gone: a line
/// between two others.
bool is_number_above_heading(const std::vector<SourceLine>& lines, std::size_t at) {
  constexpr std::size_t most_words = 12;
  if (!lines[at - 1].blank() || lines[at + 1].blank()) return false;
  if (!digits_only(trim(lines[at].text)) || !edge_line(lines[at].text).lone) return false;
  const auto below = trim(lines[at + 1].text);
  return heading_number(below).style == HeadingNumber::Style::Decimal && ends_open(below) &&
         starts_upper(below.substr(heading_number(below).size)) && count_words(below, most_words + 1) <= most_words;
}

}  // namespace

LineEdits drop_page_edges(const std::vector<SourceLine>& lines) {
  if (lines.empty()) return {};
  auto out = EdgeDropper(lines).run();
  std::vector<LineEdit> more;
  auto next = out.edits.begin();
  for (std::size_t i = 1; i + 1 < lines.size(); ++i) {
    while (next != out.edits.end() && next->at < i) ++next;
    if ((next == out.edits.end() || next->at != i) && is_number_above_heading(lines, i))
      more.push_back(blank_line(lines, i, "page number", "a number above a numbered heading", Confidence::Guess));
  }
  out.edits.insert(out.edits.end(), more.begin(), more.end());
  std::sort(out.edits.begin(), out.edits.end(), [](const LineEdit& a, const LineEdit& b) { return a.at < b.at; });
  return out;
}

}  // namespace dossier::reading
