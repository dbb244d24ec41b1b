// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/bibliography/zotero_notes.hpp"

#include "index/page_text.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace dossier::bibliography {
namespace {

constexpr std::size_t longest_position = std::size_t{1} << 16U;  // bytes of JSON
constexpr std::size_t most_boxes = 500;
constexpr double most_points = 1e5;
constexpr std::uint64_t most_pages = 100000;

/// Zotero writes these few tags into comments, which are plain text otherwise.
std::string without_tags(std::string text) {
  for (const std::string_view tag :
       {"<b>", "</b>", "<i>", "</i>", "<sub>", "</sub>", "<sup>", "</sup>", "<u>", "</u>"}) {
    for (auto at = text.find(tag); at != std::string::npos; at = text.find(tag, at)) text.erase(at, tag.size());
  }
  return text;
}

/// The last number of `00003|001234|00456`: points from the upper edge of the page.
float top_of(std::string_view sort_index) {
  const auto last = sort_index.rfind('|');
  unsigned points = 0;
  if (last != std::string_view::npos) {
    std::from_chars(sort_index.data() + last + 1, sort_index.data() + sort_index.size(), points);
  }
  return static_cast<float>(std::min(points, static_cast<unsigned>(most_points)));
}

bool is_rect(const nlohmann::json& rect) {
  return rect.is_array() && rect.size() == 4 && std::all_of(rect.begin(), rect.end(), [](const auto& length) {
           return length.is_number() && std::abs(length.template get<double>()) < most_points;
         });
}

/// Page and boxes of `{"pageIndex": 3, "rects": [[x0, y0, x1, y1]]}`. Zotero counts upwards from the lower edge of the
/// page, whose height it does not tell: the uppermost line stands where `top` says.
void place(const std::string& position, float top, UserNote& note) {
  if (position.size() > longest_position) return;
  const auto json = nlohmann::json::parse(position, nullptr, false);
  if (!json.is_object()) return;
  const auto page = json.find("pageIndex");
  if (page == json.end() || !page->is_number_unsigned() || page->get<std::uint64_t>() > most_pages) return;
  note.page = page->get<std::uint32_t>() + 1;
  const auto rects = json.find("rects");
  if (rects == json.end() || !rects->is_array()) return;
  std::vector<std::array<float, 4>> lines;
  float highest = 0;
  for (const auto& rect : *rects) {
    if (lines.size() == most_boxes || !is_rect(rect)) continue;
    auto& line = lines.emplace_back();
    for (std::size_t i = 0; i < line.size(); ++i) line[i] = rect[i].get<float>();
    highest = std::max(highest, std::max(line[1], line[3]));
  }
  for (const auto& line : lines) {
    const auto upper = std::max(line[1], line[3]);
    note.boxes.push_back({note.page, std::max(0.0F, std::min(line[0], line[2])), std::max(0.0F, top + highest - upper),
                          std::abs(line[2] - line[0]), std::abs(line[3] - line[1])});
  }
}

UserNote annotation_of(const Row& row) {
  UserNote note;
  note.kind = PassageKind::Annotation;
  note.marked = row.text(1);
  note.comment = without_tags(row.text(2));
  if (is_page_name(row.text(3))) note.printed = row.text(3);
  place(row.text(5), top_of(row.text(4)), note);
  note.from_file = row.number(6) != 0;
  return note;
}

class NoteReader {
 public:
  NoteReader(const DatabaseCopy& copy, const TakeNote& take) : copy_(copy), take_(take) {}

  Result<void> run() {
    auto done = copy_.each("SELECT itemID, parentItemID FROM itemAttachments WHERE parentItemID IS NOT NULL",
                           [&](const Row& row) { parent_[row.number(0)] = row.number(1); });
    if (!done) return done;
    if (copy_.has_table("itemNotes")) {
      done = copy_.each(
          "SELECT itemID, parentItemID, note FROM itemNotes WHERE note IS NOT NULL" + not_in_bin() + " ORDER BY itemID",
          [&](const Row& row) { take_note(row); });
    }
    if (!done || !copy_.has_table("itemAnnotations")) return done;
    return copy_.each(
        "SELECT parentItemID, text, comment, pageLabel, sortIndex, position, isExternal FROM itemAnnotations WHERE "
        "1" +
            not_in_bin() + " ORDER BY parentItemID, sortIndex, itemID",
        [&](const Row& row) {
          auto note = annotation_of(row);
          if (!note.marked.empty() || !note.comment.empty()) take_(owner_of(row.number(0)), std::move(note));
        });
  }

 private:
  [[nodiscard]] std::string not_in_bin() const {
    return copy_.has_table("deletedItems") ? " AND itemID NOT IN (SELECT itemID FROM deletedItems) AND "
                                             "ifnull(parentItemID, 0) NOT IN (SELECT itemID FROM deletedItems)"
                                           : "";
  }

  [[nodiscard]] std::int64_t owner_of(std::int64_t item) const {
    const auto attachment = parent_.find(item);
    return attachment == parent_.end() ? item : attachment->second;
  }

  void take_note(const Row& row) {
    UserNote note;
    note.comment = row.text(2);
    note.html = true;
    if (note.comment.empty()) return;
    // An attachment has a note of its own in the same table.
    const auto own = owner_of(row.number(0));
    take_(row.number(1) != 0 ? owner_of(row.number(1)) : own == row.number(0) ? 0 : own, std::move(note));
  }

  const DatabaseCopy& copy_;
  const TakeNote& take_;
  std::unordered_map<std::int64_t, std::int64_t> parent_;  ///< of attachments
};

}  // namespace

Result<void> read_zotero_notes(const DatabaseCopy& copy, const TakeNote& take) {
  if (!copy.has_table("itemAttachments")) return {};
  return NoteReader(copy, take).run();
}

}  // namespace dossier::bibliography
