// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "searcher/searcher.hpp"
#include "vectors/query_vectors.hpp"

#include <memory>

namespace dossier {

class Arguments;
class Console;

/// An open index with its searcher, for the commands that ask it.
struct Engine {
  std::unique_ptr<IndexReader> reader;  ///< the searcher refers to it
  std::shared_ptr<QueryVectors> vectors;
  std::unique_ptr<Searcher> searcher;

  static Result<Engine> open(const Arguments& arguments, Console& console);
};

}  // namespace dossier
