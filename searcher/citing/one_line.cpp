// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/citing/one_line.hpp"

#include "base/controls.hpp"
#include "base/utf8.hpp"

namespace dossier {

std::string one_line(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto character = utf8::decode(text, at);
    const auto code = character.code;
    if (code == ' ' || is_control(code) || ends_line(code)) {
      if (!out.empty() && out.back() != ' ') out += ' ';
    } else if (!turns_direction(code)) {
      out += text.substr(at, character.size);
    }
    at += character.size;
  }
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

}  // namespace dossier
