// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/structure/front_matter.hpp"
#include "indexer/text/section_names.hpp"
#include "indexer/text/text_rules.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace dossier::reading {
namespace {

using Row = std::vector<std::string>;

constexpr std::size_t no_column = static_cast<std::size_t>(-1);

bool is_info_name(std::string_view cell) { return squeeze(cell).starts_with("articleinfo"); }

std::size_t abstract_column(const Block& table) {
  if (table.rows.empty()) return no_column;
  const auto& head = table.rows.front();
  for (std::size_t column = 0; column < head.size(); ++column) {
    if (squeeze(head[column]) == "abstract") return column;
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

std::string info_text(const Row& row, std::size_t columns, Account& account) {
  if (row.empty()) return {};
  if (auto dealt = deal_out(row, columns)) return *dealt;
  std::string joined = row.front();
  for (std::size_t column = 1; column < columns && column < row.size(); ++column) {
    if (row[column].empty()) continue;
    if (!row.front().empty() && is_overprint(row[column], row.front())) {
      account.drop("overprint", row[column], 0);
      account.repair("overprint left out");
    } else {
      joined += (joined.empty() ? "" : " ") + row[column];
    }
  }
  return joined;
}

/// "OPEN ACCESS", also where it was cut into pieces that overlap.
bool is_open_access(std::string_view text) {
  const auto key = squeeze(text);
  return key.size() <= 16 && key.starts_with("open") && key.ends_with("cess") && all_caps(text);
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

struct Parts {
  std::string heading;
  std::string info;
  std::string keywords;
  std::string abstract_heading;
  std::string abstract_text;
};

Parts take_apart(const Block& table, std::size_t column, Account& account) {
  Parts parts;
  parts.heading = column > 0 ? table.rows.front().front() : std::string();
  parts.abstract_heading = table.rows.front()[column];
  bool keywords = false;
  for (std::size_t i = 1; i < table.rows.size(); ++i) {
    const auto& row = table.rows[i];
    for (std::size_t k = column; k < row.size(); ++k) {
      if (!row[k].empty()) parts.abstract_text += (parts.abstract_text.empty() ? "" : " ") + row[k];
    }
    const auto text = column > 0 ? info_text(row, column, account) : std::string();
    if (text.empty()) continue;
    if (is_open_access(text)) {
      account.drop("badge", text);
      continue;
    }
    const bool begins =
        run_in_name(text, text.size()).sort == RunIn::Sort::Keywords || starts_with_ci(text, "keywords:");
    const bool labelled = text.find(':') != std::string::npos;
    keywords = begins || (keywords && !labelled);
    auto& target = keywords ? parts.keywords : parts.info;
    target += (target.empty() ? "" : " ") + text;
  }
  return parts;
}

}  // namespace

void split_article_info(Document& document) {
  auto& blocks = document.blocks;
  const auto limit = std::min<std::size_t>(blocks.size(), 40);
  for (std::size_t i = 0; i < limit; ++i) {
    if (!blocks[i].is(BlockKind::Table)) continue;
    const auto column = abstract_column(blocks[i]);
    if (column == no_column) continue;
    const Block table = std::move(blocks[i]);
    auto parts = take_apart(table, column, document.account);
    std::vector<Block> made;
    if (!parts.info.empty()) {
      made.push_back(part(table, BlockKind::Front, parts.info));
      made.back().box = Box::ArticleInfo;
    }
    if (!parts.keywords.empty()) {
      made.push_back(part(table, BlockKind::Front, parts.keywords));
      made.back().box = Box::Keywords;
    }
    for (auto& block : made) {
      if (is_info_name(parts.heading)) block.notes.push_back(parts.heading);
    }
    made.push_back(part(table, BlockKind::Heading, parts.abstract_heading));
    if (!parts.abstract_text.empty()) made.push_back(part(table, BlockKind::Paragraph, parts.abstract_text));
    document.account.repair("columns taken apart");
    const auto place = blocks.erase(blocks.begin() + static_cast<std::ptrdiff_t>(i));
    blocks.insert(place, std::make_move_iterator(made.begin()), std::make_move_iterator(made.end()));
    return;
  }
}

}  // namespace dossier::reading
