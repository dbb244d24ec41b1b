// SPDX-License-Identifier: GPL-3.0-or-later
// The page of citations: its links find as many passages as it counts, and keep the question.
#include "index/cited_work.hpp"
#include "index/write/index_writer.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temp_folder.hpp"
#include "web/call/snapshot.hpp"
#include "web/site.hpp"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

using namespace dossier;
using namespace dossier::web;

namespace {

CitedWork work(const char* author, int year, const char* title) {
  CitedWork cited;
  cited.authors = {{author}};
  cited.year = year;
  cited.title = title_words(title);
  return cited;
}

/// The first passage cites both works, the second only the first one, the third none.
SourceContent bridge_paper() {
  SourceContent content;
  content.record.path = "bridge.md";
  content.record.content_hash = "bridge";
  content.papers.emplace_back();
  content.papers.back().id = "bridge";
  content.papers.back().source = content.record.path;
  const auto add = [&content](const std::string& text, const std::vector<CitedWork>& works) {
    Passage passage;
    passage.paper = "bridge";
    passage.n = static_cast<std::uint32_t>(content.passages.size()) + 1;
    passage.id = "bridge:" + std::to_string(passage.n);
    passage.text = text;
    passage.lines = {passage.n, passage.n};
    for (const auto& one : works) {
      Label label;
      label.facet = cited_facet;
      label.value = encode_cited_work(one);
      label.span = {0, 5};
      passage.labels.push_back(label);
    }
    content.passages.push_back(passage);
  };
  const auto rivers = work("khan", 2019, "Rivers of Mistrust");
  const auto harbours = work("raza", 2014, "Harbours without Ships");
  add("Water talks failed, as both books show.", {rivers, harbours});
  add("Water is scarce, as one book shows.", {rivers});
  add("Water comes and goes.", {});
  return content;
}

SourceContent cited_paper(const std::string& id, const std::string& author, int year, const std::string& title) {
  SourceContent content;
  content.record.path = id + ".md";
  content.record.content_hash = id;
  content.papers.emplace_back();
  auto& paper = content.papers.back();
  paper.id = id;
  paper.source = content.record.path;
  paper.title = title;
  paper.authors = {author};
  paper.year = year;
  Passage passage;
  passage.paper = id;
  passage.n = 1;
  passage.id = id + ":1";
  passage.text = "Water flows.";
  passage.lines = {1, 1};
  content.passages.push_back(passage);
  return content;
}

class CitingSite {
 public:
  CitingSite() {
    const auto index = folder_.path() / ".dossier";
    auto writer = IndexWriter::open(index);
    REQUIRE(writer);
    for (const auto& content : {bridge_paper(), cited_paper("rivers", "Sana Khan", 2019, "Rivers of Mistrust"),
                                cited_paper("harbours", "Omar Raza", 2014, "Harbours without Ships")}) {
      REQUIRE(writer->replace(content));
    }
    REQUIRE(writer->commit());
    auto shared = SharedIndex::open(index, std::chrono::hours(1));
    REQUIRE(shared);
    shared_ = std::move(*shared);
    site_ = std::make_unique<Site>(*shared_);
  }

  std::string get(const std::string& target) {
    const auto reply = site_->answer({"GET", target, {{"Host", "localhost:8733"}}});
    CAPTURE(target);
    CHECK(reply.status == 200);
    return reply.body;
  }
  /// The header that names the next part of a list; empty: it is the last one.
  std::string next(const std::string& target) {
    for (const auto& [name, value] : site_->answer({"GET", target, {{"Host", "localhost:8733"}}}).headers) {
      if (name == "Link") return value;
    }
    return {};
  }
  /// Passages that the search at an address of the page finds.
  std::size_t found_at(const std::string& address) {
    REQUIRE(address.starts_with("/search?"));
    const auto answer = nlohmann::json::parse(get("/api/v1" + address + "&limit=0"));
    return answer["total"].get<std::size_t>();
  }

 private:
  test::TempFolder folder_;
  std::unique_ptr<SharedIndex> shared_;
  std::unique_ptr<Site> site_;
};

/// Addresses of a page's links that begin so, each with the number that it shows, or 0.
std::vector<std::pair<std::string, std::size_t>> links(const std::string& page, const std::string& begin) {
  std::vector<std::pair<std::string, std::size_t>> found;
  const auto mark = "href=\"" + begin;
  for (auto at = page.find(mark); at != std::string::npos; at = page.find(mark, at + 1)) {
    const auto first = at + 6;
    const auto end = page.find('"', first);
    auto address = page.substr(first, end - first);
    for (auto amp = address.find("&amp;"); amp != std::string::npos; amp = address.find("&amp;", amp + 1)) {
      address.replace(amp, 5, "&");
    }
    const auto text = page.substr(page.find('>', end) + 1, 8);
    found.emplace_back(address, std::strtoul(text.c_str(), nullptr, 10));
  }
  return found;
}

}  // namespace

TEST_CASE("a link of the page of citations finds as many passages as it counts") {
  CitingSite site;
  for (const auto* target :
       {"/citations", "/citations?q=water", "/citations?cites=harbours", "/citations?q=talks+OR+scarce&cites=harbours",
        "/citations?cites=harbours&cites=rivers&paper=bridge", "/citations/rivers?cites=harbours",
        "/citations/bridge?q=water&cites=harbours"}) {
    CAPTURE(target);
    std::size_t counts = 0;
    for (const auto& [address, count] : links(site.get(target), "/search?")) {
      if (count == 0) continue;  // a link of the frame
      CAPTURE(address);
      CHECK(site.found_at(address) == count);
      ++counts;
    }
    CHECK(counts > 0);
  }
}

TEST_CASE("the links between the pages of citations keep the query and the filters") {
  CitingSite site;
  const auto has = [](const std::vector<std::pair<std::string, std::size_t>>& all, const std::string& address) {
    return std::any_of(all.begin(), all.end(), [&address](const auto& one) { return one.first == address; });
  };
  const auto whole = links(site.get("/citations?q=talks&cites=rivers"), "/citations/");
  CHECK(has(whole, "/citations/bridge?q=talks&cites=rivers"));
  CHECK(has(whole, "/citations/harbours?q=talks&cites=rivers"));
  const auto one = links(site.get("/citations/rivers?q=talks&cites=rivers"), "/citations");
  CHECK(has(one, "/citations?q=talks&cites=rivers"));
  CHECK(has(one, "/citations/bridge?q=talks&cites=rivers"));
}

TEST_CASE("the citations of the API come in parts") {
  CitingSite site;
  const auto json = [&](const std::string& target) { return nlohmann::json::parse(site.get(target)); };
  const auto links = json("/api/v1/citations")["links"];
  REQUIRE(links.size() == 2);
  for (std::size_t i = 0; i < links.size(); ++i) {
    const auto part = json("/api/v1/citations?limit=1&offset=" + std::to_string(i));
    CHECK(part["links"] == nlohmann::json::array({links[i]}));
    CHECK(part["papers"].size() == 2);
  }
  CHECK(json("/api/v1/citations?offset=2")["links"].empty());
  const auto cites = json("/api/v1/citations/bridge")["cites"];
  REQUIRE(cites.size() == 2);
  const auto part = json("/api/v1/citations/bridge?limit=1&offset=1");
  CHECK(part["cites"] == nlohmann::json::array({cites[1]}));
  CHECK(part["papers"].contains("bridge"));
  CHECK(part["papers"].size() == 2);
  CHECK(site.next("/api/v1/citations?limit=1") == "</api/v1/citations?limit=1&offset=1>; rel=\"next\"");
  CHECK(site.next("/api/v1/citations?limit=1&offset=1").empty());
  CHECK(site.next("/api/v1/citations/bridge?limit=1") == "</api/v1/citations/bridge?limit=1&offset=1>; rel=\"next\"");
  CHECK(site.next("/api/v1/citations/bridge").empty());
}
