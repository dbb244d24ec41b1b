// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cluster/client/json.hpp"

#include <string>
#include <vector>

// Queries of OpenSearch put together.
namespace dossier::cluster {

/// A query with one member: `{"KIND": {FIELD: VALUE}}`.
Json on_field(const char* kind, const std::string& field, Json value);
Json matching_all(std::vector<Json> queries);  ///< of none: everything
Json matching_any(std::vector<Json> queries);  ///< of none: nothing
Json matching_none(std::vector<Json> queries);
Json matching_nothing();
Json with_boost(Json query, double boost);  ///< each passage that matches scores so much

/// The documents with any value in a field.
Json existing(const std::string& field);
/// The documents with any of some values in a field; with unknown_value among them also those that have none.
Json field_with_any(const std::string& field, const std::vector<std::string>& values);

}  // namespace dossier::cluster
