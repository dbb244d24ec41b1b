// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/structure/metadata.hpp"

#include "indexer/blocks/paper_fields.hpp"
#include "indexer/structure/front_matter.hpp"
#include "indexer/text/front_rules.hpp"
#include "indexer/text/front_values.hpp"
#include "indexer/text/section_names.hpp"
#include "indexer/text/text_rules.hpp"

#include <algorithm>

namespace dossier::reading {
namespace {

/// Digits (and a dash between them) behind a word such as "Volume".
std::string number_behind(std::string_view text, std::initializer_list<std::string_view> names,
                          std::string_view allowed) {
  for (const auto name : names) {
    const auto at = find_ci(text, name);
    if (at == std::string_view::npos) continue;
    const auto begin = text.find_first_of("0123456789", at + name.size());
    if (begin == std::string_view::npos || begin > at + name.size() + 4) continue;
    auto end = text.find_first_not_of(allowed, begin);
    auto value = trim(text.substr(begin, end == std::string_view::npos ? end : end - begin));
    while (!value.empty() && !is_digit(value.back())) value.remove_suffix(1);
    return std::string(value);
  }
  return {};
}

bool names_journal(std::string_view text) {
  return front_sort(text) == FrontSort::Journal && text.find_first_of("0123456789") == std::string_view::npos &&
         text.find("://") == std::string_view::npos && !contains_ci(text, "home page") &&
         !contains_ci(text, "homepage") && !contains_ci(text, "issn") && count_words(text, 13) >= 2;
}

/// A line that is nothing but one person's name, as where each author has a line.
bool is_lone_name(const Block& block) {
  constexpr std::string_view never = "0123456789,;:@(";
  constexpr std::size_t most_words = 4;
  if (block.text.find_first_of(never) != std::string::npos || block.text.starts_with("New ")) return false;
  if (is_wide_name(block.text)) return true;
  if (count_words(block.text, most_words + 1) > most_words || !looks_like_names(block.text)) return false;
  return front_sort(block.text) == FrontSort::None && !parse_person(block.text).organisation;
}

/// A line of a few words in a script without capitals, which tell names elsewhere: the first below a title.
bool is_uncased_name(const Block& block) {
  constexpr std::size_t most_words = 4;
  if (is_wide_name(block.text)) return true;
  const auto words = count_words(block.text, most_words + 1);
  return starts_uncased(block.text) && words >= 2 && words <= most_words && front_sort(block.text) == FrontSort::None &&
         block.text.find_first_of(".:;?!()0123456789") == std::string::npos && !ends_sentence(block.text) &&
         !named_role(block.text);
}

/// The names in the first block of authors; where it holds a name alone, also those alone in the blocks behind it.
/// What lies between may be the place of the author before it.
std::vector<Person> printed_authors(const std::vector<Block>& blocks) {
  std::vector<Person> people;
  const Block* first = nullptr;
  bool lone = true;  // all names so far stand alone
  const auto of_authors = [](const Block& block) { return block.is(BlockKind::Front) && block.box == Box::Authors; };
  const auto found = std::ranges::find_if(blocks, of_authors);
  const Block* front = found == blocks.end() ? nullptr : &*found;
  for (const auto& block : blocks) {
    if (!block.is(BlockKind::Front) || block.box != Box::Authors || block.marker.kind == MarkerKind::Number) continue;
    if (first == nullptr) {
      people = printed_people(leading_names(block.text, block.first_line));
      if (people.empty() && &block == front && is_uncased_name(block)) people = {parse_person(block.text)};
      if (people.empty()) continue;  // a subtitle
      first = &block;
      lone = people.size() == 1 && is_lone_name(block);
      continue;
    }
    const bool name = lone && is_lone_name(block);
    const bool place = front_sort(block.text) != FrontSort::None;
    if (name) std::ranges::move(printed_people(block.text), std::back_inserter(people));
    if (!name && !place) break;
  }
  return people;
}

template <class T>
void fill(T& field, T value) {
  if (field.empty()) field = std::move(value);
}

class MetadataReader {
 public:
  explicit MetadataReader(Document& document) : document_(document), paper_(document.paper) {}

  void run() {
    fill(paper_.title, title_of(document_.blocks));
    for (const auto& piece : document_.left_out) {
      const bool of_journal = piece.reason == "journal line" || piece.reason == "cover page";
      if (of_journal && piece.lines > 0) journal_line(piece.text);
    }
    for (const auto& block : document_.blocks) {
      if (!block.is(BlockKind::Front)) continue;
      if (block.box == Box::Keywords) fill(paper_.keywords, split_keywords(block.text));
      if (block.box != Box::Title) dates(block.text);
    }
    if (paper_.authors.empty()) set_authors(paper_, printed_authors(document_.blocks));
    if (!paper_.year) paper_.year = published_;
    if (!paper_.year) paper_.year = any_year_;
  }

 private:
  void issue_line(std::string_view line);
  void journal_line(std::string_view line);
  void dates(std::string_view text);

  Document& document_;
  Paper& paper_;
  std::optional<int> published_;
  std::optional<int> any_year_;
};

/// "Journal of Cold Harbours 14 (2021) 101-118"
void MetadataReader::issue_line(std::string_view line) {
  const auto open = line.find(" (");
  if (open == std::string_view::npos || open + 7 >= line.size() || line[open + 6] != ')') return;
  const auto year = find_plain_year(line.substr(open + 2, 4));
  const auto volume = last_token(line.substr(0, open));
  const auto name = trim(line.substr(0, open - std::min(open, volume.size())));
  const auto pages = trim(line.substr(open + 7));
  constexpr std::string_view number = "0123456789";
  if (!year || volume.empty() || volume.find_first_not_of(number) != std::string_view::npos) return;
  if (name.empty() || name.find_first_of(number) != std::string_view::npos || pages.empty() || !is_digit(pages[0]))
    return;
  fill(paper_.journal, std::string(name));
  fill(paper_.volume, std::string(volume));
  fill(paper_.pages, std::string(first_token(pages)));
}

void MetadataReader::journal_line(std::string_view line) {
  issue_line(line);
  if (names_journal(line)) fill(paper_.journal, std::string(line));
  fill(paper_.doi, plain_doi(line));
  fill(paper_.volume, number_behind(line, {"volume", "vol.", "vol "}, "0123456789"));
  fill(paper_.issue, number_behind(line, {"number", "issue", "no."}, "0123456789"));
  fill(paper_.pages, number_behind(line, {"pages", "pp.", "page "}, "0123456789 -–"));
  if (contains_ci(line, "issn")) return;
  if (!published_) published_ = find_plain_year(line);
}

void MetadataReader::dates(std::string_view text) {
  fill(paper_.doi, plain_doi(text));
  for (const std::string_view word : {"published", "available online", "©", "copyright"}) {
    const auto at = find_ci(text, word);
    if (at == std::string_view::npos || published_) continue;
    published_ = find_plain_year(text.substr(at, 60));
  }
  constexpr std::size_t date_words = 4;  // "April 15, 2019"
  // Four digits of an address or of an author's number are no year.
  if (text.find("://") != std::string_view::npos || text.find('@') != std::string_view::npos) return;
  if (!any_year_ && (box_sort(text) == FrontSort::Dates || count_words(text, date_words + 1) <= date_words))
    any_year_ = find_plain_year(text);
}

}  // namespace

void read_metadata(Document& document) {
  MetadataReader(document).run();
  note_sources(document.paper, "text");
}

}  // namespace dossier::reading
