// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.hpp"
#include "cluster/client/http.hpp"
#include "cluster/client/json.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace dossier::cluster {

/// What a cluster's refusal means, whatever the request was.
enum class Refusal {
  None,            ///< an answer
  Missing,         ///< no such index or document
  Conflict,        ///< another writer was there before
  Exists,          ///< an index of this name is there
  Credentials,     ///< not let in, or not allowed to do this
  ReadOnly,        ///< a disk of the cluster is full (the flood stage), or an index was set to read only
  Busy,            ///< 429: too many requests, or too little memory
  Red,             ///< shards with no active copy, no elected cluster manager, or shards that do not answer
  TooLarge,        ///< a request larger than the cluster takes
  TooManyBuckets,  ///< counts of more values than the cluster gives in one answer
  TooMany,         ///< a query of more words and phrases than the cluster takes
  Misunderstood    ///< 400 and the like
};

/// The sort of an answer with this status, or of an item of a `_bulk` answer; `type` is the one of its error.
Refusal refusal_of(int status, std::string_view type);
/// The same of an answer.
Refusal refusal_of(const Answer& answer);
/// Whether the same may succeed in a moment, perhaps on another node.
bool passes(Refusal refusal);

/// The error for a refusal, with its remedy. `where` names the index, `why` is what the cluster says.
Error refused(Refusal refusal, const std::string& where, const std::string& why);
/// The error for an answer that is none; `type: reason` of its body stands in it.
Error refused(const Answer& answer, const std::string& where);

Error away(const std::string& where, const std::string& why);
Error untrusted(const std::string& where, const std::string& why);
Error too_long(const std::string& where);
/// The error where an answer of a search, a count or a refresh is from some of the shards alone.
std::optional<Error> partial_of(const Json& answer, const std::string& where);

}  // namespace dossier::cluster
