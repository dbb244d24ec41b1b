// SPDX-License-Identifier: GPL-3.0-or-later
#include "mcp/resources.hpp"

#include "mcp/content.hpp"
#include "mcp/uri.hpp"

#include <algorithm>
#include <charconv>
#include <string>

namespace dossier::mcp {
namespace {

constexpr std::size_t in_a_part = 100;
constexpr const char* markdown = "text/markdown";

Fault fault_of(const Error& error, const std::string& uri) {
  const bool absent = error.code == ErrorCode::NotFound;
  auto message = error.message + (error.hint.empty() ? "" : " (" + error.hint + ")");
  return {absent ? code::resource_not_found : code::internal_error, std::move(message), {{"uri", uri}}};
}

Result<std::string> passage_text(const Catalogue& catalogue, const std::string& id) {
  const auto doc = catalogue.find(id);
  if (!doc) return doc.error();
  const auto passage = catalogue.passage(*doc);
  if (!passage) return passage.error();
  const auto paper = catalogue.paper(passage->paper);
  if (!paper) return paper.error();
  return std::string(quotation_notice) + paper_line(*paper) + passage_head(*paper, *passage) + "\n" +
         quotation(passage->text);
}

Result<std::string> paper_text(const Catalogue& catalogue, const ResourceName& name) {
  const auto paper = catalogue.paper(name.id);
  if (!paper) return paper.error();
  const auto docs = catalogue.passages_of(name.id);
  if (!docs) return docs.error();
  const auto first = std::min<std::size_t>(name.offset, docs->size());
  const auto end = std::min(docs->size(), first + in_a_part);
  auto text = std::string(quotation_notice) + paper_line(*paper);
  text += first == docs->size() ? "No passages: the paper has " + std::to_string(docs->size()) + "."
                                : "Shown: passages " + std::to_string(first + 1) + "–" + std::to_string(end) + " of " +
                                      std::to_string(docs->size()) + ".";
  if (end < docs->size()) {
    const ResourceName rest{ResourceName::Kind::Paper, name.id, static_cast<std::uint32_t>(end)};
    text += " The rest: " + resource_uri(rest);
  }
  text += "\n";
  for (auto i = first; i < end; ++i) {
    const auto passage = catalogue.passage((*docs)[i]);
    if (!passage) return passage.error();
    text += "\n" + passage_head(*paper, *passage) + "\n" + quotation(passage->text);
  }
  return text;
}

}  // namespace

std::variant<Json, Fault> list_resources(Library& library, const Json& params) {
  std::size_t offset = 0;
  if (const auto cursor = params.find("cursor"); cursor != params.end()) {
    const auto text = cursor->is_string() ? cursor->get<std::string>() : std::string();
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), offset);
    if (text.empty() || error != std::errc{} || end != text.data() + text.size()) {
      return Fault{code::invalid_params, "`cursor` was not issued by this server."};
    }
  }
  if (auto ready = library.refresh(); !ready) return fault_of(ready.error(), {});
  const auto papers = library.catalogue().papers();
  if (!papers) return fault_of(papers.error(), {});
  Json result{{"resources", Json::array()}};
  offset = std::min(offset, papers->size());
  const auto end = offset + std::min(in_a_part, papers->size() - offset);
  for (auto i = offset; i < end; ++i) {
    const auto& paper = (*papers)[i];
    Json one{{"uri", resource_uri({ResourceName::Kind::Paper, paper.id})}, {"name", inline_text(paper.id)}};
    if (!paper.title.empty()) one["title"] = inline_text(paper.title);
    one["mimeType"] = markdown;
    result["resources"].push_back(std::move(one));
  }
  if (end < papers->size()) result["nextCursor"] = std::to_string(end);
  return result;
}

Json resource_templates() {
  return {{"resourceTemplates",
           Json::array({{{"uriTemplate", "dossier://passage/{id}"},
                         {"name", "passage"},
                         {"title", "A passage"},
                         {"description", "One passage with its citation, page, kind and section, as a quotation."},
                         {"mimeType", markdown}},
                        {{"uriTemplate", "dossier://paper/{id}{?offset}"},
                         {"name", "paper"},
                         {"title", "A paper"},
                         {"description", "The passages of a paper in reading order, 100 from the offset on."},
                         {"mimeType", markdown}}})}};
}

std::variant<Json, Fault> read_resource(Library& library, const Json& params) {
  const auto given = params.find("uri");
  if (given == params.end() || !given->is_string()) return Fault{code::invalid_params, "`uri` must be text."};
  const auto uri = given->get<std::string>();
  const auto name = read_resource_uri(uri);
  if (!name) {
    return Fault{
        code::resource_not_found, "Resources are dossier://passage/ID and dossier://paper/ID.", {{"uri", uri}}};
  }
  if (auto ready = library.refresh(); !ready) return fault_of(ready.error(), uri);
  const auto text = name->kind == ResourceName::Kind::Passage ? passage_text(library.catalogue(), name->id)
                                                              : paper_text(library.catalogue(), *name);
  if (!text) return fault_of(text.error(), uri);
  return Json{{"contents", Json::array({{{"uri", uri}, {"mimeType", markdown}, {"text", *text}}})}};
}

}  // namespace dossier::mcp
