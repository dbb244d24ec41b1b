// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/types/request.hpp"
#include "web/call/url.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::web {

/// Something in a URL that was not understood: an error in the API, a notice on the page.
struct UrlNotice {
  std::string parameter;
  std::string message;  ///< a sentence
  std::string hint;
  bool operator==(const UrlNotice&) const = default;
};

/// Takes the parameters of one request apart; what nobody asked for at the end is unknown.
class ParameterReader {
 public:
  explicit ParameterReader(Parameters parameters) : parameters_(std::move(parameters)) {}

  /// All values of a name, in order.
  std::vector<std::string> take_all(std::string_view name);
  /// The value of a name that may be given once; of several the last counts, with a notice.
  std::optional<std::string> take(std::string_view name);
  /// The parts of a value between commas; of several values the last counts. None where there is no such parameter.
  std::vector<std::string> take_list(std::string_view name);
  /// A whole number within [least, most]; outside or no number: `otherwise`, with a notice.
  std::uint32_t take_number(std::string_view name, std::uint32_t otherwise, std::uint32_t least, std::uint32_t most);
  /// `on` or `off`.
  bool take_switch(std::string_view name, bool otherwise);
  /// A number from 0 to 1, in thousandths.
  std::uint32_t take_confidence(std::string_view name, std::uint32_t otherwise);
  /// SearchRequest::user_notes, as `notes=on` and `notes=off`.
  std::optional<bool> take_notes(const std::optional<bool>& otherwise);
  /// One of `names`, as its position in the list.
  std::size_t take_choice(std::string_view name, const std::vector<std::string_view>& names, std::size_t otherwise);
  /// Filters: `dyad=X`, `dyad!=X` or `not.dyad=X` (not X) for each facet, in its order. `facet.NAME=X` stands for a
  /// facet whose name is a parameter of its own.
  std::vector<FacetFilter> take_filters(const std::vector<std::string>& facets);

  void add_notice(std::string parameter, std::string message, std::string hint = {});
  /// The notices so far and one for each parameter that was not taken. To be called last.
  std::vector<UrlNotice> finish();

 private:
  Parameters parameters_;
  std::vector<std::string> known_;
  std::vector<UrlNotice> notices_;
};

/// The most items of a list that one answer may hold.
inline constexpr std::uint32_t max_limit = 1000;
/// The most items of a list that may be passed over.
inline constexpr std::uint32_t max_offset = 1'000'000;
/// The most passages that a concordance looks at; 0 stands for all.
inline constexpr std::uint32_t max_kwic_passages = 1'000'000;
/// The most rows, and the most columns, of a matrix.
inline constexpr std::uint32_t max_matrix_values = 300;

/// Reads a search from its parameters. `usual` says what holds where nothing is said.
SearchRequest take_search(ParameterReader& parameters, const std::vector<std::string>& facets,
                          const SearchRequest& usual = {});

/// The parameters that read as `request`, without those that say what is usual. Ranking parameters have none:
/// take_search(print_search(r)) == r for every r with the usual ones, at most max_limit hits, filters in the order of
/// `facets` with at least one value, and no facet twice.
Parameters print_search(const SearchRequest& request, const SearchRequest& usual = {});

}  // namespace dossier::web
