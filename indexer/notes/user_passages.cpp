// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/notes/user_passages.hpp"

#include "base/utf8.hpp"
#include "indexer/markup/html_reader.hpp"
#include "indexer/notes/note_places.hpp"
#include "indexer/text/text_rules.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace dossier::notes {
namespace {

constexpr std::size_t longest_note = std::size_t{1} << 20U;  ///< bytes that are read of one
constexpr std::size_t longest_piece = 1500;                  ///< bytes of a passage made of several paragraphs

std::string cut(std::string_view text, std::size_t most) {
  return utf8::repaired(text.substr(0, utf8::boundary_before(text, std::min(text.size(), most))));
}

/// Paragraphs of plain text, without control characters.
std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  std::string line;
  const auto flush = [&] {
    if (const auto kept = reading::trim(line); !kept.empty()) lines.emplace_back(kept);
    line.clear();
  };
  for (std::size_t at = 0; at < text.size();) {
    const auto character = utf8::decode(text, at);
    if (character.code == '\n' || character.code == '\r') {
      flush();
    } else if (character.code < 0x20 || character.code == 0x7F) {
      line += ' ';
    } else {
      line += text.substr(at, character.size);
    }
    at += character.size;
  }
  flush();
  return lines;
}

std::vector<std::string> paragraphs_of(const UserNote& note) {
  const auto text = cut(note.comment, longest_note);
  if (!note.html) return lines_of(text);
  const auto page =
      "<!DOCTYPE html><html><head><meta charset=\"utf-8\"></head><body><article>" + text + "</article></body></html>";
  const auto read = reading::read_html(page);
  std::vector<std::string> paragraphs;
  if (!read) return paragraphs;
  for (const auto& block : read->blocks) {
    auto line = block.printed();
    for (const auto& row : block.rows) {
      for (const auto& cell : row) line += (line.empty() ? "" : " | ") + cell;
    }
    for (auto& part : lines_of(line)) paragraphs.push_back(std::move(part));
  }
  return paragraphs;
}

/// Texts of passages: paragraphs, as many as fit a passage together.
std::vector<std::string> pieces_of(const std::vector<std::string>& paragraphs) {
  std::vector<std::string> pieces;
  for (const auto& paragraph : paragraphs) {
    if (pieces.empty() || pieces.back().size() + paragraph.size() > longest_piece) {
      pieces.push_back(paragraph);
    } else {
      pieces.back() += '\n' + paragraph;
    }
  }
  return pieces;
}

class Maker {
 public:
  explicit Maker(const std::vector<Passage>& paper) : paper_(paper), places_(paper) {}

  void add(const UserNote& note) {
    auto paragraphs = paragraphs_of(note);
    std::string marked;
    for (const auto& line : lines_of(cut(note.marked, longest_note))) marked += (marked.empty() ? "" : " ") + line;
    if (!marked.empty()) {
      auto quoted = "“" + marked + "”";
      for (const auto& paragraph : paragraphs) quoted += '\n' + paragraph;
      paragraphs = {std::move(quoted)};
    }
    const auto passage = note.kind == PassageKind::Annotation ? places_.find(note) : std::nullopt;
    for (auto& text : pieces_of(paragraphs)) {
      if (!seen_.insert({note.page, text}).second) continue;
      made_.passages.push_back(passage_of(note, passage, std::move(text)));
      made_.marked.push_back(passage);
    }
  }

  UserPassages take() { return std::move(made_); }

 private:
  [[nodiscard]] Passage passage_of(const UserNote& note, std::optional<std::size_t> about, std::string text) const {
    Passage passage;
    passage.kind = note.kind;
    passage.section = Section::Back;
    passage.text = std::move(text);
    passage.boxes = note.boxes;
    if (note.page > 0) {
      passage.pages = {note.page, note.page};
      if (!note.printed.empty() && note.printed != std::to_string(note.page)) {
        passage.printed = {note.printed, note.printed};
      }
    }
    if (!about) return passage;
    const auto& marked = paper_[*about];
    passage.section = marked.section;
    passage.heading = marked.heading;
    const auto& pages = marked.pages;
    if (note.page == 0) passage.pages = pages;
    const bool same_page = passage.pages == pages;
    if (same_page && !passage.printed.known()) passage.printed = marked.printed;
    return passage;
  }

  const std::vector<Passage>& paper_;
  NotePlaces places_;
  UserPassages made_;
  std::set<std::pair<std::uint32_t, std::string>> seen_;  ///< page and text
};

}  // namespace

UserPassages make_user_passages(std::vector<UserNote> in_file, const std::vector<UserNote>& in_bibliography,
                                const std::vector<Passage>& paper) {
  const bool read_from_file = !in_file.empty();
  auto notes = std::move(in_file);
  for (const auto& note : in_bibliography) {
    if (!note.from_file || !read_from_file) notes.push_back(note);
  }
  if (notes.empty()) return {};
  std::stable_sort(notes.begin(), notes.end(), [](const UserNote& a, const UserNote& b) {
    const auto place = [](const UserNote& note) { return std::pair(note.kind == PassageKind::Note, note.page); };
    return place(a) < place(b);
  });
  Maker maker(paper);
  for (const auto& note : notes) maker.add(note);
  return maker.take();
}

}  // namespace dossier::notes
