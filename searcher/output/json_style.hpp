// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace dossier {

/// Version of the shapes of answers, given as `schema` at the head of each; docs/json.md describes them. Members may be
/// added within a version, none goes or changes its meaning.
inline constexpr int json_schema = 3;

struct JsonStyle {
  bool time = false;  ///< `milliseconds`: left out by default, so that equal questions have equal bytes
  int indent = 2;     ///< spaces a level; -1: all on one line
};

}  // namespace dossier
