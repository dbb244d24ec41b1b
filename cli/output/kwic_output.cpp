// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/output/kwic_output.hpp"

#include "base/columns.hpp"
#include "base/graphemes.hpp"
#include "base/strings.hpp"
#include "base/utf8.hpp"
#include "cli/output/text_output.hpp"
#include "cli/terminal/console.hpp"
#include "index/page_text.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

namespace dossier {
namespace {

// The end of a text that takes at most `columns`.
std::string_view fitting_end(std::string_view text, std::size_t columns) {
  auto begin = text.size();
  while (begin > 0) {
    const auto before = utf8::boundary_before(text, begin - 1);
    if (columns_of(text.substr(before)) > columns) break;
    begin = before;
  }
  return text.substr(grapheme_at_or_after(text, begin));
}

void write_collocates(Console& console, const std::vector<Collocate>& collocates) {
  if (collocates.empty()) return;
  console.write("\nlog-likelihood    near  in all  word\n");
  for (const auto& one : collocates) {
    std::array<char, 64> numbers{};
    std::snprintf(numbers.data(), numbers.size(), "%14.1f %7u %7llu  ", one.likelihood, one.near,
                  static_cast<unsigned long long>(one.all));
    console.write(numbers.data() + console.paint(Style::Plain, one.term) + "\n");
  }
}

}  // namespace

void write_kwic(Console& console, const KwicRequest& request, const KwicResponse& response) {
  text::echo(console, response.echo, request.search);
  console.write(counted(response.total, "match", "matches") + " in the text of " +
                counted(response.looked_at, "passage", "passages") +
                (response.passages > response.looked_at
                     ? ", the best of " + with_separators(response.passages) + "; --kwic-passages 0 looks at all"
                     : "") +
                "\n");
  if (response.total == 0) text::relaxations(console, response.echo);
  if (response.lines.empty()) return;
  std::size_t names = 0;
  std::size_t pages = 0;
  std::size_t keywords = 0;
  for (const auto& line : response.lines) {
    pages = std::max(pages, columns_of(page_locator(line.pages, line.printed)));
    names = std::max(names, columns_of(line.paper));
    keywords = std::max(keywords, columns_of(line.keyword));
  }
  names = std::min<std::size_t>(names, 20);
  pages = std::min<std::size_t>(pages + (pages > 0 ? 2 : 0), 16);
  const auto room = console.looks().columns - names - pages - std::min(keywords, console.looks().columns / 4) - 4;
  for (const auto& line : response.lines) {
    const auto left = fitting_end(line.left, room / 2);
    const auto right = fitting(line.right, room - room / 2);
    const auto paper = fitting(line.paper, names);
    const auto page = std::string(fitting(page_locator(line.pages, line.printed), pages));
    console.write(console.paint(Style::Faint, paper) + std::string(names - columns_of(paper) + 2, ' ') +
                  console.paint(Style::Faint, page) + std::string(pages - columns_of(page), ' ') +
                  std::string(room / 2 - columns_of(left), ' ') + console.paint(Style::Plain, left) + " " +
                  console.paint(Style::Match, line.keyword) + " " + console.paint(Style::Plain, right) + "\n");
  }
  write_collocates(console, response.collocates);
}

}  // namespace dossier
