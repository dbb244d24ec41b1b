// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/encoding/percent_encoding.hpp"
#include "base/strings.hpp"
#include "base/system/memory_reserve.hpp"
#include "searcher/output/report_words.hpp"
#include "web/call/paper_list.hpp"
#include "web/pages/page.hpp"
#include "web/pages/pages.hpp"
#include "web/views/wording.hpp"

#include <algorithm>
#include <map>
#include <numeric>

namespace dossier::web::pages {
namespace {

constexpr std::uint32_t papers_a_page = 200;
constexpr std::size_t skipped_shown = 200;

View counts_of(const std::map<std::string, std::uint32_t>& counts,
               std::string (*words)(std::string_view, std::uint32_t)) {
  View views = View::array();
  for (const auto& [name, number] : counts) {
    if (auto text = words(name, number); !text.empty()) views.push_back({{"count_of", std::move(text)}});
  }
  return views;
}

View kinds_of(const FileRecord& record) {
  View views = View::array();
  for (std::size_t kind = 0; kind < record.passages.size(); ++kind) {
    if (record.passages[kind] == 0) continue;
    const auto front = kind == static_cast<std::size_t>(PassageKind::Front);
    views.push_back({{"kind_text", front ? with_separators(record.passages[kind]) + " of front matter"
                                         : counted(record.passages[kind], passage_kind_names[kind])}});
  }
  return views;
}

View record_view(const FileRecord& record) {
  View notes = View::array();
  for (const auto& note : record.notes) notes.push_back({{"note", note}});
  const auto dropped = counts_of(record.dropped_lines, dropped_in_words);
  const auto repairs = counts_of(record.repairs, repaired_in_words);
  const auto total = std::accumulate(record.passages.begin(), record.passages.end(), std::uint64_t{0});
  return {{"file", record.path},
          {"passages_text", counted(total, "passage")},
          {"kinds", kinds_of(record)},
          {"dropped", dropped},
          {"any_dropped", !dropped.empty()},
          {"repairs", repairs},
          {"any_repairs", !repairs.empty()},
          {"notes", notes},
          {"badly_read_because", record.badly_read_because},
          {"skipped_because", record.skipped_because}};
}

/// What stands below a paper: the report of its file, and its own passages. A file of many papers keeps no account of
/// each.
View account_of(const FileRecord& record, std::size_t passages) {
  auto view = record_view(record);
  const auto whole = std::accumulate(record.passages.begin(), record.passages.end(), std::size_t{0});
  if (whole != passages) view["kinds"] = View::array();
  view["passages_text"] = counted(passages, "passage");
  return view;
}

/// All passages of a paper, references and front matter too, which searches leave out where no kind is asked for.
std::string passages_href(const Paper& paper, const FileRecord* record, std::size_t passages) {
  auto url = PageUrl{}.at("/search").including("paper", paper.id);
  const bool known = record != nullptr &&
                     std::accumulate(record->passages.begin(), record->passages.end(), std::size_t{0}) == passages;
  for (std::size_t kind = 0; kind < passage_kind_names.size(); ++kind) {
    if (!known || record->passages[kind] > 0) url = url.including("kind", std::string(passage_kind_names[kind]));
  }
  return url.text();
}

View paper_view(const Call& call, const Paper& paper, const std::map<std::string, const FileRecord*>& records,
                const OtherFiles& others) {
  memory_reserve::give_up_if_low();
  const auto record = records.find(paper.source);
  const auto passages = call.catalogue.passages_of(paper.id);
  const auto other = others.find(paper.source);
  return {
      {"paper_title", title_of(paper)},
      {"paper_href", "/paper/" + percent_encode(paper.id)},
      {"paper_id", paper.id},
      {"authors", joined(paper.authors, ", ")},
      {"year", paper.year ? std::to_string(*paper.year) : std::string()},
      {"journal", paper.journal},
      {"doi", paper.doi},
      {"doi_href", paper.doi.starts_with("10.") ? "https://doi.org/" + percent_encode(paper.doi) : std::string()},
      {"keywords", joined(paper.keywords, ", ")},
      {"citation_key", paper.citation_key},
      {"other_files", other == others.end() ? std::string() : joined(other->second, "; ")},
      {"search_href",
       passages_href(paper, record == records.end() ? nullptr : record->second, passages ? passages->size() : 0)},
      {"citations_href", "/citations/" + percent_encode(paper.id)},
      {"record", record == records.end() || !passages ? View(false) : account_of(*record->second, passages->size())}};
}

View paging(std::uint32_t offset, std::size_t total) {
  const auto linked = [](std::uint32_t at) { return print_target("/papers", {{"offset", std::to_string(at)}}); };
  View view{{"numbers", View::array()}, {"previous", false}, {"next", false}};
  if (offset > 0) view["previous"] = linked(offset > papers_a_page ? offset - papers_a_page : 0);
  if (offset + papers_a_page < total) view["next"] = linked(offset + papers_a_page);
  return total > papers_a_page ? view : View(false);
}

}  // namespace

Result<Reply> papers(Call& call) {
  const auto file_records = call.catalogue.file_records();
  if (!file_records) return file_records.error();
  std::map<std::string, const FileRecord*> records;
  View skipped = View::array();
  std::size_t skipped_total = 0;
  View badly_read = View::array();
  std::size_t badly_read_total = 0;
  for (const auto& record : *file_records) {
    records[record.path] = &record;
    const bool skipped_whole = record.outcome == FileOutcome::Skipped && record.read_instead.empty();
    if (skipped_whole && ++skipped_total <= skipped_shown) {
      skipped.push_back(record_view(record));
    }
    if (!record.badly_read_because.empty() && ++badly_read_total <= skipped_shown) {
      badly_read.push_back(record_view(record));
    }
  }
  auto url = page_url(call, "/papers");
  auto view = frame(call, url, "Papers");
  const auto offset = url.request.offset;
  const auto total = call.catalogue.info().papers;
  const auto papers = papers_from(call.index, offset, papers_a_page);
  if (!papers) return papers.error();
  view["count_text"] = counted(total, "paper");
  view["skipped"] = skipped;
  view["any_skipped"] = !skipped.empty();
  view["skipped_text"] = counted(skipped_total, "file was", "files were") + " skipped";
  view["badly_read"] = badly_read;
  view["any_badly_read"] = !badly_read.empty();
  view["badly_read_text"] = counted(badly_read_total, "file was", "files were") + " probably read badly";
  view["unlisted_text"] = skipped_total > skipped_shown ? "and " + with_separators(skipped_total - skipped_shown) +
                                                              " more; `dossier status` lists them all"
                                                        : std::string();
  view["papers"] = View::array();
  const auto others = other_files(*file_records);
  for (const auto& paper : *papers) view["papers"].push_back(paper_view(call, paper, records, others));
  view["paging"] = paging(offset, total);
  return page(call, "papers", view);
}

}  // namespace dossier::web::pages
