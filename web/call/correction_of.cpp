// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/call/correction_of.hpp"

#include "index/cluster_address.hpp"

#include <string>

namespace dossier::web {

Result<LabelCorrection> correction_of(const Call& call) {
  LabelCorrection wanted;
  wanted.id = call.argument;
  for (const auto& [name, value] : call.form) {
    if (name == "add" || name == "remove") {
      if (!value.empty()) (name == "add" ? wanted.add : wanted.remove).push_back(value);
    } else if (name == "section") {
      wanted.section = value;
    } else if (name == "undo" && (value == "on" || value == "off")) {
      wanted.undo = value == "on";
    } else {
      return Error{ErrorCode::Usage, "the field `" + name + "` is unknown or has a wrong value",
                   "use add, remove, section or undo=on"};
    }
  }
  const bool corrects = !wanted.add.empty() || !wanted.remove.empty() || !wanted.section.empty();
  if (wanted.undo && corrects)
    return Error{ErrorCode::Usage, "`undo` cannot be combined with other fields", "undo first, then correct"};
  if (!wanted.undo && !corrects) {
    return Error{ErrorCode::Usage, "nothing is to be corrected", "give a label, a section or undo=on"};
  }
  return wanted;
}

Error takes_no_corrections(const Catalogue& catalogue) {
  if (is_cluster_address(catalogue.location())) {
    return {ErrorCode::NotFound, "labels cannot be corrected in an index in a cluster",
            "copy it with `dossier copy " + catalogue.location() + " .dossier`, and correct them there"};
  }
  return {ErrorCode::NotFound, "this server does not accept corrections", "use `dossier label` in a terminal"};
}

}  // namespace dossier::web
