// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dossier::web {

/// A target's path, decoded, and its query, as it was sent.
struct Target {
  std::string path;
  std::string query;
};
Target split_target(std::string_view target);

/// Name and value, decoded, as they stand in a query.
using Parameter = std::pair<std::string, std::string>;
using Parameters = std::vector<Parameter>;

/// The most parameters that a query may have.
inline constexpr std::size_t max_parameters = 256;
/// The most fields that a form may have: a page of the most hits, each collected.
inline constexpr std::size_t max_fields = 1100;

/// The parameters of a query, in order; pieces without a name are left out. Nothing for more than `most`.
std::optional<Parameters> parse_query(std::string_view query, std::size_t most = max_parameters);

/// The first value of a name; empty where there is none.
std::string first_value(const Parameters& parameters, std::string_view name);
/// All values of a name, in order.
std::vector<std::string> all_values(const Parameters& parameters, std::string_view name);

/// The query that gives these parameters: `a=b&c=d`.
std::string print_query(const Parameters& parameters);

/// `path?query`, or `path` alone where there is nothing to ask.
std::string print_target(std::string_view path, const Parameters& parameters);

}  // namespace dossier::web
