// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/sentences.hpp"
#include "base/strings.hpp"
#include "indexer/blocks/sign_weights.hpp"
#include "indexer/pdf/pdf_block.hpp"
#include "indexer/pdf/pdf_cut.hpp"
#include "indexer/source/pdf_letters.hpp"
#include "indexer/source/pdf_names.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace dossier::pdf {
namespace {

/// What tells words of drawings, formulas and cells from running text.
struct DebrisSigns {
  bool tiny = false;     ///< type under .72 of the body's
  bool small = false;    ///< under .88, and not tiny
  bool few = false;      ///< three words a line or fewer
  bool narrow = false;   ///< under half of the column
  bool numbers = false;  ///< over a third digits
  bool signs = false;    ///< under .6 letters
  bool math = false;
  bool tabular = false;    ///< a wide gap in most lines
  bool sentence = false;   ///< ends as a sentence and has eight words
  bool long_text = false;  ///< 25 words or more
  bool body = false;       ///< of the body's size, and not in few words
  bool styled = false;     ///< whole in bold, or larger than the body; not tiny
  bool open = false;       ///< does not end as a sentence
  bool marker = false;     ///< a list marker
  bool flows = false;      ///< fills its column
  bool beside = false;     ///< next to other debris or a caption
  bool code = false;       ///< lines in the type of a typewriter
  bool operators = false;  ///< every fifth word is a sign of a formula or of code
  bool bold = false;       ///< as large as the body or nearly, and bold: a heading
  bool named = false;      ///< the name of a section
  bool repeated = false;   ///< open, and the whole of it stands elsewhere too: axis titles, legends
  bool signature = false;  ///< a name below the end of a text, see `signs_text`
  bool in_place = false;   ///< of the body's size, begins where lines of its column do, and not beside debris
};

/// Share of its words that are operators of formulas or code: `=`, `<-`, `∼`.
float operator_share(std::string_view text) {
  constexpr auto signs = std::to_array<std::string_view>({"=", "+", "−", "×", "·", "÷",  "±",  "<",  ">",   "≤", "≥",
                                                          "≈", "≡", "≠", "∼", "~", "∝",  "→",  "⇒",  "∑",   "∏", "∫",
                                                          "∂", "√", "∈", "∩", "∪", "<-", "==", "|>", "%>%", ":="});
  std::size_t words = 0;
  std::size_t found = 0;
  while (!text.empty()) {
    const auto end = std::min(text.find(' '), text.size());
    const auto word = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (word.empty()) continue;
    ++words;
    found += std::ranges::find(signs, word) != signs.end();
  }
  return words == 0 ? 0 : static_cast<float>(found) / static_cast<float>(words);
}

DebrisSigns signs_of(const Layout& layout, const Block& block) {
  DebrisSigns signs;
  const auto counts = count_letters(block.text);
  const auto all = static_cast<float>(std::max(1U, counts.all));
  const float relative = block.size / layout.body;
  const bool ideographs = counts.ideographs * 2 > counts.letters;
  const float words = ideographs ? static_cast<float>(counts.ideographs) / 2 : static_cast<float>(block.words);
  const auto lines = static_cast<float>(block.lines.size());
  signs.tiny = relative < 0.72F;
  signs.small = !signs.tiny && relative < 0.88F;
  signs.few = words / lines <= 3.2F;
  signs.narrow = block.width < 0.5F;
  signs.numbers = static_cast<float>(counts.digits) / all > 0.33F;
  signs.signs = static_cast<float>(counts.letters) / all < 0.6F;
  signs.math = block.math > 0.25F;
  signs.tabular = block.gaps >= 0.8F;
  signs.sentence = words >= 8 && ends_with_stop(block.text);
  signs.long_text = words >= 25;
  const bool body = relative > 0.96F && relative < 1.04F;
  signs.body = body && !signs.few;
  signs.styled = !signs.tiny && (block.bold > 0.85F || relative > 1.06F || block.caps > 0.8F || block.italic > 0.9F);
  signs.open = !ends_with_stop(block.text);
  signs.marker = list_marker(block.text).size > 0;
  signs.flows = block.width > 0.85F && block.lines.size() > 1 && words / lines > 5;
  signs.code = block.mono > 0.7F && block.lines.size() > 1;
  signs.operators = operator_share(block.text) >= 0.2F;
  signs.bold =
      block.bold > 0.85F && relative > 0.9F && static_cast<float>(counts.digits) < 0.4F * all && counts.letters > 7;
  signs.named = is_named(Name::Section, block.text) || is_named(Name::After, block.text) ||
                is_named(Name::References, block.text) || is_named(Name::Abstract, block.text) ||
                is_part_label(block.text);
  const auto& column = layout.columns[block.column];
  signs.in_place = body && !signs.math && !signs.tabular && !signs.operators && !signs.code &&
                   std::fabs(start_of(layout, column, layout.lines[block.lines.front()])) < 0.3F * block.size;
  return signs;
}

constexpr reading::SignWeight<DebrisSigns> weights[] = {
    {"tiny", &DebrisSigns::tiny, 2},
    {"small", &DebrisSigns::small, 0.7F},
    {"few words", &DebrisSigns::few, 1},
    {"narrow", &DebrisSigns::narrow, 0.7F},
    {"numbers", &DebrisSigns::numbers, 0.9F},
    {"few letters", &DebrisSigns::signs, 0.9F},
    {"mathematical type", &DebrisSigns::math, 1.5F},
    {"gaps", &DebrisSigns::tabular, 1.5F},
    {"code", &DebrisSigns::code, 1.2F},
    {"operators", &DebrisSigns::operators, 2.6F},
    {"sentence", &DebrisSigns::sentence, -2.2F},
    {"long", &DebrisSigns::long_text, -1.6F},
    {"size of the text", &DebrisSigns::body, -0.6F},
    {"styled", &DebrisSigns::styled, -1},
    {"bold", &DebrisSigns::bold, -0.8F},
    {"named", &DebrisSigns::named, -3},
    {"open", &DebrisSigns::open, 0.5F},
    {"marker", &DebrisSigns::marker, -0.8F},
    {"flows", &DebrisSigns::flows, -1.6F},
    {"repeated", &DebrisSigns::repeated, 1.5F},
    {"beside", &DebrisSigns::beside, 0.9F},
    {"in place", &DebrisSigns::in_place, -0.8F},
    {"signature", &DebrisSigns::signature, -1.5F},
};

float debris_score(const Layout& layout, const DebrisSigns& signs) {
  return reading::weighed(-2, weights, signs, layout.without, "drawings");
}

bool is_caption(const Layout& layout, const Block& block) {
  const auto label = caption_label(block.text);
  if (label.label == Label::None) return false;
  if (label.marked) return true;
  const auto& first = layout.lines[block.lines.front()];
  const bool set_apart = block.size < 0.96F * layout.body || first.bold > 0.1F || block.italic > 0.8F;
  return set_apart && begins_capital(block.text.substr(label.size));
}

/// Cells of a table that were taken for a note or an entry.
bool is_stray_entry(const Block& block) {
  if (!block.is(BlockType::Note) && !block.is(BlockType::Reference)) return false;
  const auto counts = count_letters(block.text);
  if (counts.letters == 0) return true;
  const bool entry = block.words >= 6 && static_cast<float>(counts.letters) > 0.55F * static_cast<float>(counts.all);
  if ((block.gaps >= 1 && !entry) || block.math > 0.5F) return true;
  if (block.is(BlockType::Reference) && block.letters < 16 && !block.indented) return true;
  return static_cast<float>(counts.digits) > 0.45F * static_cast<float>(counts.all) && block.words > 6;
}

/// How often dots lead to a page number, or to where it stood.
std::size_t count_leaders(std::string_view text) {
  constexpr std::size_t fewest_dots = 5;
  std::size_t leaders = 0;
  std::size_t dots = 0;
  for (const char c : text) {
    if (c == '.')
      leaders += ++dots == fewest_dots;
    else if (c != ' ')
      dots = 0;
  }
  constexpr std::string_view dotted = "……";
  for (auto at = text.find(dotted); at != std::string_view::npos; at = text.find(dotted, at)) {
    ++leaders;
    while (text.substr(at).starts_with("…")) at += dotted.size() / 2;
  }
  return leaders;
}

bool has_leaders(std::string_view text) { return count_leaders(text) > 0; }

bool ends_in_leaders(std::string_view text) {
  constexpr std::size_t few = 12;
  return text.size() > few && has_leaders(text.substr(text.size() - few));
}

bool ends_in_number(std::string_view text) { return !text.empty() && is_digit(text.back()); }

constexpr std::uint32_t most_entry_words = 20;  // of a line of contents without dots; more are a sentence that is cut

bool is_short_and_open(const Block& block) {
  return block.is(BlockType::Paragraph) && block.words < most_entry_words && !ends_with_stop(block.text);
}

/// Letters of the name of a section, without its numbering.
std::string section_key(std::string_view text) { return skeleton(text.substr(numbering_of(text).size), true); }

/// Names of sections in a table of contents whose numbers stand apart: beside lines with dots, and again in the paper.
void mark_bare_entries(std::vector<Block>& blocks, const std::vector<std::size_t>& dotted) {
  constexpr std::size_t near = 4;                // blocks
  constexpr std::size_t fewest_leaders = 3;      // on a page that does not say that it has the contents
  std::map<std::uint32_t, std::size_t> leaders;  // by page
  for (const auto at : dotted) leaders[blocks[at].page] += count_leaders(blocks[at].text);
  std::map<std::string, std::size_t> last;  // place of a name
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (is_named(Name::Contents, blocks[i].text)) leaders[blocks[i].page] += fewest_leaders;
    if (blocks[i].words < most_entry_words) last[section_key(blocks[i].text)] = i;
  }
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (!is_short_and_open(blocks[i])) continue;
    const auto first = std::ranges::lower_bound(dotted, i - std::min(i, near));
    const bool beside = std::any_of(first, std::ranges::upper_bound(dotted, i + near),
                                    [&](std::size_t other) { return blocks[other].page == blocks[i].page; });
    if (!beside || leaders[blocks[i].page] < fewest_leaders) continue;
    const auto name = section_key(blocks[i].text);
    if (!name.empty() && last[name] > i) blocks[i].type = BlockType::Debris;
  }
}

/// Lines of a table of contents.
void mark_contents(std::vector<Block>& blocks) {
  std::uint32_t page = 0;  // from 1; of the contents
  std::vector<std::size_t> dotted;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    auto& block = blocks[i];
    if (!block.is(BlockType::Paragraph)) continue;
    if (is_named(Name::Contents, block.text)) page = block.page + 1;
    const bool near = page > 0 && (block.page + 1 == page || block.page == page);
    const bool entry = is_short_and_open(block) && ends_in_number(block.text);
    const bool leads = has_leaders(block.text) && (ends_in_number(block.text) || ends_in_leaders(block.text));
    if (leads) {
      page = block.page + 1;
      dotted.push_back(i);
    }
    if (leads || (near && entry)) block.type = BlockType::Debris;
  }
  mark_bare_entries(blocks, dotted);
}

void join_captions(const Layout& layout, std::vector<Block>& blocks) {
  for (std::size_t i = 0; i + 1 < blocks.size(); ++i) {
    auto& block = blocks[i];
    auto& next = blocks[i + 1];
    if (!block.is(BlockType::Caption) || !next.is(BlockType::Paragraph) || next.page != block.page) continue;
    if (next.table_rows > 0.5F) continue;
    if (std::fabs(next.size - block.size) > 0.06F * block.size || next.size > 0.97F * layout.body) continue;
    const bool bare = caption_label(block.text).size + 2 >= block.text.size();
    const bool goes_on = !ends_with_stop(block.text) || next.column == block.column;
    const bool close = next.column != block.column ? !ends_with_stop(block.text) : next.above < 0.6F;
    if (!(bare || goes_on) || !close) continue;
    block.lines.insert(block.lines.end(), next.lines.begin(), next.lines.end());
    next.lines.clear();
    std::erase_if(blocks, [](const Block& one) { return one.lines.empty(); });
    look_at(layout, blocks[i]);
  }
}

/// Which blocks stand next to debris, or right above a caption.
std::vector<bool> beside_debris(const std::vector<Block>& blocks) {
  const auto same_page = [&](std::size_t i, std::size_t near) {
    return near < blocks.size() && blocks[near].page == blocks[i].page;
  };
  std::vector<bool> beside(blocks.size());
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const bool below =
        same_page(i, i + 1) && (blocks[i + 1].is(BlockType::Debris) || blocks[i + 1].is(BlockType::Caption));
    beside[i] = below || (i > 0 && same_page(i, i - 1) && blocks[i - 1].is(BlockType::Debris));
  }
  return beside;
}

using Times = std::map<std::string, std::size_t>;

/// How often each text of few words stands in the paper.
Times times_of(const std::vector<Block>& blocks) {
  constexpr std::uint32_t most_words = 12;
  Times times;
  for (const auto& block : blocks) {
    if (block.words <= most_words) ++times[block.text];
  }
  return times;
}

/// A name of up to four words set far in, right below prose that ends: whoever wrote the letter or the telegram.
bool signs_text(const Layout& layout, const std::vector<Block>& blocks, std::size_t at) {
  constexpr std::uint32_t most_words = 4;
  constexpr std::uint32_t least_prose = 8;
  const auto& block = blocks[at];
  if (at == 0 || block.words > most_words || block.lines.size() != 1 || block.size < 0.75F * layout.body ||
      block.size > 1.1F * layout.body)
    return false;
  const auto& above = blocks[at - 1];
  const bool below_prose = above.is(BlockType::Paragraph) && above.page == block.page && above.column == block.column &&
                           above.words >= least_prose && above.size > 0.9F * layout.body && ends_with_stop(above.text);
  const bool captioned = at + 1 < blocks.size() && blocks[at + 1].is(BlockType::Caption);
  if (!below_prose || captioned) return false;
  const auto counts = count_letters(block.text);
  const bool name = counts.digits == 0 && counts.letters > 2 && begins_capital(block.text);
  return name && start_of(layout, layout.columns[block.column], layout.lines[block.lines.front()]) > 5 * block.size;
}

bool is_debris(const Layout& layout, const std::vector<Block>& blocks, std::size_t at, bool beside,
               const Times& times) {
  const auto& block = blocks[at];
  if (!block.is(BlockType::Paragraph)) return is_stray_entry(block);
  if (block.table_rows > 0.5F) return true;
  auto signs = signs_of(layout, block);
  signs.beside = beside;
  signs.in_place = signs.in_place && !beside;
  signs.signature = signs_text(layout, blocks, at);
  const auto found = times.find(block.text);
  signs.repeated = signs.open && found != times.end() && found->second > 1;
  return debris_score(layout, signs) > 0;
}

/// The head of a table, whose cells are not above each other: between the caption or other rows and the first row.
bool is_table_head(const std::vector<Block>& blocks, std::size_t at) {
  constexpr std::uint32_t most_words = 12;
  const auto& block = blocks[at];
  if (!block.is(BlockType::Paragraph) || block.words > most_words || at == 0 || at + 1 >= blocks.size()) return false;
  const auto& above = blocks[at - 1];
  const auto& below = blocks[at + 1];
  const bool caption = above.is(BlockType::Caption) && caption_label(above.text).label == Label::Table;
  return below.table_rows > 0.5F && below.column == block.column && above.column == block.column &&
         (caption || above.table_rows > 0.5F);
}

}  // namespace

void mark_debris(const Layout& layout, std::vector<Block>& blocks) {
  for (auto& block : blocks) {
    if (block.is(BlockType::Paragraph) && is_caption(layout, block)) block.type = BlockType::Caption;
  }
  join_captions(layout, blocks);
  write_texts(layout, blocks);
  mark_contents(blocks);
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (is_table_head(blocks, i)) blocks[i].type = BlockType::Debris;
  }
  const auto times = times_of(blocks);
  // What is found makes its neighbours suspicious.
  for (int round = 0; round < 3; ++round) {
    const auto beside = beside_debris(blocks);
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      if (is_debris(layout, blocks, i, beside[i], times)) blocks[i].type = BlockType::Debris;
    }
  }
}

}  // namespace dossier::pdf
