// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "own/saved_searches.hpp"
#include "searcher/searcher.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace dossier {

/// What a saved search has gained.
struct News {
  /// A passage that it finds now and had not found before.
  struct Gained {
    Hit hit;
    std::string found;  ///< when it was first looked at; empty: not yet
  };
  const SavedSearch* search = nullptr;
  std::uint32_t total = 0;                   ///< passages that it finds now
  std::vector<Gained> gained;                ///< by paper, in reading order
  std::map<std::string, Paper> papers;       ///< theirs, by id
  Look unseen;                               ///< those of them that were not looked at yet; `at` is empty
  std::map<std::string, std::string> moved;  ///< id now → id when it was found before, where its text was known already
};

/// A search that finds the same passages as another, and no others: without what is merely near in meaning.
SearchRequest exact(SearchRequest request);

/// A digest of the words of a text, which stays the same where only blanks, marks and capitals change.
std::string digest_of_words(std::string_view text);

/// What a search finds now and had not found at its last look, or, with `since` (see is_date()), before then. By the
/// passages' ids; a passage of another id is none that was gained where one with the same words was found before and is
/// gone (its paper's file has another name now). What was found when the search was saved is never news. `search` must
/// outlive the news. Cost: a search for each 1000 passages. Errors: those of the index.
Result<News> news_of(const Searcher& searcher, const Catalogue& catalogue, const SavedSearch& search,
                     std::string_view since = {});

/// Keeps it in the search that all of this was looked at now. The passages that moved get their new ids.
void look_at(SavedSearch& search, const News& news, std::string_view now);

/// The news of every search whose name is among `names`, or of all. The
/// searches are put into `searches`, which the news refer to. Errors: NotFound for a name, those of the index and of
/// the file.
Result<std::vector<News>> all_news(const Searcher& searcher, const Catalogue& catalogue,
                                   const std::vector<std::string>& names, std::string_view since,
                                   SavedSearches& searches);
Result<void> mark_as_seen(const std::filesystem::path& index, const std::vector<News>& news);

/// Saves a search under a name, with what it finds now. Errors: Usage for the name, or where it finds more than 50,000
/// passages; those of the index and of the file.
Result<void> save_search(const Searcher& searcher, const Catalogue& catalogue, std::string name,
                         const SearchRequest& request);

/// `{schema, since, news: [{search, query, saved, total, gained: [{found, hit}], papers}]}`
std::string news_json(const std::vector<News>& news, std::string_view since);

}  // namespace dossier
