// SPDX-License-Identifier: GPL-3.0-or-later
// The tools that give what an id names: passage, cite.
#include "mcp/calls.hpp"

#include "base/strings.hpp"
#include "mcp/content.hpp"
#include "mcp/structured.hpp"
#include "picture/draw_page.hpp"
#include "searcher/output/export_items.hpp"
#include "searcher/output/response_json.hpp"

#include <algorithm>
#include <map>

namespace dossier::mcp::calls {
namespace {

constexpr std::uint32_t usual_width = 900;
constexpr std::uint32_t most_pixels = 1600;  // a picture is sent as text, a third longer
constexpr std::size_t most_ids = 100;

struct Shown {
  Paper paper;
  std::vector<Passage> passages;
  std::size_t at = 0;     // the one that was asked for
  std::size_t first = 0;  // position in the paper of the first one
  std::size_t all = 0;    // passages of the paper
};

Result<Shown> read(const IndexReader& reader, const std::string& id, std::size_t before, std::size_t after) {
  const auto doc = reader.find(id);
  if (!doc) return doc.error();
  const auto passage = reader.passage(*doc);
  if (!passage) return passage.error();
  auto paper = reader.paper(passage->paper);
  if (!paper) return std::move(paper).error();
  const auto all = reader.passages_of(passage->paper);
  if (!all) return all.error();
  const auto position = static_cast<std::size_t>(std::ranges::find(*all, *doc) - all->begin());
  Shown shown{std::move(*paper), {}, 0, position - std::min(position, before), all->size()};
  shown.at = position - shown.first;
  for (auto i = shown.first; i < std::min(position + after + 1, all->size()); ++i) {
    auto one = reader.passage((*all)[i]);
    if (!one) return std::move(one).error();
    shown.passages.push_back(std::move(*one));
  }
  return shown;
}

std::string shown_text(const Shown& shown) {
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
  auto picture = library.pictures().picture(library.reader(), passage, page, width);
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

}  // namespace

Result<Answer> passage(Library& library, ArgumentReader& arguments) {
  const auto id = arguments.take_needed_text("id");
  const auto before = arguments.take_number("before", 1, 0, 20);
  const auto after = arguments.take_number("after", 1, 0, 20);
  const auto picture = arguments.take_switch("picture", false);
  const auto page = arguments.take_number("page", 0, 1, UINT32_MAX);
  const auto width = arguments.take_number("width", usual_width, least_width, most_pixels);
  if (auto fine = arguments.finish(); !fine) return std::move(fine).error();
  const auto shown = read(library.reader(), id, before, after);
  if (!shown) return shown.error();

  Answer answer{parsed(show_json(shown->paper, shown->passages, shown->at)), shown_text(*shown)};
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
  for (const auto& one : export_formats) formats.push_back(one.name);
  const auto format = *find_export_format(arguments.take_choice("format", formats));
  if (ids.empty()) arguments.add_problem("`ids` is missing.");
  if (auto fine = arguments.finish(); !fine) return std::move(fine).error();

  const auto& reader = library.reader();
  std::vector<Passage> passages;
  std::map<std::string, Paper> papers;
  auto unknown = Json::array();
  for (const auto& id : ids) {
    const auto doc = reader.find(id);
    if (!doc && doc.error().code != ErrorCode::NotFound) return doc.error();
    if (!doc) {
      unknown.push_back(id);
      continue;
    }
    auto one = reader.passage(*doc);
    if (!one) return std::move(one).error();
    auto paper = reader.paper(one->paper);
    if (!paper) return std::move(paper).error();
    papers.emplace(one->paper, std::move(*paper));
    passages.push_back(std::move(*one));
  }
  if (passages.empty()) {
    return Error{ErrorCode::NotFound, "None of the ids is that of a passage.", "Take ids from `search` or `evidence`."};
  }
  const auto items = export_items(passages, papers);
  const auto provenance = provenance_of(reader.info(), "passages " + joined(ids, ", "), {});
  const auto exported = export_passages(format, provenance, items);

  Answer answer{{{"schema", json_schema}}, std::string(quotation_notice)};
  answer.structured["format"] = export_formats[static_cast<std::size_t>(format)].name;
  answer.structured["text"] = exported;
  answer.structured["citations"] = Json::array();
  for (const auto& item : items) {
    Json one{{"id", item.passage->id}, {"paper", item.paper->id}};
    one["kind"] = to_string(item.passage->kind);
    one["section"] = to_string(item.passage->section);
    add_reference(one, *item.paper, *item.passage);
    answer.structured["citations"].push_back(std::move(one));
    answer.text += "- " + passage_head(*item.paper, *item.passage) + "\n";
  }
  answer.structured["unknown_ids"] = unknown;
  if (!unknown.empty()) answer.text += counted(unknown.size(), "id") + " of no passage: see `unknown_ids`.\n";
  answer.text += "\nThe export, each line behind >:\n" + quotation(exported);
  return answer;
}

}  // namespace dossier::mcp::calls
