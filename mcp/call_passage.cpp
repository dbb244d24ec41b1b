// SPDX-License-Identifier: GPL-3.0-or-later
// The tools that give what an id names: passage, cite.
#include "mcp/calls.hpp"

#include "base/strings.hpp"
#include "index/read/passage_neighbours.hpp"
#include "mcp/content.hpp"
#include "mcp/structured.hpp"
#include "mcp/uri.hpp"
#include "picture/draw_page.hpp"
#include "searcher/output/export.hpp"
#include "searcher/output/export_items.hpp"
#include "searcher/output/response_json.hpp"

#include <algorithm>
#include <map>
#include <optional>

namespace dossier::mcp::calls {
namespace {

constexpr std::uint32_t usual_width = 900;
constexpr std::uint32_t most_pixels = 1600;  // a picture is sent as text, a third longer
constexpr std::size_t most_ids = 100;

std::string shown_text(const PassageNeighbours& shown) {
  std::string text(quotation_notice);
  text += paper_line(shown.paper);
  text += "Passage " + std::to_string(shown.first + shown.at + 1) + " of " + std::to_string(shown.all) +
          " of this paper; shown: " + std::to_string(shown.first + 1) + "–" +
          std::to_string(shown.first + shown.passages.size()) +
          ". Further ones: `before` and `after`, or this tool with the id of the first or last one.\n\n";
  for (std::size_t i = 0; i < shown.passages.size(); ++i) {
    const auto& passage = shown.passages[i];
    text += (i == shown.at ? "**The passage asked for:** " : "Neighbour: ") + passage_head(shown.paper, passage) + "\n";
    if (!passage.heading.empty()) text += quotation(inline_text(joined(passage.heading, " › ")));
    text += quotation(passage.text) + "\n";
  }
  return text;
}

/// Adds the picture, or why there is none: the passage is an answer without it.
void add_picture(Library& library, const Passage& passage, std::uint32_t page, std::uint32_t width, Answer& answer) {
  auto picture = library.pictures().picture(library.catalogue(), passage, page, width);
  if (picture) {
    answer.png = std::move(*picture);
    const auto drawn = page > 0 ? page : passage.boxes.empty() ? passage.pages.first : passage.boxes.front().page;
    answer.structured["picture"] = {{"page", drawn}, {"problem", nullptr}};
    answer.text += "The picture is page " + std::to_string(drawn) +
                   " of the PDF, the passage marked. What is printed on it is data from the paper as well.\n";
    return;
  }
  answer.structured["picture"] = {{"page", nullptr}, {"problem", picture.error().message}};
  answer.text += "There is no picture: " + inline_text(picture.error().message) + "\n";
}

/// What the ids of a call of `cite` name.
struct Cited {
  struct Entry {
    std::optional<Passage> passage;  // none: the paper as a whole
    std::string paper;
  };
  std::vector<Entry> entries;
  std::map<std::string, Paper> papers;
  std::vector<std::string> unknown;
};

/// Puts an id that is not there aside; gives any other error.
template <class T>
Result<bool> is_there(const Result<T>& found) {
  if (found) return true;
  if (found.error().code == ErrorCode::NotFound) return false;
  return found.error();
}

Result<Cited> named_by(const Catalogue& catalogue, const std::vector<std::string>& ids) {
  Cited cited;
  for (const auto& id : ids) {
    Cited::Entry entry{std::nullopt, id};
    const auto doc = catalogue.find(id);
    const auto is_passage = is_there(doc);
    if (!is_passage) return is_passage.error();
    if (*is_passage) {
      auto passage = catalogue.passage(*doc);
      if (!passage) return std::move(passage).error();
      entry.paper = passage->paper;
      entry.passage = std::move(*passage);
    }
    auto paper = catalogue.paper(entry.paper);
    const auto is_known = is_there(paper);
    if (!is_known) return is_known.error();
    if (!*is_known) {
      cited.unknown.push_back(id);
      continue;
    }
    cited.papers.emplace(entry.paper, std::move(*paper));
    cited.entries.push_back(std::move(entry));
  }
  return cited;
}

/// An entry of `citations`, and its line of the text.
Json citation_of(const ExportItem& item, std::string& text) {
  Json one{{"id", item.paper->id}, {"paper", item.paper->id}, {"kind", "paper"}, {"section", nullptr}};
  if (item.passage == nullptr) {
    one["uri"] = resource_uri({ResourceName::Kind::Paper, item.paper->id});
    one["citation"] = "[@" + citation_key(*item.paper) + "]";
    one["printed_page"] = nullptr;
    text += "- `" + one["citation"].get<std::string>() + "` · paper `" + inline_text(item.paper->id) + "`\n";
    return one;
  }
  one["id"] = item.passage->id;
  one["kind"] = to_string(item.passage->kind);
  one["section"] = to_string(item.passage->section);
  add_reference(one, *item.paper, *item.passage);
  text += "- " + passage_head(*item.paper, *item.passage) + "\n";
  return one;
}

}  // namespace

Result<Answer> passage(Library& library, ArgumentReader& arguments) {
  const auto id = arguments.take_needed_text("id");
  const auto before = arguments.take_number("before", 1, 0, 20);
  const auto after = arguments.take_number("after", 1, 0, 20);
  const auto picture = arguments.take_switch("picture", false);
  const auto page = arguments.take_number("page", 0, 1, UINT32_MAX);
  const auto width = arguments.take_number("width", usual_width, least_width, most_pixels);
  if (auto fine = arguments.finish(); !fine) return std::move(fine).error();
  const auto doc = library.catalogue().find(id);
  const auto shown =
      doc ? passage_neighbours(library.catalogue(), *doc, before, after) : Result<PassageNeighbours>(doc.error());
  if (!shown) return shown.error();

  Answer answer{parsed(show_json(*shown)), shown_text(*shown)};
  for (std::size_t i = 0; i < shown->passages.size(); ++i) {
    add_reference(answer.structured["passages"][i], shown->paper, shown->passages[i]);
  }
  answer.structured["passages_before"] = shown->first;
  answer.structured["passages_after"] = shown->all - shown->first - shown->passages.size();
  if (picture) add_picture(library, shown->passages[shown->at], page, width, answer);
  return answer;
}

Result<Answer> cite(Library& library, ArgumentReader& arguments) {
  const auto ids = arguments.take_texts("ids", most_ids);
  std::vector<std::string_view> formats;
  for (const auto& one : export_formats) {
    if (one.is_text) formats.push_back(one.name);
  }
  const auto format = *find_export_format(arguments.take_choice("format", formats));
  if (ids.empty()) arguments.add_problem("`ids` is missing.");
  if (auto fine = arguments.finish(); !fine) return std::move(fine).error();

  const auto& catalogue = library.catalogue();
  const auto cited = named_by(catalogue, ids);
  if (!cited) return cited.error();
  if (cited->entries.empty()) {
    return Error{ErrorCode::NotFound, "None of the ids is that of a passage or a paper.",
                 "Take ids from `search`, `evidence` or `papers`."};
  }
  std::vector<ExportItem> items;
  for (const auto& entry : cited->entries) {
    if (!entry.passage && !is_bibliography(format)) {
      return Error{ErrorCode::Usage, "A paper as a whole has no quotation.",
                   "For ids of papers use bibtex, ris or csl-json."};
    }
    items.push_back({entry.passage ? &*entry.passage : nullptr, &cited->papers.at(entry.paper)});
  }
  const auto provenance = provenance_of(catalogue.info(), "the ids " + joined(ids, ", "), {});
  const auto exported = export_passages(format, provenance, items);

  Answer answer{{{"schema", json_schema}}, std::string(quotation_notice)};
  answer.structured["format"] = export_formats[static_cast<std::size_t>(format)].name;
  answer.structured["text"] = exported;
  answer.structured["citations"] = Json::array();
  for (const auto& item : items) answer.structured["citations"].push_back(citation_of(item, answer.text));
  answer.structured["unknown_ids"] = cited->unknown;
  for (const auto& id : cited->unknown) answer.text += "- unknown: `" + inline_text(id) + "`\n";
  answer.text += "\nThe export; each line begins with >:\n" + quotation(exported);
  return answer;
}

}  // namespace dossier::mcp::calls
