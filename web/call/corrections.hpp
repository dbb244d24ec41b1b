// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"

#include <functional>
#include <string>
#include <vector>

namespace dossier::web {

/// What a request says of the labels of one passage, as the user wrote it.
struct LabelCorrection {
  std::string id;                   ///< of the passage
  std::vector<std::string> add;     ///< `dyad:CHN-PAK`
  std::vector<std::string> remove;  ///< `theory:realism`
  std::string section;              ///< empty: none
  bool undo = false;                ///< take back the last correction of the passage; says nothing else
};

/// Writes a correction down for good and brings the index up to date. Gives what is to be told beside "done", a
/// sentence or nothing: that the correction is kept and takes effect later. Errors: the correction was not made. Any
/// thread may call it.
using Correct = std::function<Result<std::string>(const LabelCorrection&)>;

}  // namespace dossier::web
