// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/blocks/draft.hpp"
#include "indexer/structure/front_matter.hpp"
#include "indexer/text/page_marks.hpp"
#include "indexer/text/printed_words.hpp"
#include "indexer/text/text_rules.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace dossier::reading {
namespace {

using Row = std::vector<std::string>;

constexpr std::size_t no_column = static_cast<std::size_t>(-1);

std::size_t abstract_column(const Block& table) {
  if (table.rows.empty()) return no_column;
  const auto& head = table.rows.front();
  for (std::size_t column = 0; column < head.size(); ++column) {
    if (is_printed_word(head[column], PrintedWord::Abstract)) return column;
  }
  return no_column;
}

std::vector<std::string> tokens_of(std::string_view text) {
  std::vector<std::string> tokens;
  while (!(text = trim(text)).empty()) {
    const auto token = first_token(text);
    tokens.emplace_back(token);
    text.remove_prefix(token.size());
  }
  return tokens;
}

/// The names of a cell that holds nothing else: `History:`, `Received:`; none where words follow the last colon.
std::vector<std::string> names_alone(std::string_view cell) {
  std::vector<std::string> names;
  std::string name;
  for (const auto& token : tokens_of(cell)) {
    name += (name.empty() ? "" : " ") + token;
    if (token.ends_with(':')) names.push_back(std::exchange(name, {}));
  }
  if (!name.empty()) names.clear();
  return names;
}

/// `History: Received: Accepted:` + `May June` + `1, 2020 2, 2020` → `History: Received: May 1, 2020 Accepted: June …`.
std::optional<std::string> deal_out(const Row& row, std::size_t columns) {
  const auto names = names_alone(row.front());
  if (names.size() < 2) return std::nullopt;
  std::vector<std::vector<std::string>> values;
  std::size_t dealt = no_column;
  for (std::size_t column = 1; column < columns && column < row.size(); ++column) {
    if (row[column].empty()) continue;
    values.push_back(tokens_of(row[column]));
    dealt = std::min(dealt, values.back().size());
  }
  if (values.empty() || dealt == 0 || dealt > names.size()) return std::nullopt;
  for (const auto& value : values) {
    if (value.size() % dealt != 0) return std::nullopt;
  }
  std::string out;
  for (std::size_t i = 0; i < names.size(); ++i) {
    out += (out.empty() ? "" : " ") + names[i];
    if (i + dealt < names.size()) continue;
    const auto turn = i + dealt - names.size();
    for (const auto& value : values) {
      const auto share = value.size() / dealt;
      for (std::size_t k = 0; k < share; ++k) out += ' ' + value[turn * share + k];
    }
  }
  return out;
}

/// Whether the cell only prints again the ends of words of the first cell, as where two columns overlap.
bool is_overprint(std::string_view cell, std::string_view first) {
  const auto words = squeeze(first);
  for (const auto& token : tokens_of(cell)) {
    if (words.find(squeeze(token)) == std::string::npos) return false;
  }
  return true;
}

struct Parts {
  std::string heading;
  std::string info;
  std::string keywords;
  std::string abstract_heading;
  std::string abstract_text;
  std::vector<LeftOut> left_out;
  std::vector<std::string> repairs;
};

std::string info_text(const Row& row, std::size_t columns, Parts& parts) {
  if (row.empty()) return {};
  if (auto dealt = deal_out(row, columns)) return *dealt;
  std::string joined = row.front();
  for (std::size_t column = 1; column < columns && column < row.size(); ++column) {
    if (row[column].empty()) continue;
    if (!row.front().empty() && is_overprint(row[column], row.front())) {
      parts.left_out.push_back({"overprint", row[column], 0});
      parts.repairs.emplace_back("overprint left out");
    } else {
      joined += (joined.empty() ? "" : " ") + row[column];
    }
  }
  return joined;
}

Block part(const Block& table, BlockKind kind, std::string text) {
  Block block;
  block.kind = kind;
  block.text = std::move(text);
  block.lines = table.lines;
  block.page = table.page;
  block.loose = true;
  block.settled = true;
  return block;
}

/// Cells of the head that stand for no part, and what stands above and below the table.
void leave_out_rest(const Block& table, std::size_t column, Parts& parts) {
  const auto& head = table.rows.front();
  const bool named = column > 0 && is_printed_word(head.front(), PrintedWord::ArticleInfo) &&
                     !(parts.info.empty() && parts.keywords.empty());
  for (std::size_t i = named ? 1 : 0; i < head.size(); ++i) {
    if (i != column && !head[i].empty()) parts.left_out.push_back({"column head", head[i], 0});
  }
  if (!table.text.empty()) parts.left_out.push_back({"column head", table.text, 0});
  for (const auto& note : table.notes) parts.left_out.push_back({"column head", note, 0});
}

Parts take_apart(const Block& table, std::size_t column) {
  Parts parts;
  parts.heading = column > 0 ? table.rows.front().front() : std::string();
  parts.abstract_heading = table.rows.front()[column];
  bool keywords = false;
  for (std::size_t i = 1; i < table.rows.size(); ++i) {
    const auto& row = table.rows[i];
    for (std::size_t k = column; k < row.size(); ++k) {
      if (!row[k].empty()) parts.abstract_text += (parts.abstract_text.empty() ? "" : " ") + row[k];
    }
    const auto text = column > 0 ? info_text(row, column, parts) : std::string();
    if (text.empty()) continue;
    if (is_damaged_badge(text)) {
      parts.left_out.push_back({"badge", text, 1});
      continue;
    }
    const bool begins = printed_word(text, PrintedWord::Keywords) > 0;
    const bool labelled = text.find(':') != std::string::npos;
    keywords = begins || (keywords && !labelled);
    auto& target = keywords ? parts.keywords : parts.info;
    target += (target.empty() ? "" : " ") + text;
  }
  leave_out_rest(table, column, parts);
  return parts;
}

std::vector<Block> blocks_of(const Block& table, const Parts& parts) {
  std::vector<Block> made;
  const auto front = [&](Box box, const std::string& text) {
    if (text.empty()) return;
    made.push_back(part(table, BlockKind::Front, text));
    made.back().box = box;
    if (is_printed_word(parts.heading, PrintedWord::ArticleInfo)) made.back().box_name = parts.heading;
  };
  front(Box::ArticleInfo, parts.info);
  front(Box::Keywords, parts.keywords);
  made.push_back(part(table, BlockKind::Heading, parts.abstract_heading));
  if (!parts.abstract_text.empty()) made.push_back(part(table, BlockKind::Paragraph, parts.abstract_text));
  return made;
}

}  // namespace

std::vector<Edit> split_article_info(const StageInput& input) {
  constexpr std::size_t near_front = 40;
  const auto limit = std::min(input.blocks.size(), near_front);
  for (std::size_t i = 0; i < limit; ++i) {
    const auto& table = input.blocks[i];
    const auto column = table.is(BlockKind::Table) ? abstract_column(table) : no_column;
    if (column == no_column) continue;
    auto parts = take_apart(table, column);
    Edit edit;
    edit.action = Action::Split;
    edit.at = i;
    edit.made = blocks_of(table, parts);
    edit.left_out = std::move(parts.left_out);
    edit.repairs = std::move(parts.repairs);
    edit.repairs.emplace_back("columns taken apart");
    edit.reason = "a column is headed Abstract";
    edit.confidence = Confidence::Certain;
    return {std::move(edit)};
  }
  return {};
}

}  // namespace dossier::reading
