// SPDX-License-Identifier: GPL-3.0-or-later
// BibTeX, RIS and CSL-JSON: a paper an entry, its quotes as the annotation.
#include "base/strings.hpp"
#include "searcher/citing/cited_text.hpp"
#include "searcher/output/export_writers.hpp"

#include "searcher/output/json_parts.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <vector>

namespace dossier::export_writers {
namespace {

/// Offsets of the braces that have no partner.
std::set<std::size_t> single_braces(std::string_view text) {
  std::set<std::size_t> single;
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '{') open.push_back(i);
    if (text[i] != '}') continue;
    if (open.empty()) {
      single.insert(i);
    } else {
      open.pop_back();
    }
  }
  single.insert(open.begin(), open.end());
  return single;
}

/// Text for a field in braces. BibTeX counts the braces of a field, escaped ones too: those without a partner become
/// commands.
std::string tex(std::string_view text) {
  static const std::map<char, std::string_view> commands{
      {'\\', "\\textbackslash{}"}, {'~', "\\textasciitilde{}"}, {'^', "\\textasciicircum{}"}};
  const auto line = one_line(text);
  const auto single = single_braces(line);
  std::string out;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const auto c = line[i];
    if (const auto found = commands.find(c); found != commands.end()) {
      out += found->second;
    } else if (single.contains(i)) {
      out += c == '{' ? "\\textbraceleft{}" : "\\textbraceright{}";
    } else {
      if (std::string_view("&%$#_{}").find(c) != std::string_view::npos) out += '\\';
      out += c;
    }
  }
  return out;
}

/// A part of a name. In braces where BibTeX would cut it: at commas, and at the word that stands between two names.
std::string tex_name(std::string_view part) {
  const auto line = one_line(part);
  bool cut = line.find(',') != std::string::npos;
  for (std::size_t begin = 0; begin < line.size();) {
    const auto end = std::min(line.find(' ', begin), line.size());
    cut = cut || same_letters(std::string_view(line).substr(begin, end - begin), "and");
    begin = end + 1;
  }
  return cut ? "{" + tex(line) + "}" : tex(line);
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

std::string quotes_of(const PaperQuotes& one, const Citer& citer) {
  std::vector<std::string> quotes;
  for (const auto* passage : one.passages) quotes.push_back(quote(*one.paper, *passage, citer));
  return joined(quotes, " ");
}

using citing::page_range;

std::string bibtex_authors(const Paper& paper) {
  std::vector<std::string> names;
  for (const auto& person : people_of(paper)) {
    const auto family = dossier::family_name(person);
    if (person.organisation || person.given.empty()) {
      names.push_back("{" + tex(joined({family, person.suffix}, " ")) + "}");
    } else {
      const auto suffix = person.suffix.empty() ? std::string() : ", " + tex_name(person.suffix);
      names.push_back(tex_name(family) + suffix + ", " + tex_name(person.given));
    }
  }
  return joined(names, " and ");
}

std::string ris_line(std::string_view tag, std::string_view value) {
  return value.empty() ? std::string() : std::string(tag) + "  - " + one_line(value) + "\r\n";
}

}  // namespace

std::string bibtex(const Provenance& provenance, const std::vector<PaperQuotes>& papers, const CitingStyle& style) {
  const Citer citer(style, papers_of(papers));
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
    out += field("annote", tex(quotes_of(one, citer))) + "\n}\n";
  }
  return out;
}

std::string ris(const Provenance& provenance, const std::vector<PaperQuotes>& papers, const CitingStyle& style) {
  const Citer citer(style, papers_of(papers));
  std::string out;
  // Readers pass over what is no record; databases say in such a line who provides the records.
  if (papers.empty()) out = "Provider: " + provenance_line(provenance) + "\r\n";
  for (const auto& one : papers) {
    const auto& paper = *one.paper;
    const auto [first, last] = page_range(paper.pages);
    out += ris_line("TY", paper.journal.empty() ? "GEN" : "JOUR") + ris_line("ID", citation_key(paper));
    for (const auto& person : people_of(paper)) {
      out += ris_line("AU", joined({dossier::family_name(person), person.given, person.suffix}, ", "));
    }
    out += ris_line("TI", paper.title) + ris_line("PY", paper.year ? std::to_string(*paper.year) : "");
    out += ris_line("JO", paper.journal) + ris_line("VL", paper.volume) + ris_line("IS", paper.issue);
    out += ris_line("SP", first) + ris_line("EP", last) + ris_line("DO", paper.doi) + ris_line("UR", paper.url);
    for (const auto& keyword : paper.keywords) out += ris_line("KW", keyword);
    for (const auto* passage : one.passages) out += ris_line("N1", quote(paper, *passage, citer));
    out += ris_line("N1", provenance_line(provenance)) + "ER  - \r\n\r\n";
  }
  return out;
}

std::string csl_json(const Provenance& provenance, const std::vector<PaperQuotes>& papers, const CitingStyle& style) {
  const Citer citer(style, papers_of(papers));
  using json_parts::Json;
  Json list = Json::array();
  for (const auto& one : papers) {
    const auto& paper = *one.paper;
    Json entry{{"id", citation_key(paper)}, {"type", paper.journal.empty() ? "document" : "article-journal"}};
    if (!paper.authors.empty()) entry["author"] = json_parts::csl_names(people_of(paper));
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
                                                   {"annote", quotes_of(one, citer)},
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
  return json_parts::printed(list, 2) + "\n";
}

}  // namespace dossier::export_writers
