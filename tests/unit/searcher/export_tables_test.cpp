// SPDX-License-Identifier: GPL-3.0-or-later
// A concordance leaves the program with its collocates.
#include "searcher/output/export_table.hpp"
#include "tests/support/catch.hpp"

using namespace dossier;

namespace {

KwicResponse concordance() {
  KwicResponse response;
  response.lines.push_back({"p:1", "p", {}, {}, "of the", "river", "basin|x", {}});
  response.collocates = {{"dam", 3, 7, 12.3456}, {"treaty", 2, 2, 4}};
  return response;
}

const Provenance origin{"river", {"dyad: A-B"}, "2026", "d1"};

}  // namespace

TEST_CASE("collocates stand behind the lines, in CSV behind an empty line") {
  CHECK(export_tables(ExportFormat::Csv, origin, kwic_tables(concordance())) ==
        "\xEF\xBB\xBF"
        "\"paper\",\"page\",\"left\",\"keyword\",\"right\",\"id\",\"query\",\"filters\",\"index_date\",\"corpus_"
        "digest\"\r\n"
        "\"p\",\"\",\"of the\",\"river\",\"basin|x\",\"p:1\",\"river\",\"dyad: A-B\",\"2026\",\"d1\"\r\n"
        "\r\n"
        "\"word\",\"near\",\"all\",\"log_likelihood\",\"query\",\"filters\",\"index_date\",\"corpus_digest\"\r\n"
        "\"dam\",\"3\",\"7\",\"12.3\",\"river\",\"dyad: A-B\",\"2026\",\"d1\"\r\n"
        "\"treaty\",\"2\",\"2\",\"4.0\",\"river\",\"dyad: A-B\",\"2026\",\"d1\"\r\n");
  CHECK(export_tables(ExportFormat::Markdown, origin, kwic_tables(concordance())) ==
        "# Concordance\n\nDossier: query \"river\"; dyad: A-B; index of 2026; corpus d1\n\n"
        "| paper | page | left | keyword | right | id |\n|---|---|---|---|---|---|\n"
        "| p |  | of the | river | basin\\|x | p:1 |\n"
        "\n## Collocates\n\n| word | near | all | log\\_likelihood |\n|---|---|---|---|\n"
        "| dam | 3 | 7 | 12\\.3 |\n| treaty | 2 | 2 | 4\\.0 |\n");
  CHECK(export_tables(ExportFormat::Docx, origin, kwic_tables(concordance())).starts_with("PK"));
}

TEST_CASE("a concordance without collocates is one table") {
  auto response = concordance();
  response.collocates.clear();
  CHECK(kwic_tables(response).size() == 1);
}
