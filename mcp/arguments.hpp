// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "mcp/message.hpp"
#include "searcher/types/request.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::mcp {

/// The arguments of one call. What does not fit is noted and told by finish(), all of it at once.
class ArgumentReader {
 public:
  explicit ArgumentReader(Json arguments) : arguments_(std::move(arguments)) {}

  /// Text; empty where it is not given.
  std::string take_text(std::string_view name);
  /// The same, and noted as missing where it is not given or empty.
  std::string take_needed_text(std::string_view name);
  /// A list of at most `most` texts, or one text.
  std::vector<std::string> take_texts(std::string_view name, std::size_t most);
  std::uint32_t take_number(std::string_view name, std::uint32_t otherwise, std::uint32_t least, std::uint32_t most);
  bool take_switch(std::string_view name, bool otherwise);
  /// The same without a usual value: nothing where it is not given.
  std::optional<bool> take_switch(std::string_view name);
  /// A number from 0 to 1, in thousandths; 0 where it is not given.
  std::uint32_t take_share(std::string_view name);
  std::string take_choice(std::string_view name, const std::vector<std::string_view>& choices);
  /// From `filters` and `exclude`, both objects of a facet → one value or a list. Facets are those of the index.
  std::vector<FacetFilter> take_filters(const std::vector<std::string>& facets);

  /// Notes something that the caller found.
  void add_problem(std::string problem) { problems_.push_back(std::move(problem)); }
  /// Errors: Usage where something did not fit, or was not asked for.
  Result<void> finish();

 private:
  Json take(std::string_view name);

  Json arguments_;
  std::vector<std::string> known_;
  std::vector<std::string> problems_;
};

inline constexpr std::uint32_t most_hits = 50;        ///< in one answer
inline constexpr std::uint32_t most_passed = 100000;  ///< greatest offset

/// The arguments that all searches share: `query`, `filters`, `exclude`, `exact`, `min_confidence`,
/// `notes`.
SearchRequest take_question(ArgumentReader& arguments, const std::vector<std::string>& facets);

}  // namespace dossier::mcp
