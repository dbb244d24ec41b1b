// SPDX-License-Identifier: GPL-3.0-or-later
// Labels and numbers with which captions and parts begin.
#include "indexer/source/pdf_names.hpp"

#include "tests/support/catch.hpp"

#include <string>

using dossier::pdf::caption_label;
using dossier::pdf::is_part_label;
using dossier::pdf::Label;

TEST_CASE("The number behind a caption's label may have parts, letters and Roman digits") {
  struct Row {
    const char* text;
    std::size_t size;  // of label, number and mark
  };
  const Row rows[] = {
      {"Figure 2: Rivers", 9},   {"Figure 2.1: Rivers", 11},     {"Figure 2-1: Rivers", 11}, {"Figure A.2: Rivers", 11},
      {"Figure S3: Rivers", 10}, {"Figure IV: Rivers", 10},      {"Figure 12a: Rivers", 11}, {"Figure 2.1", 10},
      {"Figure 2. Rivers", 9},   {"Figure 1.2.3.4: Rivers", 15},
  };
  for (const auto& row : rows) {
    CAPTURE(row.text);
    const auto found = caption_label(row.text);
    CHECK(found.label == Label::Figure);
    CHECK(found.size == row.size);
    CHECK(found.marked);
  }
  CHECK(caption_label("Table 3.2: Flows").label == Label::Table);
  CHECK_FALSE(caption_label("Figure 2.1 shows rivers").marked);
  CHECK(caption_label("Figure 12ab: Rivers").label == Label::None);
  CHECK(caption_label("Figures of speech").label == Label::None);
}

TEST_CASE("A part of a work is labelled by its number, which may have parts") {
  for (const std::string line :
       {"Article 1", "CHAPTER IV.", "Annex B \u2013 Tolls", "Article 2.1", "Article 2-1", "Annex B.2"}) {
    CAPTURE(line);
    CHECK(is_part_label(line));
  }
  for (const std::string line :
       {"Article", "Article one", "Article 2.1 says so.", "Rivers 1", "Article 1 \u2013 tolls"}) {
    CAPTURE(line);
    CHECK_FALSE(is_part_label(line));
  }
}
