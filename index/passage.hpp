// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/text_span.hpp"
#include "index/person.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dossier {

/// What sort of text a passage is.
enum class PassageKind : std::uint8_t {
  Paragraph,
  List,
  Table,
  Footnote,
  Reference,
  Front,
  Note,        ///< the user's own, on the paper: a note of Zotero's
  Annotation,  ///< the user's own, in the paper: what she has marked there, and her comment on it
};

/// The role of the section that a passage stands in; a closed list, whatever the printed headings say.
enum class Section : std::uint8_t {
  Front,
  Abstract,
  Introduction,
  Background,
  Literature,
  Theory,
  Methods,
  Analysis,
  Discussion,
  Recommendations,
  Conclusion,
  Back,
  References,
};

/// Names as they stand in JSON, facets and queries: `paragraph`, `introduction` … in the order of the enumerators.
inline constexpr std::array<std::string_view, 8> passage_kind_names{"paragraph", "list",  "table", "footnote",
                                                                    "reference", "front", "note",  "annotation"};
inline constexpr std::array<std::string_view, 13> section_names{
    "front",    "abstract",   "introduction",    "background", "literature", "theory",    "methods",
    "analysis", "discussion", "recommendations", "conclusion", "back",       "references"};
constexpr std::string_view to_string(PassageKind kind) { return passage_kind_names[static_cast<std::size_t>(kind)]; }
inline std::string_view to_string(Section section) { return section_names[static_cast<std::size_t>(section)]; }

/// Whether the user wrote it, not the paper's authors. Such passages stand behind all others of their paper.
constexpr bool by_user(PassageKind kind) { return kind == PassageKind::Note || kind == PassageKind::Annotation; }

/// The kind as people read it beside a passage.
constexpr std::string_view kind_in_words(PassageKind kind) {
  if (kind == PassageKind::Note) return "your note";
  return kind == PassageKind::Annotation ? "your annotation" : to_string(kind);
}

/// Lines of the source file, counted from 1, both included; 0–0 where the source has no lines (a JSON record).
struct LineRange {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  bool operator==(const LineRange&) const = default;
};

/// Pages of the source file, counted from 1, both included; 0–0 where the source does not tell.
struct PageRange {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  [[nodiscard]] bool known() const { return first > 0; }
  bool operator==(const PageRange&) const = default;
};

/// The numbers printed on the first and the last page of a passage: `214`, `xii`. Both are known or none.
struct PrintedPages {
  std::string first;
  std::string last;
  [[nodiscard]] bool known() const { return !first.empty(); }
  bool operator==(const PrintedPages&) const = default;
};

/// The part of a passage that stands in one column of one page. In points (1/72 inch) from the upper left corner of the
/// page as a viewer shows it: cropped and turned. Kept to a tenth of a point.
struct PageBox {
  std::uint32_t page = 0;  ///< of the source file, from 1
  float x = 0;
  float y = 0;
  float width = 0;
  float height = 0;
  bool operator==(const PageBox&) const = default;
};

/// Where a label comes from, from the strongest to the weakest.
enum class LabelSource : std::uint8_t {
  Text,       ///< the passage's own words
  Heading,    ///< a heading above it
  Inherited,  ///< "both countries", "bilateral": the pair that the passage before it or the paper is about
  Given,      ///< a field of the source record (JSON, front matter)
};

/// One facet value of a passage, with the reason for it.
struct Label {
  std::string facet;  ///< `dyad`, `theory`, or another facet of the taxonomy
  std::string value;  ///< `China-Pakistan`, `neoclassical-realism`
  LabelSource source = LabelSource::Text;
  float strength = 1.0F;  ///< 0 to 1
  std::string trigger;    ///< the words that gave it, as printed; the heading's words for Heading
  TextSpan span;          ///< of the trigger in the passage's text; empty where it is not in the text
  /// How sure it is, as users see and limit it: the strength in thousandths.
  [[nodiscard]] std::uint32_t thousandths() const {
    return strength > 0 ? static_cast<std::uint32_t>(std::lround(std::min(strength, 1.0F) * 1000)) : 0;  // not of NaN
  }
  bool operator==(const Label&) const = default;
};

/// Label::thousandths of a label without any doubt.
inline constexpr std::uint32_t sure_label = 1000;

/// The trigger of a label that the user gave or left in place by a correction; its source is Given.
inline constexpr std::string_view corrected_trigger = "corrected";

/// One passage: the unit that is indexed, ranked, shown and cited.
struct Passage {
  std::string id;       ///< `<paper>:<hash of the normalised text>[~n]`; lasts over re-indexing
  std::string paper;    ///< id of its paper
  std::uint32_t n = 0;  ///< ordinal in the paper's reading order, from 1
  PassageKind kind = PassageKind::Paragraph;
  Section section = Section::Analysis;
  std::vector<std::string> heading;                         ///< printed headings above it, outermost first
  std::vector<Label> labels;                                ///< sorted by facet, then value; each value once
  std::vector<std::pair<std::string, std::string>> fields;  ///< further facet values of a source record: (facet, value)
  PageRange pages;
  PrintedPages printed;        ///< where they differ from `pages`
  std::vector<PageBox> boxes;  ///< in reading order; of a PDF only
  std::string marks;           ///< of a note or annotation: id of the passage that it is about; empty: the whole paper
  LineRange lines;
  std::string text;  ///< clean UTF-8; table rows and list items end with a newline
  bool operator==(const Passage&) const = default;
};

/// What is known of a paper as a whole. Empty where the paper does not say.
struct Paper {
  std::string id;      ///< the file's name without its ending, made unique where two share it
  std::string source;  ///< path of the file as it was given, UTF-8
  std::string title;
  std::vector<std::string> authors;  ///< "Given Family", in printed order
  std::vector<Person> people;        ///< the same in parts; empty where they are not known (see people_of)
  std::optional<int> year;
  std::string journal;
  std::string volume;
  std::string issue;
  std::string pages;  ///< "12–34", as printed
  std::string doi;    ///< without resolver, lower case: `10.1000/xyz`
  std::string url;
  std::string language;  ///< BCP 47 where known
  std::vector<std::string> keywords;
  std::string citation_key;  ///< key for exports, e.g. `ahmad2025`; lasts over re-indexing
  /// Where each field comes from, by its name in JSON: `text`, `file`, the name of a bibliography, `correction`. None
  /// for fields that are empty, nor for a record of JSON.
  std::map<std::string, std::string> sources;
  std::string identity;  ///< digest of what bibliography and corrections say of it; empty where they say nothing
  bool operator==(const Paper&) const = default;
};

/// Gives the paper these authors, in parts and written out.
void set_authors(Paper& paper, std::vector<Person> people);
/// The authors in parts: as stored, or read from the names as they are written.
std::vector<Person> people_of(const Paper& paper);
/// Their family names, as a short reference has them.
std::vector<std::string> family_names(const Paper& paper);

}  // namespace dossier
