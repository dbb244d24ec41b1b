// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/views/reader_view.hpp"

#include "base/encoding/percent_encoding.hpp"
#include "base/system/memory_reserve.hpp"
#include "web/views/passage_view.hpp"
#include "web/views/wording.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace dossier::web {
namespace {

constexpr std::size_t deepest_level = 4;

std::string anchor(const Passage& passage) { return "n" + std::to_string(passage.n); }

/// Notes of a page stand behind its text, under the headings of the text that they belong to.
bool comes_back(const Passage& passage) {
  return passage.kind == PassageKind::Footnote || passage.kind == PassageKind::Note ||
         passage.kind == PassageKind::Annotation;
}

/// The headings of passages in their order, each where the text comes to it.
class HeadingsSeen {
 public:
  /// Those that a passage stands under and the text before it did not. A note has none that the text had before.
  View next(const Passage& passage);

 private:
  std::vector<std::string> before_;
  std::set<std::vector<std::string>> all_;
};

View HeadingsSeen::next(const Passage& passage) {
  View views = View::array();
  if (comes_back(passage) && all_.count(passage.heading) > 0) return views;
  for (auto heading = passage.heading; all_.insert(heading).second && !heading.empty();) heading.pop_back();
  const auto before = std::exchange(before_, passage.heading);
  std::size_t same = 0;
  while (same < passage.heading.size() && same < before.size() && passage.heading[same] == before[same]) ++same;
  for (auto level = same; level < passage.heading.size(); ++level) {
    const auto shown = std::min(level + 1, deepest_level);
    views.push_back({{"heading_text", passage.heading[level]},
                     {"level", std::to_string(shown)},
                     {"heading_anchor", anchor(passage) + "-" + std::to_string(level + 1)},
                     {"level_1", shown == 1},
                     {"level_2", shown == 2},
                     {"level_3", shown >= 3}});
  }
  return views;
}

std::vector<TextSpan> lines_in(std::string_view text) {
  std::vector<TextSpan> lines;
  std::uint32_t begin = 0;
  while (begin < text.size()) {
    const auto end = static_cast<std::uint32_t>(std::min(text.find('\n', begin), text.size()));
    if (end > begin) lines.push_back({begin, end});
    begin = end + 1;
  }
  return lines;
}

View lines_of(std::string_view text, const std::vector<TextSpan>& highlights) {
  View rows = View::array();
  for (const auto line : lines_in(text)) rows.push_back({{"pieces", pieces_of(text, line, highlights)}});
  return rows;
}

constexpr std::string_view cell_end = " | ";

/// The cells of a line of a table; one for a line that has no borders in it.
std::vector<TextSpan> cells_of(std::string_view text, TextSpan line) {
  std::vector<TextSpan> cells;
  auto begin = line.begin;
  while (true) {
    const auto end = text.substr(0, line.end).find(cell_end, begin);
    if (end == std::string_view::npos) break;
    cells.push_back({begin, static_cast<std::uint32_t>(end)});
    begin = static_cast<std::uint32_t>(end + cell_end.size());
  }
  cells.push_back({begin, line.end});
  return cells;
}

/// A table as blocks: lines with borders below each other make a table, its first row the head; others stand alone.
View table_of(std::string_view text, const std::vector<TextSpan>& highlights) {
  View blocks = View::array();
  View rows = View::array();
  const auto flush = [&] {
    if (!rows.empty()) blocks.push_back({{"rows", std::move(rows)}});
    rows = View::array();
  };
  for (const auto line : lines_in(text)) {
    const auto spans = cells_of(text, line);
    if (spans.size() == 1) {
      flush();
      blocks.push_back({{"pieces", pieces_of(text, line, highlights)}, {"line", true}});
      continue;
    }
    View cells = View::array();
    for (const auto& span : spans) {
      const bool is_head = rows.empty() && span.begin < span.end;
      cells.push_back({{"pieces", pieces_of(text, span, highlights)}, {"is_head", is_head}});
    }
    rows.push_back({{"cells", std::move(cells)}});
  }
  flush();
  return blocks;
}

void add_text(View& view, const Passage& passage, const std::vector<TextSpan>& highlights) {
  const bool is_table = passage.kind == PassageKind::Table;
  const bool is_list = passage.kind == PassageKind::List;
  view["is_table"] = is_table;
  view["is_list"] = is_list;
  view["is_text"] = !is_table && !is_list;
  view["kind_seen"] = !is_table && !is_list;  // else it shows by itself
  view["class"] = "kind-" + std::string(to_string(passage.kind));
  const TextSpan all{0, static_cast<std::uint32_t>(passage.text.size())};
  if (is_table) {
    view["blocks"] = table_of(passage.text, highlights);
  } else if (is_list) {
    view["lines"] = lines_of(passage.text, highlights);
  } else {
    view["pieces"] = pieces_of(passage.text, all, highlights);
  }
}

/// The pages of a PDF that a passage stands on, as pictures.
View pictures_of(const Passage& passage, const std::string& name) {
  View views = View::array();
  std::uint32_t before = 0;
  for (const auto& box : passage.boxes) {
    if (box.page == before) continue;
    before = box.page;
    const auto number = std::to_string(box.page);
    const auto address = "/api/v1/passages/" + percent_encode(passage.id) + "/page.png?page=" + number;
    views.push_back(
        {{"src", address},
         {"large", address + "&width=1800"},
         {"alt", "Page " + number + " of the PDF of " + name + ", with this passage marked. The text is beside it."}});
  }
  return views;
}

/// What the user has marked in a passage, and written on it.
View notes_of(const Passage& passage, const PassageNotes& notes, const PageUrl& url) {
  View views = View::array();
  const auto own = notes.find(passage.id);
  if (own == notes.end()) return views;
  for (const auto& note : own->second) {
    views.push_back({{"note_kind", std::string(kind_in_words(note.kind))},
                     {"note_href", passage_url(note.id, url)},
                     {"lines", lines_of(note.text, {})}});
  }
  return views;
}

/// Links each passage with matches to the one before and the one behind it.
void link_matches(View& views, const std::vector<std::size_t>& matching) {
  for (std::size_t i = 0; i < matching.size(); ++i) {
    auto& view = views[matching[i]];
    view["match_number"] = std::to_string(i + 1) + " of " + std::to_string(matching.size());
    if (i > 0) view["previous_match"] = "#" + views[matching[i - 1]]["anchor"].text();
    if (i + 1 < matching.size()) view["next_match"] = "#" + views[matching[i + 1]]["anchor"].text();
  }
}

}  // namespace

View reading_view(const Paper& paper, const std::vector<Passage>& passages, const PaperMatches& matches,
                  const PassageNotes& notes, const std::string& current, const PageUrl& url,
                  const Catalogue& catalogue) {
  View views = View::array();
  std::vector<std::size_t> matching;
  HeadingsSeen headings;
  for (std::size_t i = 0; i < passages.size(); ++i) {
    memory_reserve::give_up_if_low();
    const auto& passage = passages[i];
    const auto found = matches.find(passage.id);
    const auto& highlights = found == matches.end() ? std::vector<TextSpan>{} : found->second;
    auto view = passage_head(passage, paper, url);
    view["anchor"] = anchor(passage);
    view["current"] = passage.id == current;
    view["headings"] = headings.next(passage);
    view["labels"] = labels_of(passage, url, catalogue);
    view["matched"] = !highlights.empty();
    view["previous_match"] = view["next_match"] = "";
    add_text(view, passage, highlights);
    view["pictures"] = pictures_of(passage, short_name(paper));
    view["pictured"] = !passage.boxes.empty();
    view["notes"] = notes_of(passage, notes, url);
    view["marks_href"] = passage.marks.empty() ? std::string() : passage_url(passage.marks, url);
    views.push_back(std::move(view));
    if (!highlights.empty()) matching.push_back(i);
  }
  link_matches(views, matching);
  return views;
}

View outline_view(const std::vector<Passage>& passages) {
  View outline = View::array();
  HeadingsSeen seen;
  for (const auto& passage : passages) {
    const auto headings = seen.next(passage);
    for (const auto& heading : *headings.if_list()) {
      outline.push_back({{"text", *heading.find("heading_text")},
                         {"level", *heading.find("level")},
                         {"href", "#" + heading.find("heading_anchor")->text()}});
    }
  }
  return outline;
}

}  // namespace dossier::web
