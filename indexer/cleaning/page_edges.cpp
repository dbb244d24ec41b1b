// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/cleaning/page_edges.hpp"

#include "indexer/text/page_marks.hpp"
#include "indexer/text/section_names.hpp"
#include "indexer/text/text_rules.hpp"

#include <algorithm>
#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace dossier::reading {
namespace {

constexpr std::size_t max_head_bytes = 160;
constexpr std::size_t title_page_lines = 14;

/// The lines of one page that may be its head or foot: two from either end.
std::vector<std::size_t> edge_lines(const std::vector<SourceLine>& lines, std::size_t from, std::size_t to) {
  std::vector<std::size_t> edges;
  for (std::size_t i = from; i < to && edges.size() < 2; ++i) {
    if (!lines[i].blank()) edges.push_back(i);
  }
  const auto heads = edges.size();
  for (std::size_t i = to; i-- > from && edges.size() < heads + 2;) {
    if (!lines[i].blank() && std::find(edges.begin(), edges.end(), i) == edges.end()) edges.push_back(i);
  }
  return edges;
}

/// How far printed page numbers are from the count of form feeds, where most agree; else 0.
long printed_offset(const std::vector<long>& offsets) {
  std::unordered_map<long, std::size_t> votes;
  for (const auto offset : offsets) ++votes[offset];
  for (const auto& [offset, count] : votes) {
    if (count >= 2 && count * 3 >= offsets.size() * 2) return offset;
  }
  return 0;
}

std::optional<long> lone_number(std::string_view text) {
  const auto begin = text.find_first_of("0123456789");
  if (begin == std::string_view::npos) return std::nullopt;
  const auto end = text.find_first_not_of("0123456789", begin);
  const auto digits = text.substr(begin, end == std::string_view::npos ? end : end - begin);
  return digits.size() <= 5 ? std::optional(std::stol(std::string(digits))) : std::nullopt;
}

class EdgeDropper {
 public:
  explicit EdgeDropper(const std::vector<SourceLine>& lines) : lines_(lines) {}

  LineEdits run() {
    find_pages();
    gather_title_words();
    for (const auto& page : pages_) {
      for (const auto i : page) ++counts_[key_of(lines_[i].text)];
    }
    for (std::size_t page = 0; page < pages_.size(); ++page) {
      for (const auto i : pages_[page]) drop_edge(i, page > 0, i == pages_[page].front());
    }
    std::sort(edits_.begin(), edits_.end(), [](const LineEdit& a, const LineEdit& b) { return a.at < b.at; });
    return {std::move(edits_), printed_offset(offsets_)};
  }

 private:
  void find_pages();
  void gather_title_words();
  void drop_edge(std::size_t at, bool later_page, bool first);
  [[nodiscard]] static std::string key_of(std::string_view line) {
    return line.size() > max_head_bytes || is_page_number(line) ? std::string() : squeeze_letters(line);
  }
  [[nodiscard]] bool of_title_words(std::string_view line) const;

  const std::vector<SourceLine>& lines_;
  std::vector<LineEdit> edits_;
  std::vector<std::vector<std::size_t>> pages_;
  std::unordered_map<std::string, std::size_t> counts_;
  std::unordered_set<std::string> title_words_;
  std::vector<long> offsets_;
};

void EdgeDropper::find_pages() {
  for (std::size_t from = 0; from < lines_.size();) {
    std::size_t to = from + 1;
    while (to < lines_.size() && lines_[to].page == lines_[from].page) ++to;
    pages_.push_back(edge_lines(lines_, from, to));
    from = to;
  }
}

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

/// A head such as "Author: Short Title" has no word that the title page has not.
bool EdgeDropper::of_title_words(std::string_view line) const {
  if (line.size() > max_head_bytes || count_words(line, 3) < 2 || named_role(line).has_value()) return false;
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

void EdgeDropper::drop_edge(std::size_t at, bool later_page, bool first) {
  const auto text = lines_[at].text;
  const bool number = is_page_number(text);
  const auto key = key_of(text);
  const bool repeated = key.size() >= 8 ? counts_[key] >= 2 : key.size() >= 4 && counts_[key] >= 3;
  const bool head = later_page && (repeated || (first && of_title_words(text)));
  if (!number && !head) return;
  if (const auto printed = number ? lone_number(text) : page_beside(text)) {
    offsets_.push_back(*printed - static_cast<long>(lines_[at].page));
  }
  if (number) {
    edits_.push_back(blank_line(lines_, at, "page number", "a number at the edge of a page"));
  } else {
    edits_.push_back(
        blank_line(lines_, at, "running head",
                   repeated ? "repeats at the edges of pages" : "words of the title at the head of a page"));
  }
}

/// Page breaks in a source that lost its form feeds: lines that stand alone or beside each other, each a page number or
/// words with one far apart from them, and the numbers grow as pages do.
class BreakFinder {
 public:
  explicit BreakFinder(const std::vector<SourceLine>& lines) : lines_(lines) {}

  LineEdits run() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (const auto page = page_of(lines_[i].text)) edges_.push_back({i, *page});
    }
    keep_lone();
    LineEdits out;
    if (!count_pages()) return out;
    for (std::size_t i = 0; i < edges_.size(); ++i) {
      const auto at = edges_[i].line;
      const bool number = is_page_number(lines_[at].text);
      out.edits.push_back(blank_line(lines_, at, number ? "page number" : "running head",
                                     "stands alone, with a number that grows as pages do"));
      begin_page(at + 1, i + 1 < edges_.size() ? edges_[i + 1].line : lines_.size(), out);
    }
    return out;
  }

 private:
  struct Edge {
    std::size_t line;
    long page;
  };

  /// "12     Journal of X", "Author      13", "14".
  [[nodiscard]] static std::optional<long> page_of(std::string_view text) {
    constexpr std::size_t apart = 3;
    text = trim(text);
    if (text.empty() || text.size() > max_head_bytes || !(is_digit(text.front()) || is_digit(text.back())))
      return std::nullopt;
    if (is_page_number(text)) return lone_number(text);
    const bool leads = is_digit(text.front());
    const auto gap = leads ? text.find("   ") : text.rfind("   ");
    if (gap == std::string_view::npos) return std::nullopt;
    const auto number = trim(leads ? text.substr(0, gap) : text.substr(gap));
    const auto words = trim(leads ? text.substr(gap) : text.substr(0, gap));
    if (number.size() > 4 || number.find_first_not_of("0123456789") != std::string_view::npos) return std::nullopt;
    // A row of a table has further gaps.
    if (words.find("   ") != std::string_view::npos || count_words(words, apart) < 2 || ends_sentence(words))
      return std::nullopt;
    return lone_number(number);
  }

  /// Marks the first line with text between two edges.
  void begin_page(std::size_t from, std::size_t to, LineEdits& out) const {
    while (from < to && lines_[from].blank()) ++from;
    if (from == to || lines_[from].starts_page) return;
    LineEdit edit;
    edit.at = from;
    edit.made = lines_[from];
    edit.made.starts_page = true;
    edit.reason = "the first line behind a page's edge";
    out.edits.push_back(std::move(edit));
  }

  [[nodiscard]] bool lone(std::size_t at) const {
    const auto quiet = [&](std::size_t line) {
      return line >= lines_.size() || lines_[line].blank() ||
             std::any_of(edges_.begin() + static_cast<std::ptrdiff_t>(at > 0 ? at - 1 : 0),
                         edges_.begin() + static_cast<std::ptrdiff_t>(std::min(at + 2, edges_.size())),
                         [line](const Edge& edge) { return edge.line == line; });
    };
    const auto line = edges_[at].line;
    return (line == 0 || quiet(line - 1)) && quiet(line + 1);
  }

  void keep_lone() {
    std::vector<Edge> kept;
    for (std::size_t i = 0; i < edges_.size(); ++i) {
      if (lone(i)) kept.push_back(edges_[i]);
    }
    edges_ = std::move(kept);
  }

  /// Whether there are several, with words, at least a short page apart or at one break, and they count pages.
  [[nodiscard]] bool count_pages() const {
    constexpr std::size_t one_break = 4;
    constexpr std::size_t shortest_page = 12;
    std::size_t heads = 0;
    bool beside = false;  // the one before: the foot of a page and the head of the next
    for (std::size_t i = 0; i < edges_.size(); ++i) {
      heads += is_page_number(lines_[edges_[i].line].text) ? 0 : 1;
      if (i == 0) continue;
      const auto step = edges_[i].page - edges_[i - 1].page;
      const auto distance = edges_[i].line - edges_[i - 1].line;
      const bool together = distance <= one_break;
      if (step < 0 || step > 2 || (together && beside) || (!together && distance < shortest_page)) return false;
      beside = together;
    }
    return heads >= 2 && edges_.size() >= 3;
  }

  const std::vector<SourceLine>& lines_;
  std::vector<Edge> edges_;
};

/// What a library stamps on each page: "Downloaded from https://… by guest on …".
bool is_banner(std::string_view line) {
  if (line.size() > 2 * max_head_bytes) return false;
  for (const std::string_view start :
       {"downloaded from http", "downloaded from www.", "downloaded by [", "this content downloaded from",
        "this content was downloaded from", "all use subject to http", "all use subject to jstor"}) {
    if (starts_with_ci(line, start)) return true;
  }
  return false;
}

/// A line of a table of contents: "2.1 The seabed ........ 5".
bool is_contents_line(std::string_view line) {
  if (line.size() > 2 * max_head_bytes || std::string_view("0123456789ivx").find(line.back()) == std::string_view::npos)
    return false;
  if (line.find(".....") == std::string_view::npos && line.find(". . . .") == std::string_view::npos &&
      line.find("………") == std::string_view::npos) {
    return false;
  }
  const auto page = last_token(line);
  const auto number = page.substr(std::min(page.size(), page.find_last_of(". ") + 1));
  return is_page_number(number.starts_with("…") ? number.substr(number.find_last_not_of("0123456789ivx") + 1) : number);
}

}  // namespace

LineEdits drop_stamps(const std::vector<SourceLine>& lines) {
  LineEdits out;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto text = trim(lines[i].text);
    if (text.empty()) continue;
    const bool banner = std::string_view("DdTtAa").find(text.front()) != std::string_view::npos && is_banner(text);
    if (banner) {
      out.edits.push_back(blank_line(lines, i, "badge", "the stamp of a library", Confidence::Certain));
    } else if (is_contents_line(text)) {
      out.edits.push_back(blank_line(lines, i, "table of contents", "dots and a page number"));
    }
  }
  return out;
}

LineEdits drop_page_edges(const std::vector<SourceLine>& lines) {
  if (lines.empty()) return {};
  return lines.back().page >= 2 ? EdgeDropper(lines).run() : BreakFinder(lines).run();
}

}  // namespace dossier::reading
