// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "searcher/export.hpp"
#include "searcher/searcher.hpp"

#include <memory>
#include <string>
#include <vector>

namespace dossier {

class Arguments;
class Console;

/// An open index with its searcher, for the commands that ask it.
struct Engine {
  std::unique_ptr<IndexReader> reader;  ///< the searcher refers to it
  std::unique_ptr<Searcher> searcher;

  static Result<Engine> open(const Arguments& arguments, Console& console);
};

/// Whether --format asks for an export rather than text.
bool wants_export(const Arguments& arguments);
/// Writes the passages in the format that --format names.
void write_export(const Arguments& arguments, Console& console, const IndexReader& reader, const std::string& query,
                  const std::vector<ExportItem>& items);

}  // namespace dossier
