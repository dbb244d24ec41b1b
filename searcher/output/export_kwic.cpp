// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/output/export_kwic.hpp"

#include "base/strings.hpp"
#include "index/page_text.hpp"
#include "searcher/output/csv.hpp"

namespace dossier {

std::string kwic_csv(const Provenance& provenance, const KwicResponse& response) {
  auto out = std::string(csv_mark) + csv_line({"paper", "page", "left", "keyword", "right", "id", "query", "filters",
                                               "index_date", "corpus_digest"});
  const auto filters = joined(provenance.filters, "; ");
  for (const auto& line : response.lines) {
    out += csv_line({line.paper, page_locator(line.pages, line.printed), line.left, line.keyword, line.right, line.id,
                     provenance.query, filters, provenance.index_date, provenance.corpus_digest});
  }
  return out;
}

}  // namespace dossier
