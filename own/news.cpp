// SPDX-License-Identifier: GPL-3.0-or-later
#include "own/news.hpp"

#include "base/analyzer.hpp"
#include "base/digest.hpp"
#include "base/strings.hpp"
#include "own/written_time.hpp"

#include <algorithm>
#include <functional>
#include <unordered_map>
#include <utility>

namespace dossier {
namespace {

constexpr std::uint32_t at_a_time = 1000;
constexpr std::uint32_t most_saved = 50000;
constexpr std::size_t digest_digits = 16;

/// Where a passage was found before.
struct Before {
  const Look* look;
  const std::string* id;
};

/// What a search found at its looks so far.
class Known {
 public:
  Known(const SavedSearch& search, const Catalogue& catalogue) : catalogue_(catalogue) {
    for (const auto& look : search.looks) {
      for (const auto& [id, digest] : look.passages) {
        by_id_.emplace(id, &look);
        by_words_.emplace(digest, Before{&look, &id});
      }
    }
  }

  /// Null for a passage that was not found yet.
  [[nodiscard]] const Look* look_of(const std::string& id) const {
    const auto found = by_id_.find(id);
    return found == by_id_.end() ? nullptr : found->second;
  }

  /// A passage with these words that is gone now; each is given once.
  Result<std::optional<Before>> take_gone(const std::string& digest) {
    for (auto [at, end] = by_words_.equal_range(digest); at != end; ++at) {
      const auto doc = catalogue_.find(*at->second.id);
      if (doc) continue;
      if (doc.error().code != ErrorCode::NotFound) return doc.error();
      const auto before = at->second;
      by_words_.erase(at);
      return std::optional(before);
    }
    return std::optional<Before>();
  }

 private:
  const Catalogue& catalogue_;
  std::unordered_map<std::string, const Look*> by_id_;
  std::unordered_multimap<std::string, Before> by_words_;
};

/// Calls `take` with each passage that a request finds, by paper, in reading order. Gives their number.
Result<std::uint32_t> each_hit(const Searcher& searcher, SearchRequest request,
                               const std::function<Result<void>(Hit&, std::map<std::string, Paper>&)>& take) {
  std::uint32_t total = 0;
  request.sort = SortOrder::Paper;
  for (request.offset = 0; request.offset <= total; request.offset += at_a_time) {
    auto response = searcher.search(request);
    if (!response) return std::move(response).error();
    total = response->total;
    for (auto& hit : response->hits) {
      if (auto taken = take(hit, response->hit_papers); !taken) return std::move(taken).error();
    }
    if (response->hits.size() < at_a_time) break;
  }
  return total;
}

}  // namespace

SearchRequest exact(SearchRequest request) {
  request.meaning = request.feedback = request.facets = request.explain = false;
  request.per_paper = 0;
  request.limit = at_a_time;
  return request;
}

std::string digest_of_words(std::string_view text) {
  Tokens tokens;
  Analyzer{}.analyze(text, tokens);
  Digest digest;
  for (std::size_t i = 0; i < tokens.size(); ++i) digest.add(tokens.term(i)).add(" ");
  if (tokens.empty()) digest.add(text);
  return digest.hex().substr(0, digest_digits);
}

Result<News> news_of(const Searcher& searcher, const Catalogue& catalogue, const SavedSearch& search,
                     std::string_view since) {
  News news;
  news.search = &search;
  Known known(search, catalogue);
  const auto take = [&](Hit& hit, std::map<std::string, Paper>& papers) -> Result<void> {
    const auto id = hit.passage.id;
    const auto* look = known.look_of(id);
    if (look == nullptr) {
      auto digest = digest_of_words(hit.passage.text);
      const auto gone = known.take_gone(digest);
      if (!gone) return gone.error();
      if (*gone) {
        look = (*gone)->look;
        news.moved.emplace(id, *(*gone)->id);
      } else {
        news.unseen.passages.emplace(id, std::move(digest));
      }
    }
    const bool old = look != nullptr && (look == &search.looks.front() || since.empty() || look->at < since);
    if (old) return {};
    news.papers.emplace(hit.passage.paper, papers[hit.passage.paper]);
    news.gained.push_back({std::move(hit), look != nullptr ? look->at : std::string()});
    return {};
  };
  const auto total = each_hit(searcher, exact(search.request), take);
  if (!total) return total.error();
  news.total = *total;
  return news;
}

void look_at(SavedSearch& search, const News& news, std::string_view now) {
  for (const auto& [id, old] : news.moved) {
    for (auto& look : search.looks) {
      auto node = look.passages.extract(old);
      if (node.empty()) continue;
      node.key() = id;
      look.passages.insert(std::move(node));
      break;
    }
  }
  if (news.unseen.passages.empty()) return;
  search.looks.push_back({std::string(now), news.unseen.passages});
}

Result<std::vector<News>> all_news(const Searcher& searcher, const Catalogue& catalogue,
                                   const std::vector<std::string>& names, std::string_view since,
                                   SavedSearches& searches) {
  auto read = SavedSearches::read(catalogue.location());
  if (!read) return std::move(read).error();
  searches = *std::move(read);
  std::vector<const SavedSearch*> wanted;
  for (const auto& name : names) {
    const auto found = searches.find(name);
    if (!found) return found.error();
    wanted.push_back(*found);
  }
  if (names.empty()) {
    for (const auto& search : searches.all()) wanted.push_back(&search);
  }
  std::vector<News> all;
  for (const auto* search : wanted) {
    auto news = news_of(searcher, catalogue, *search, since);
    if (!news) return std::move(news).error();
    all.push_back(*std::move(news));
  }
  return all;
}

Result<void> mark_as_seen(const std::filesystem::path& index, const std::vector<News>& news) {
  const auto now = utc_now();
  const bool any = std::any_of(news.begin(), news.end(),
                               [](const News& one) { return !one.unseen.passages.empty() || !one.moved.empty(); });
  if (!any) return {};
  return SavedSearches::change(index, [&](SavedSearches& searches) -> Result<void> {
    for (const auto& one : news) {
      const auto search = searches.find(one.search->name);
      // Deleted, or looked at by another program, meanwhile.
      if (search && **search == *one.search) look_at(**search, one, now);
    }
    return {};
  });
}

Result<void> save_search(const Searcher& searcher, const Catalogue& catalogue, std::string name,
                         const SearchRequest& request) {
  SavedSearch search;
  search.name = std::move(name);
  search.request = asked_of(request);
  search.looks.push_back({utc_now(), {}});
  auto count = exact(search.request);
  count.limit = 0;
  const auto response = searcher.search(count);
  if (!response) return response.error();
  if (response->total > most_saved) {
    return Error{ErrorCode::Usage, "the search finds " + counted(response->total, "passage", "passages"),
                 "add a word or a filter: a search that finds more than 50,000 passages cannot be saved"};
  }
  auto all = exact(search.request);
  all.snippets = false;
  const auto total = each_hit(searcher, all, [&](Hit& hit, auto&) -> Result<void> {
    search.looks.front().passages.emplace(hit.passage.id, digest_of_words(hit.passage.text));
    return {};
  });
  if (!total) return total.error();
  return SavedSearches::change(catalogue.location(),
                               [&](SavedSearches& searches) { return searches.add(std::move(search)); });
}

}  // namespace dossier
