// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/strings.hpp"
#include "cli/commands/commands.hpp"
#include "cli/commands/paper_fix.hpp"
#include "cli/commands/request_from.hpp"
#include "cli/options/arguments.hpp"
#include "cli/output/text_output.hpp"
#include "cli/terminal/console.hpp"
#include "cluster/read/cluster_reader.hpp"
#include "index/cluster_address.hpp"
#include "searcher/output/response_json.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

namespace dossier {
namespace {

std::string printed_in(const Paper& paper) {
  std::string out = paper.journal;
  if (!paper.volume.empty()) out += (out.empty() ? "volume " : " ") + paper.volume;
  if (!paper.issue.empty()) out += "(" + paper.issue + ")";
  if (!paper.pages.empty()) out += (out.empty() ? "pages " : ", ") + paper.pages;
  return out;
}

void write_line(Console& console, const std::string& text) {
  if (!text.empty()) text::body(console, text, {0, static_cast<std::uint32_t>(text.size())}, {}, 2);
}

/// Why papers were probably read badly, by the file that they are from.
using Warnings = std::map<std::string, std::string>;

Warnings warnings_of(const std::vector<FileRecord>& records) {
  Warnings warnings;
  for (const auto& record : records) {
    if (!record.badly_read_because.empty()) warnings.emplace(record.path, record.badly_read_because);
  }
  return warnings;
}

void write_paper(Console& console, const Paper& paper, const Warnings& warnings, const OtherFiles& others) {
  const auto id = console.link(paper.source, 1, console.paint(Style::Strong, paper.id));
  const auto who = text::authors_and_year(paper);
  console.write(id + (who.empty() ? "" : "  ") + console.paint(Style::Plain, who) + "\n");
  write_line(console, paper.title);
  write_line(console, printed_in(paper));
  write_line(console, paper.doi.empty() ? paper.url : "https://doi.org/" + paper.doi);
  std::string keywords;
  for (const auto& keyword : paper.keywords) keywords += (keywords.empty() ? "" : "; ") + keyword;
  write_line(console, keywords);
  if (const auto warning = warnings.find(paper.source); warning != warnings.end()) {
    write_line(console, "probably read badly: " + warning->second);
  }
  if (const auto found = others.find(paper.source); found != others.end()) {
    write_line(console, "other copies and forms: " + joined(found->second, "; "));
  }
  console.write("\n");
}

template <class Reader>
int list_papers(const Arguments& arguments, Console& console, const Result<Reader>& reader) {
  if (!reader) return console.fail(reader.error());
  auto papers = reader->papers();
  if (!papers) return console.fail(papers.error());
  const auto records = reader->file_records();
  if (!records) return console.fail(records.error());
  auto wanted = arguments.operands();
  if (arguments.has("fix")) wanted.resize(1);
  if (!wanted.empty()) {
    std::erase_if(*papers, [&](const Paper& paper) { return std::ranges::find(wanted, paper.id) == wanted.end(); });
    if (papers->empty()) {
      return console.fail(
          {ErrorCode::NotFound, "there is no paper “" + wanted.front() + "”", "dossier papers lists them"});
    }
  }
  console.start_pager();
  if (arguments.has("json")) {
    console.write(papers_json(*papers, other_files(*records)));
  } else {
    const auto warnings = warnings_of(*records);
    const auto others = other_files(*records);
    for (const auto& paper : *papers) write_paper(console, paper, warnings, others);
  }
  return papers->empty() ? 1 : 0;
}

}  // namespace

int run_papers(const Arguments& arguments, Console& console) {
  const auto place = cluster_place(arguments);
  if (arguments.has("fix")) {
    if (!place.empty()) return console.fail(not_in_cluster(place));
    if (const int status = fix_paper(arguments, console); status != 0) return status;
  }
  if (!place.empty()) return list_papers(arguments, console, cluster::ClusterReader::open(place));
  return list_papers(arguments, console, open_index(arguments, console));
}

}  // namespace dossier
