// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "bench/measures.hpp"
#include "index/index_writer.hpp"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace dossier::bench {

/// A test collection as it lies in a folder: `corpus.jsonl`, `queries.jsonl`, `qrels.tsv`.
struct Query {
  std::string id;
  std::string line;  ///< as searcher/batch.hpp reads it
};

/// The records of a corpus, each a paper of one passage; string, number and list fields, those inside `metadata` too,
/// become facets. Lines of annotated passages (`paper`, `n`, `kind`, …) become passages of their papers.
Result<SourceContent> read_corpus(const std::filesystem::path& file);
std::vector<Query> read_queries(const std::filesystem::path& file);
std::map<std::string, Judgements> read_judgements(const std::filesystem::path& file);

/// Makes an index of corpora where there is none yet.
Result<void> index_corpora(const std::vector<std::filesystem::path>& files, const std::filesystem::path& index);

}  // namespace dossier::bench
