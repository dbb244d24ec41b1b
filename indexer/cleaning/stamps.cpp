// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/cleaning/stamps.hpp"

#include "indexer/cleaning/edge_line.hpp"
#include "indexer/text/page_marks.hpp"
#include "indexer/text/text_rules.hpp"

#include <algorithm>

namespace dossier::reading {
namespace {

/// What a library stamps on each page: "Downloaded from https://… by guest on …".
bool is_banner(std::string_view line) {
  if (line.size() > 2 * longest_head) return false;
  for (const std::string_view start :
       {"downloaded from http", "downloaded from www.", "downloaded by [", "this content downloaded from",
        "this content was downloaded from", "all use subject to http", "all use subject to jstor"}) {
    if (starts_with_ci(line, start)) return true;
  }
  return false;
}

/// A line of a table of contents: "2.1 The seabed ........ 5".
bool is_contents_line(std::string_view line) {
  if (line.size() > 2 * longest_head || std::string_view("0123456789ivx").find(line.back()) == std::string_view::npos)
    return false;
  if (line.find(".....") == std::string_view::npos && line.find(". . . .") == std::string_view::npos &&
      line.find("………") == std::string_view::npos) {
    return false;
  }
  const auto page = last_token(line);
  const auto number = page.substr(std::min(page.size(), page.find_last_of(". ") + 1));
  return is_page_number(number.starts_with("…") ? number.substr(number.find_last_not_of("0123456789ivx") + 1) : number);
}

}  // namespace

LineEdits drop_stamps(const std::vector<SourceLine>& lines) {
  constexpr std::size_t wrapped = 2;  // lines of an entry before the one with dots
  LineEdits out;
  std::size_t listed = 0;  // behind the last line of a table of contents
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto text = trim(lines[i].text);
    if (text.empty()) continue;
    const bool banner = std::string_view("DdTtAa").find(text.front()) != std::string_view::npos && is_banner(text);
    if (banner) {
      out.edits.push_back(blank_line(lines, i, "badge", "the stamp of a library", Confidence::Certain));
    } else if (is_contents_line(text)) {
      // The first lines of an entry that runs over several.
      if (listed > 0 && i - listed <= wrapped) {
        for (auto at = listed; at < i; ++at) {
          if (lines[at].blank()) continue;
          out.edits.push_back(blank_line(lines, at, "table of contents", "above dots and a page number"));
        }
      }
      out.edits.push_back(blank_line(lines, i, "table of contents", "dots and a page number"));
      listed = i + 1;
    } else if (i + 1 < lines.size() && lines[i + 1].blank()) {
      listed = 0;
    }
  }
  return out;
}

}  // namespace dossier::reading
