// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/engine.hpp"

#include "cli/arguments.hpp"
#include "cli/console.hpp"
#include "cli/request_from.hpp"

namespace dossier {

Result<Engine> Engine::open(const Arguments& arguments, Console& console) {
  auto reader = open_index(arguments, console);
  if (!reader) return std::move(reader).error();
  Engine engine;
  engine.reader = std::make_unique<IndexReader>(std::move(*reader));
  engine.searcher = std::make_unique<Searcher>(*engine.reader);
  return engine;
}

bool wants_export(const Arguments& arguments) { return arguments.choice("format") != "text"; }

void write_export(const Arguments& arguments, Console& console, const IndexReader& reader, const std::string& query,
                  const std::vector<ExportItem>& items) {
  Provenance provenance;
  provenance.query = query;
  for (const auto& filter : facet_filters(arguments)) {
    for (const auto& value : filter.any_of) provenance.filters.push_back(filter.facet + ": " + value);
    for (const auto& value : filter.none_of) provenance.filters.push_back("not " + filter.facet + ": " + value);
  }
  provenance.index_date = reader.info().updated;
  provenance.corpus_digest = reader.info().corpus_digest;
  const auto format = find_export_format(arguments.choice("format"));
  console.write(export_passages(*format, provenance, items));
}

}  // namespace dossier
