// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/commands.hpp"
#include "cli/options/arguments.hpp"
#include "cli/options/completion.hpp"
#include "cli/options/reference.hpp"
#include "cli/terminal/console.hpp"
#include "cli/terminal/safe_text.hpp"
#include "index/read/index_reader.hpp"
#include "own/saved_searches.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <memory>
#include <utility>

namespace dossier {
namespace {

constexpr std::size_t most_candidates = 1000;

// The value of --index on the line that is completed, if it is there already.
std::string index_of(const std::vector<std::string>& words) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].starts_with("--index=")) return words[i].substr(8);
    if (words[i] == "--index" && i + 2 < words.size()) return words[i + 1];
  }
  return {};
}

/// The values of a facet; none where the index has no such facet, or cannot be read.
std::vector<std::string> values_of(const IndexReader& reader, std::string_view facet) {
  const auto column = reader.column(facet);
  return column && *column != nullptr ? (*column)->values : std::vector<std::string>();
}

std::vector<std::string> passages_with(const IndexReader& reader, std::string_view prefix) {
  std::vector<std::string> ids;
  const auto paper = prefix.substr(0, prefix.find(':'));
  const auto docs = reader.passages_of(paper);
  if (prefix.find(':') == std::string_view::npos || !docs) {
    for (const auto& value : values_of(reader, "paper")) ids.push_back(value + ":");
    return ids;
  }
  for (const auto doc : *docs) {
    if (ids.size() == most_candidates) break;
    if (const auto passage = reader.passage(doc)) ids.push_back(passage->id);
  }
  return ids;
}

CompletionSource source_of(const std::shared_ptr<IndexReader>& reader, const std::filesystem::path& place) {
  CompletionSource source;
  source.facets = [reader] { return reader ? reader->facets() : std::vector<std::string>{}; };
  source.values = [reader](std::string_view facet) {
    return reader ? values_of(*reader, facet) : std::vector<std::string>{};
  };
  source.passages = [reader](std::string_view prefix) {
    return reader ? passages_with(*reader, prefix) : std::vector<std::string>{};
  };
  // They lie beside the index, and are there where it is in a cluster, too.
  source.searches = [place] {
    std::vector<std::string> names;
    const auto searches = place.empty() ? SavedSearches() : SavedSearches::read(place);
    if (!searches) return names;
    for (const auto& search : searches->all()) names.push_back(search.name);
    return names;
  };
  return source;
}

}  // namespace

int run_complete(const Arguments& arguments, Console& console) {
  const auto& words = arguments.operands();
  std::shared_ptr<IndexReader> reader;
  std::filesystem::path place;
  std::error_code error;
  // Without an index there is still the table; a shell that completes is no place for messages.
  if (const auto path = locate_index(index_of(words), std::filesystem::current_path(error))) {
    place = *path;
    if (auto opened = IndexReader::open(place)) reader = std::make_shared<IndexReader>(std::move(*opened));
  }
  for (const auto& candidate : complete(words, source_of(reader, place))) {
    console.write(safe_text(candidate.text) + (candidate.help.empty() ? "" : "\t") + safe_text(candidate.help) + "\n");
  }
  return 0;
}

// What the shells read once: the completions, and the reference in other forms.
int run_reference(const Arguments& arguments, Console& console) {
  constexpr std::array<std::pair<std::string_view, std::string (*)()>, 5> forms{{
      {"man", reference::man_page},
      {"markdown", reference::markdown},
      {"bash", reference::bash_completion},
      {"zsh", reference::zsh_completion},
      {"fish", reference::fish_completion},
  }};
  for (const auto& [name, make] : forms) {
    if (arguments.operands() != std::vector<std::string>{std::string(name)}) continue;
    console.write(make());
    return 0;
  }
  return console.fail({ErrorCode::Usage, "__reference takes man, markdown, bash, zsh or fish", ""});
}

}  // namespace dossier
