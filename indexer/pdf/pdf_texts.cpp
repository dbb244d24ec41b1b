// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/strings.hpp"
#include "base/utf8.hpp"
#include "indexer/pdf/pdf_block.hpp"
#include "indexer/pdf/pdf_note_lines.hpp"
#include "indexer/source/pdf_letters.hpp"
#include "indexer/text/characters.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace dossier::pdf {
namespace {

constexpr std::size_t longest_word = 60;  // bytes
constexpr std::string_view digits = "0123456789";

using reading::is_word_byte;

/// How often the paper writes a word, or two with a hyphen between them, inside a line.
class WordCounts {
 public:
  explicit WordCounts(const Layout& layout) {
    for (const auto& line : layout.lines) {
      if (line.role == LineRole::Text || line.role == LineRole::Note) add(line.text);
    }
  }

  [[nodiscard]] std::size_t operator[](const std::string& word) const {
    const auto found = counts_.find(word);
    return found == counts_.end() ? 0 : found->second;
  }

 private:
  void add(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
      if (!is_word_byte(text[at])) {
        ++at;
        continue;
      }
      auto end = at;
      while (end < text.size() &&
             (is_word_byte(text[end]) || (text[end] == '-' && end + 1 < text.size() && is_word_byte(text[end + 1]))))
        ++end;
      // The last word of a line may be half of one.
      if (end < text.size() && end - at <= longest_word && text[end] != '-')
        ++counts_[lowered(text.substr(at, end - at))];
      at = end;
    }
  }

  std::unordered_map<std::string, std::uint32_t> counts_;
};

std::string_view letters_before(std::string_view text, std::size_t end) {
  auto begin = end;
  while (begin > 0 && end - begin < longest_word && is_word_byte(text[begin - 1])) --begin;
  return text.substr(begin, end - begin);
}

std::string_view letters_after(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() && end < longest_word && is_word_byte(text[end])) ++end;
  return text.substr(0, end);
}

bool keeps_hyphen(const WordCounts& counts, std::string_view head, std::string_view tail, bool soft) {
  if (soft) return false;
  if (head.empty() || tail.empty()) return true;
  if (begins_capital(tail) && !begins_capital(std::string(1, head.back()))) return true;
  const auto plain = counts[lowered(head) + lowered(tail)];
  const auto compound = counts[lowered(head) + '-' + lowered(tail)];
  if (plain != compound) return compound > plain;
  return false;
}

bool is_address(std::string_view text) {
  const auto blank = text.find_last_of(' ');
  const auto token = blank == std::string_view::npos ? text : text.substr(blank + 1);
  return token.find("://") != std::string_view::npos || token.find("www.") != std::string_view::npos ||
         token.find("doi.org") != std::string_view::npos;
}

bool goes_on_as_address(std::string_view text, std::string_view next) {
  if (!is_address(text)) return false;
  const char last = text.back();
  if (last == '/' || last == '-' || last == '_' || last == '=' || last == '%' || last == '&' || last == '?')
    return true;
  const auto token = next.substr(0, next.find(' '));
  return token.find('/') != std::string_view::npos && token.find("://") == std::string_view::npos;
}

void append(const WordCounts& counts, std::string& text, std::string_view next) {
  if (next.empty()) return;
  if (text.empty()) {
    text = next;
    return;
  }
  if (goes_on_as_address(text, next)) {
    text += next;
    return;
  }
  const auto hyphen = hyphen_at_end(text);
  if (hyphen > 0 && ends_with_hyphen(text)) {
    const auto head = letters_before(text, text.size() - hyphen);
    const auto tail = letters_after(next);
    if (!tail.empty() && !keeps_hyphen(counts, head, tail, hyphen == 2)) text.resize(text.size() - hyphen);
    text += next;
    return;
  }
  const bool joined = is_ideograph(last_code(text)) && is_ideograph(first_code(next));
  const bool range = text.ends_with("–") && is_digit(next.front());
  const bool number = hyphen > 0 && is_digit(next.front());
  if (!joined && !range && !number) text += ' ';
  text += next;
}

/// Whether a text ends in a year that stands alone, as `in 1931` does.
bool ends_in_year(std::string_view text) {
  constexpr std::size_t size = 4;
  if (text.size() <= size || text[text.size() - size - 1] != ' ') return false;
  text.remove_prefix(text.size() - size);
  return (text[0] == '1' || text.starts_with("20")) && digits_end(text, 0) == size;
}

/// Whether a number from `at` to `end` stands glued behind a word that does not end in a capital, or a mark that
/// closes: `levy.3 The`, `levy3`; where `year` says so also behind a year, `1931.3 The`. Other numbers belong to what
/// they stand behind: `CO2`, `1–3`, `€5`, `1250.5 million`.
bool is_glued(std::string_view text, std::size_t at, std::size_t end, bool year) {
  constexpr std::size_t shortest_word = 3;  // units are shorter: `km2`
  constexpr std::u32string_view closing = U")”’»…؟،؛۔।";
  constexpr std::u32string_view pointing = U".,;:?!\"";
  if (at < 2 || (end < text.size() && text[end] != ' ')) return false;
  const auto before = text.substr(0, at);
  const auto last = last_code(before);
  if (is_letter(last) && !is_capital(last) && !is_ideograph(last))
    return letters_before(before, at).size() >= shortest_word;
  if (closing.find(last) != std::u32string_view::npos) return true;
  if (pointing.find(last) == std::u32string_view::npos) return false;
  if (!is_digit(text[at - 2])) return true;
  const bool ends = end == text.size() || begins_capital(text.substr(end));
  return year && ends && ends_in_year(before.substr(0, at - 1));
}

/// The place of a note's number that stands glued behind what it belongs to; npos where it does not.
std::size_t glued_number(std::string_view text, std::string_view number, bool year) {
  auto at = text.find(number);
  while (at != std::string_view::npos && !is_glued(text, at, at + number.size(), year)) at = text.find(number, at + 1);
  return at;
}

bool may_cite_notes(const Block& block) {
  return block.is(BlockType::Paragraph) || block.is(BlockType::Item) || block.is(BlockType::Caption);
}

/// Takes the number of a note out of the text of its page that it stands in; gives whether it was found.
bool drop_glued_number(std::vector<Block>& blocks, const Block& note, bool year) {
  for (auto& block : blocks) {
    if (!may_cite_notes(block) || block.page > note.page || block.last_page < note.page) continue;
    const auto at = glued_number(block.text, note.mark, year);
    if (at == std::string_view::npos) continue;
    block.text.erase(at, note.mark.size());
    block.cites.push_back(note.mark);
    return true;
  }
  return false;
}

struct GluedPlace {
  std::size_t block = 0;
  std::size_t at = 0;
  std::size_t size = 0;
};

/// Where the texts before the endnotes have their numbers, one behind the other. A few may be missing.
std::vector<GluedPlace> places_of_endnotes(const std::vector<Block>& blocks, const std::vector<const Block*>& notes) {
  constexpr std::size_t most_missing = 2;  // between two that are found
  constexpr std::size_t most_digits = 4;
  std::vector<GluedPlace> places;
  std::size_t next = 1;
  for (std::size_t i = 0; i < blocks.size() && &blocks[i] < notes.front(); ++i) {
    if (!may_cite_notes(blocks[i])) continue;
    const std::string_view text = blocks[i].text;
    for (auto at = text.find_first_of(digits); at != std::string_view::npos;) {
      const auto end = digits_end(text, at);
      if (text[at] != '0' && end - at <= most_digits && is_glued(text, at, end, true)) {
        const auto number = static_cast<std::size_t>(std::stoul(std::string(text.substr(at, end - at))));
        if (number >= next && number <= std::min(next + most_missing, notes.size())) {
          places.push_back({i, at, end - at});
          next = number + 1;
        }
      }
      at = text.find_first_of(digits, end);
    }
  }
  return places;
}

/// Takes the numbers of endnotes out of the texts, where no figure of the paper is raised and most numbers are found in
/// their order.
void drop_numbers_of_endnotes(const Layout& layout, std::vector<Block>& blocks) {
  std::vector<const Block*> notes;
  for (const auto& block : blocks) {
    const bool counts = block.is(BlockType::Note) && block.endnote && !block.mark.empty() && is_digit(block.mark[0]);
    if (counts && block.mark == std::to_string(notes.size() + 1)) notes.push_back(&block);
  }
  constexpr std::size_t fewest = 3;
  if (notes.size() < fewest) return;
  for (const auto& line : layout.lines) {
    if (line.role == LineRole::Text && !line.raised.empty()) return;
  }
  const auto places = places_of_endnotes(blocks, notes);
  if (places.size() * 3 < notes.size() * 2) return;
  for (auto place = places.rbegin(); place != places.rend(); ++place)
    blocks[place->block].text.erase(place->at, place->size);
}

/// Whether the numbers of most notes stand raised nowhere in the text: its font has raised figures of its own, which
/// look like any other.
bool numbers_are_glued(const Layout& layout, const std::vector<Block>& blocks) {
  std::unordered_set<std::string> raised;
  for (const auto& line : layout.lines) raised.insert(line.raised.begin(), line.raised.end());
  std::size_t notes = 0;
  std::size_t missing = 0;
  for (const auto& block : blocks) {
    if (!block.is(BlockType::Note) || block.mark.empty() || !is_digit(block.mark.front())) continue;
    ++notes;
    missing += !raised.contains(block.mark);
  }
  return notes >= 3 && missing * 2 > notes;
}

/// Takes numbers of notes out of the texts that they stand in, where notes have raised figures of a font's own: only
/// the notes tell.
void drop_glued_numbers(const Layout& layout, std::vector<Block>& blocks) {
  const bool all_glued = numbers_are_glued(layout, blocks);
  for (const auto& note : blocks) {
    if (!note.is(BlockType::Note) || note.endnote || note.lines.empty() || note.mark.empty()) continue;
    const auto& line = layout.lines[note.lines.front()];
    if (!line.mark.empty() || !(begins_glued(line.text) || (all_glued && is_digit(note.mark.front())))) continue;
    if (!drop_glued_number(blocks, note, false)) drop_glued_number(blocks, note, true);
  }
  drop_numbers_of_endnotes(layout, blocks);
}

}  // namespace

std::string cleaned(std::string_view text) {
  constexpr std::string_view ligatures[] = {"ff", "fi", "fl", "ffi", "ffl", "st", "st"};
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const auto c = utf8::decode(text, at);
    if (c.code >= 0xFB00 && c.code <= 0xFB06)
      out += ligatures[c.code - 0xFB00];
    else if (c.code == 0xAD)
      ;
    else if (c.code == 0xA0 || (c.code >= 0x2000 && c.code <= 0x200A))
      out += ' ';
    else
      out.append(text, at, c.size);
    at += c.size;
  }
  return out;
}

void write_texts(const Layout& layout, std::vector<Block>& blocks) {
  const WordCounts counts(layout);
  for (auto& block : blocks) {
    block.text.clear();
    block.cites.clear();
    for (const auto at : block.lines) append(counts, block.text, layout.lines[at].text);
    if (block.run_in)
      block.text.resize(std::min(block.skip, block.text.size()));
    else if (block.skip > 0)
      block.text.erase(0, std::min(block.skip, block.text.size()));
    block.text = cleaned(block.text);
    if (block.is(BlockType::Note) && !block.mark.empty()) {
      // A number that is not raised is still in the text.
      std::string_view text = block.text;
      if (text.starts_with('[')) text.remove_prefix(1);
      if (text.starts_with(block.mark)) {
        text.remove_prefix(block.mark.size());
        while (!text.empty() &&
               (text.front() == '.' || text.front() == ')' || text.front() == ']' || text.front() == ' '))
          text.remove_prefix(1);
        block.text = std::string(text);
      }
    }
  }
  drop_glued_numbers(layout, blocks);
}

}  // namespace dossier::pdf
