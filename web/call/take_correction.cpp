// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/call/take_correction.hpp"

#include <string>

namespace dossier::web {

LabelCorrection take_correction(Call& call) {
  LabelCorrection wanted;
  wanted.id = call.argument;
  wanted.add = call.parameters.take_all("add");
  wanted.remove = call.parameters.take_all("remove");
  wanted.section = call.parameters.take("section").value_or("");
  wanted.undo = call.parameters.take_switch("undo", false);
  const auto is_empty = [](const std::string& value) { return value.empty(); };
  std::erase_if(wanted.add, is_empty);
  std::erase_if(wanted.remove, is_empty);
  return wanted;
}

}  // namespace dossier::web
