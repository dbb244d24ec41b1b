// SPDX-License-Identifier: GPL-3.0-or-later
// BibTeX, RIS and CSL-JSON: a paper an entry, its quotes as the annotation.
#include "base/strings.hpp"
#include "searcher/output/export_writers.hpp"

#include "searcher/output/json_parts.hpp"

#include <map>

namespace dossier::export_writers {
namespace {

std::string tex(std::string_view text) {
  static const std::map<char, std::string_view> commands{
      {'\\', "\\textbackslash{}"}, {'~', "\\textasciitilde{}"}, {'^', "\\textasciicircum{}"}};
  std::string out;
  for (const char c : one_line(text)) {
    if (const auto found = commands.find(c); found != commands.end()) {
      out += found->second;
    } else {
      if (std::string_view("&%$#_{}").find(c) != std::string_view::npos) out += '\\';
      out += c;
    }
  }
  return out;
}

// For fields that BibTeX styles print as they are: only what would end the field is kept out.
std::string verbatim(std::string_view text) {
  std::string out;
  for (const char c : one_line(text)) {
    if (c == '{' || c == '}' || c == '\\') continue;
    out += c;
  }
  return out;
}

std::string field(std::string_view name, const std::string& value) {
  return value.empty() ? std::string() : ",\n  " + std::string(name) + " = {" + value + "}";
}

std::string quotes_of(const PaperQuotes& one) {
  std::vector<std::string> quotes;
  for (const auto* passage : one.passages) quotes.push_back(quote(*one.paper, *passage));
  return joined(quotes, " ");
}

// `12–34` with any dash, cut in two.
std::pair<std::string, std::string> page_range(const std::string& pages) {
  for (const std::string_view dash : {"–", "—", "--", "-"}) {
    const auto at = pages.find(dash);
    if (at != std::string::npos) return {one_line(pages.substr(0, at)), one_line(pages.substr(at + dash.size()))};
  }
  return {one_line(pages), ""};
}

std::string bibtex_authors(const Paper& paper) {
  std::vector<std::string> names;
  for (const auto& author : paper.authors) {
    const auto [family, given] = split_author(author);
    names.push_back(given.empty() ? "{" + tex(family) + "}" : tex(family) + ", " + tex(given));
  }
  return joined(names, " and ");
}

std::string ris_line(std::string_view tag, std::string_view value) {
  return value.empty() ? std::string() : std::string(tag) + "  - " + one_line(value) + "\r\n";
}

}  // namespace

std::string bibtex(const Provenance& provenance, const std::vector<PaperQuotes>& papers) {
  // What stands outside of entries is a comment; an @ would begin an entry.
  std::string head = provenance_line(provenance);
  std::erase(head, '@');
  std::string out = "% " + head + "\n";
  for (const auto& one : papers) {
    const auto& paper = *one.paper;
    const auto [first, last] = page_range(paper.pages);
    out += "\n@" + std::string(paper.journal.empty() ? "misc" : "article") + "{" + citation_key(paper);
    out += field("author", bibtex_authors(paper));
    out += field("title", paper.title.empty() ? "" : "{" + tex(paper.title) + "}");
    out += field("journal", tex(paper.journal));
    out += field("year", paper.year ? std::to_string(*paper.year) : "");
    out += field("volume", tex(paper.volume)) + field("number", tex(paper.issue));
    out += field("pages", tex(joined({first, last}, "--")));
    out += field("doi", verbatim(paper.doi)) + field("url", verbatim(paper.url));
    out += field("keywords", tex(joined(paper.keywords, ", ")));
    out += field("annote", tex(quotes_of(one))) + "\n}\n";
  }
  return out;
}

std::string ris(const Provenance& provenance, const std::vector<PaperQuotes>& papers) {
  std::string out;
  // Readers pass over what is no record; databases say in such a line who provides the records.
  if (papers.empty()) out = "Provider: " + provenance_line(provenance) + "\r\n";
  for (const auto& one : papers) {
    const auto& paper = *one.paper;
    const auto [first, last] = page_range(paper.pages);
    out += ris_line("TY", paper.journal.empty() ? "GEN" : "JOUR") + ris_line("ID", citation_key(paper));
    for (const auto& author : paper.authors) {
      const auto [family, given] = split_author(author);
      out += ris_line("AU", joined({family, given}, ", "));
    }
    out += ris_line("TI", paper.title) + ris_line("PY", paper.year ? std::to_string(*paper.year) : "");
    out += ris_line("JO", paper.journal) + ris_line("VL", paper.volume) + ris_line("IS", paper.issue);
    out += ris_line("SP", first) + ris_line("EP", last) + ris_line("DO", paper.doi) + ris_line("UR", paper.url);
    for (const auto& keyword : paper.keywords) out += ris_line("KW", keyword);
    for (const auto* passage : one.passages) out += ris_line("N1", quote(paper, *passage));
    out += ris_line("N1", provenance_line(provenance)) + "ER  - \r\n\r\n";
  }
  return out;
}

std::string csl_json(const Provenance& provenance, const std::vector<PaperQuotes>& papers) {
  using json_parts::Json;
  Json list = Json::array();
  for (const auto& one : papers) {
    const auto& paper = *one.paper;
    Json entry{{"id", citation_key(paper)}, {"type", paper.journal.empty() ? "document" : "article-journal"}};
    for (const auto& author : paper.authors) {
      const auto [family, given] = split_author(author);
      entry["author"].push_back(given.empty() ? Json{{"literal", family}} : Json{{"family", family}, {"given", given}});
    }
    if (paper.year) entry["issued"]["date-parts"] = Json::array({Json::array({*paper.year})});
    const auto [first, last] = page_range(paper.pages);
    const std::map<std::string, std::string> texts{{"title", paper.title},
                                                   {"container-title", paper.journal},
                                                   {"volume", paper.volume},
                                                   {"issue", paper.issue},
                                                   {"DOI", paper.doi},
                                                   {"URL", paper.url},
                                                   {"language", paper.language},
                                                   {"page", joined({first, last}, "-")},
                                                   {"annote", quotes_of(one)},
                                                   {"keyword", joined(paper.keywords, ", ")},
                                                   {"note", provenance_line(provenance)}};
    for (const auto& [name, text] : texts) {
      if (!text.empty()) entry[name] = text;
    }
    list.push_back(std::move(entry));
  }
  // The format has no other place for where an empty list comes from.
  if (list.empty()) {
    list.push_back({{"id", "dossier-search"},
                    {"type", "document"},
                    {"title", "Nothing found"},
                    {"note", provenance_line(provenance)}});
  }
  return list.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace dossier::export_writers
