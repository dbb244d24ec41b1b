// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.hpp"
#include "web/views/reader_view.hpp"

#include <string>
#include <vector>

using namespace dossier;

namespace {

Passage passage(std::uint32_t n, PassageKind kind, std::vector<std::string> heading) {
  Passage out;
  out.n = n;
  out.kind = kind;
  out.heading = std::move(heading);
  return out;
}

std::vector<std::string> outline(const std::vector<Passage>& passages) {
  std::vector<std::string> texts;
  const auto view = web::outline_view(passages);
  for (const auto& line : *view.if_list()) texts.push_back(line.find("text")->text());
  return texts;
}

}  // namespace

TEST_CASE("notes behind the text of a page do not repeat its headings") {
  CHECK(outline({passage(1, PassageKind::Paragraph, {"One"}), passage(2, PassageKind::Paragraph, {"Two", "A"}),
                 passage(3, PassageKind::Footnote, {"One"}), passage(4, PassageKind::Footnote, {"Two"}),
                 passage(5, PassageKind::Paragraph, {"Two", "A"}), passage(6, PassageKind::Paragraph, {"Two", "B"})}) ==
        std::vector<std::string>{"One", "Two", "A", "B"});
}

TEST_CASE("notes at the end have the heading above them, and text may come back to a heading's name") {
  CHECK(outline({passage(1, PassageKind::Paragraph, {"One"}), passage(2, PassageKind::Paragraph, {"Two"}),
                 passage(3, PassageKind::Paragraph, {"One"}), passage(4, PassageKind::Footnote, {"Notes"}),
                 passage(5, PassageKind::Footnote, {"Notes"})}) ==
        std::vector<std::string>{"One", "Two", "One", "Notes"});
}
