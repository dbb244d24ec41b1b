// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/measures.hpp"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace dossier::bench {

/// A test collection as it lies in a folder: `corpus.jsonl`, `queries.jsonl`, `qrels.tsv`.
struct Query {
  std::string id;
  std::string line;  ///< as searcher/output/batch.hpp reads it
};

std::vector<Query> read_queries(const std::filesystem::path& file);
std::map<std::string, Judgements> read_judgements(const std::filesystem::path& file);

}  // namespace dossier::bench
