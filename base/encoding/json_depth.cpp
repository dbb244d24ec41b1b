// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/encoding/json_depth.hpp"

#include <cstddef>

namespace dossier {

bool nests_too_deep(std::string_view json) {
  constexpr int most = 64;
  int depth = 0;
  bool quoted = false;
  for (std::size_t at = 0; at < json.size(); ++at) {
    const char c = json[at];
    if (quoted) {
      if (c == '\\') ++at;
      if (c == '"') quoted = false;
    } else if (c == '"') {
      quoted = true;
    } else if (c == '[' || c == '{') {
      if (++depth > most) return true;
    } else if (c == ']' || c == '}') {
      --depth;
    }
  }
  return false;
}

}  // namespace dossier
