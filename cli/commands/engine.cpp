// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/engine.hpp"

#include "cli/commands/request_from.hpp"
#include "cli/options/arguments.hpp"
#include "cli/terminal/console.hpp"

namespace dossier {

Result<Engine> Engine::open(const Arguments& arguments, Console& console) {
  auto reader = open_index(arguments, console);
  if (!reader) return std::move(reader).error();
  Engine engine;
  engine.reader = std::make_unique<IndexReader>(std::move(*reader));
  engine.vectors = std::make_shared<QueryVectors>(engine.reader->path());
  engine.searcher = std::make_unique<Searcher>(*engine.reader, engine.vectors);
  return engine;
}

}  // namespace dossier
