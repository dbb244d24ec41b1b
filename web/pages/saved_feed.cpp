// SPDX-License-Identifier: GPL-3.0-or-later
// News of the saved searches as an Atom feed (RFC 4287).
#include "base/digest.hpp"
#include "index/cluster_address.hpp"
#include "own/news.hpp"
#include "web/pages/page.hpp"
#include "web/pages/pages.hpp"
#include "web/pages/saved_url.hpp"
#include "web/views/wording.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <utility>

namespace dossier::web::pages {
namespace {

constexpr std::size_t most_entries = 200;
constexpr const char* ever = "0001-01-01";

/// A name that stays the same as long as what it is made of does (RFC 9562, version 8).
std::string urn_of(const std::string& what) {
  auto hex = digest_hex(what);
  hex[12] = '8';
  hex[16] = 'a';
  return "urn:uuid:" + hex.substr(0, 8) + "-" + hex.substr(8, 4) + "-" + hex.substr(12, 4) + "-" + hex.substr(16, 4) +
         "-" + hex.substr(20);
}

struct Entry {
  const News* news;
  const News::Gained* gained;
  std::string updated;
};

/// The newest first: those that were not looked at yet, then by when they were; all else in the order of the news.
std::vector<Entry> entries_of(const std::vector<News>& all, const std::string& now) {
  std::vector<Entry> entries;
  for (const auto& news : all) {
    for (const auto& gained : news.gained) {
      entries.push_back({&news, &gained, gained.found.empty() ? now : gained.found});
    }
  }
  std::stable_sort(entries.begin(), entries.end(),
                   [](const Entry& a, const Entry& b) { return a.updated > b.updated; });
  if (entries.size() > most_entries) entries.resize(most_entries);
  return entries;
}

/// `name`: tells the entry from all others of its library, also when the passage's file gets another name.
View entry_view(const Entry& entry, const std::string& origin, const std::string& name) {
  const auto& search = *entry.news->search;
  const auto& passage = entry.gained->hit.passage;
  const auto& paper = entry.news->papers.at(passage.paper);
  return {{"entry_title", search.name + ": " + short_name(paper)},
          {"entry_id", urn_of(name)},
          {"entry_updated", entry.updated},
          {"saved_as", search.name},
          {"entry_href", origin + passage_url(passage.id, url_of(search))},
          {"entry_text", title_of(paper) + "\n" + heading_text(passage) + "\n\n" + passage.text}};
}

}  // namespace

Result<Reply> saved_feed(Call& call) {
  const auto names = call.parameters.take_all("name");
  SavedSearches searches;
  const auto all = all_news(call.searcher, call.catalogue, names, ever, searches);
  if (!all) return all.error();
  const auto origin = "http://" + call.host;
  const auto& place = call.catalogue.location();
  const auto library = is_cluster_address(place) ? place : std::filesystem::absolute(place).lexically_normal().string();
  const auto& updated = call.catalogue.info().updated;
  Parameters asked;
  for (const auto& name : names) asked.emplace_back("name", name);
  View view{{"feed_title", "Dossier: new passages" + (names.size() == 1 ? " for " + names.front() : std::string())},
            {"feed_id", urn_of(library + "\n" + print_query(asked))},
            {"updated", updated},
            {"self_href", origin + print_target("/saved.atom", asked)},
            {"page_href", origin + print_target("/saved", asked)},
            {"entries", View::array()}};
  std::map<std::string, int> times;
  for (const auto& entry : entries_of(*all, updated)) {
    auto name = library + "\n" + entry.news->search->name + "\n" + digest_of_words(entry.gained->hit.passage.text);
    name += "\n" + std::to_string(++times[name]);
    view["entries"].push_back(entry_view(entry, origin, name));
  }
  return Reply{200, "application/atom+xml; charset=utf-8", {}, call.templates.render("atom", view)};
}

}  // namespace dossier::web::pages
