// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/encoding/xml_text.hpp"

#include "base/controls.hpp"
#include "base/utf8.hpp"

namespace dossier {

std::string xml_escaped(std::string_view text) {
  std::string out;
  for (const char c : without_controls(utf8::repaired(text))) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  }
  for (const std::string_view forbidden : {"\uFFFE", "\uFFFF"}) {
    for (auto at = out.find(forbidden); at != std::string::npos; at = out.find(forbidden, at)) {
      out.erase(at, forbidden.size());
    }
  }
  return out;
}

}  // namespace dossier
