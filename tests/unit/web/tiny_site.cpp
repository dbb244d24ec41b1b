// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/web/tiny_site.hpp"

#include "index/write/index_writer.hpp"
#include "tests/support/catch.hpp"

using namespace dossier;

namespace {

Paper paper_of(const std::string& id, const std::string& path, const std::string& title,
               const std::vector<std::string>& authors) {
  Paper paper;
  paper.id = id;
  paper.source = path;
  paper.title = title;
  paper.authors = authors;
  return paper;
}

Passage passage(const std::string& paper, std::uint32_t n, Section section, const std::string& text) {
  Passage out;
  out.id = paper + ":" + std::to_string(n);
  out.paper = paper;
  out.n = n;
  out.section = section;
  out.lines = {n * 10, n * 10 + 3};
  out.text = text;
  return out;
}

SourceContent source(Paper paper, std::vector<Passage> passages) {
  SourceContent out;
  out.record.path = paper.source;
  out.record.content_hash = paper.id + std::to_string(passages.size());
  out.record.papers = {paper.id};
  out.record.paper_count = 1;
  for (const auto& one : passages) ++out.record.passages[static_cast<std::size_t>(one.kind)];
  out.record.dropped_lines["running head"] = 2;
  out.papers = {std::move(paper)};
  out.passages = std::move(passages);
  return out;
}

SourceContent river_paper() {
  auto paper = paper_of("river", "papers/river.md", "Sharing a River", {"Ada Moreno", "Li Wen"});
  paper.year = 2019;
  paper.citation_key = "moreno2019sharing";
  paper.doi = "10.5555/river.1";
  auto first = passage("river", 1, Section::Introduction, "The river treaty divides the water between two neighbours.");
  first.heading = {"1. Introduction"};
  first.labels = {Label{"dyad", "Egypt-Sudan", LabelSource::Text, 0.9F, "two neighbours", {44, 58}}};
  auto second = passage("river", 2, Section::Analysis, "Realism expects the upstream state to withhold water.");
  second.heading = {"2. Findings", "2.1 Upstream Power"};
  second.labels = {Label{"dyad", "Egypt-Sudan", LabelSource::Inherited, 0.5F, "", {}},
                   Label{"theory", "realism", LabelSource::Text, 1.0F, "Realism", {0, 7}}};
  auto third = passage("river", 3, Section::Analysis, "Canal | 1902\nDam | 1961\n");
  third.kind = PassageKind::Table;
  auto last = passage("river", 4, Section::References, "Moreno, A. (2011). Water and trust.");
  last.kind = PassageKind::Reference;
  return source(paper, {first, second, third, last});
}

SourceContent border_paper() {
  auto paper = paper_of("border", "papers/border.md", "Borders and Water", {"Tom Okafor"});
  paper.year = 2021;
  auto only = passage("border", 1, Section::Discussion, "No treaty was signed; the water stayed a matter of trust.");
  only.pages = {7, 7};
  only.labels = {Label{"dyad", "Chad-Libya", LabelSource::Text, 1.0F, "", {}}};
  return source(paper, {only});
}

SourceContent hostile_paper() {
  auto paper = paper_of("odd \"<b>&", "papers/" + hostile + ".md", hostile, {hostile});
  paper.doi = "javascript:alert(4)";
  paper.url = "javascript:alert(5)";
  auto only = passage(paper.id, 1, Section::Analysis, "Hostile water " + hostile);
  only.heading = {hostile};
  only.labels = {Label{"theory", hostile.substr(0, 60), LabelSource::Text, 1.0F, hostile, {}}};
  auto out = source(paper, {only});
  out.record.notes = {hostile};
  return out;
}

void commit(const std::filesystem::path& folder, const std::vector<SourceContent>& sources) {
  auto writer = IndexWriter::open(folder);
  REQUIRE(writer);
  for (const auto& one : sources) REQUIRE(writer->replace(one));
  REQUIRE(writer->commit());
}

}  // namespace

TinySite::TinySite(std::chrono::nanoseconds patience) {
  commit(index(), {river_paper(), border_paper(), hostile_paper()});
  auto shared = web::SharedIndex::open(index(), patience);
  REQUIRE(shared);
  shared_ = std::move(*shared);
  site_ = std::make_unique<web::Site>(*shared_);
}

TinySite::~TinySite() {
  site_.reset();
  shared_.reset();
}

web::Reply TinySite::get(const std::string& target, const std::string& if_none_match) {
  web::HttpRequest request{"GET", target, {{"Host", "localhost:8733"}}};
  if (!if_none_match.empty()) request.headers.emplace_back("If-None-Match", if_none_match);
  return site_->answer(request);
}

web::Reply TinySite::post(const std::string& target, const web::Parameters& form) {
  return site_->answer({"POST", target, {{"Host", "localhost:8733"}}, web::print_query(form)});
}

void TinySite::add_paper(const std::string& id, const std::string& text) {
  auto paper = paper_of(id, "papers/" + id + ".md", id, {});
  commit(index(), {source(paper, {passage(id, 1, Section::Analysis, text)})});
}

void TinySite::remove_all() {
  auto writer = IndexWriter::open(index());
  REQUIRE(writer);
  for (const auto& path :
       {std::string("papers/river.md"), std::string("papers/border.md"), "papers/" + hostile + ".md"}) {
    REQUIRE(writer->remove(path));
  }
  REQUIRE(writer->commit());
}
