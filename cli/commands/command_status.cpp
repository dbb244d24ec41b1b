// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/strings.hpp"
#include "cli/commands/commands.hpp"
#include "cli/commands/request_from.hpp"
#include "cli/options/arguments.hpp"
#include "cli/output/report_output.hpp"
#include "cli/output/text_output.hpp"
#include "cli/output/vectors_beside.hpp"
#include "cli/terminal/console.hpp"
#include "cluster/read/cluster_reader.hpp"
#include "searcher/output/response_json.hpp"

#include <optional>

namespace dossier {
namespace {

template <class Reader>
int write_status(const Arguments& arguments, Console& console, const Result<Reader>& reader) {
  if (!reader) return console.fail(reader.error());
  const auto file_records = reader->file_records();
  if (!file_records) return console.fail(file_records.error());
  const auto vectors = vectors_beside(*reader);
  const auto& info = reader->info();
  console.start_pager();
  if (arguments.has("json")) {
    console.write(status_json(info, vectors ? *vectors : std::nullopt, *file_records));
    return 0;
  }
  console.write("Index      " + console.paint(Style::Strong, reader->location()) + "\n");
  console.write("holds      " + counted(info.passages, "passage", "passages") + " of " +
                counted(info.papers, "paper", "papers") + " from " + counted(file_records->size(), "file", "files") +
                "\n");
  console.write("updated    " + info.updated + "\n");
  console.write("format     " + std::to_string(info.format) + "\n");
  if (!vectors) {
    console.write("vectors    " + vectors.error().message + "; " + vectors.error().hint + "\n");
  } else if (*vectors) {
    const auto& of = **vectors;
    console.write("vectors    " + with_separators(of.passages) + " of " + counted(info.passages, "passage") + ", by " +
                  console.paint(Style::Plain, of.model) + "\n");
  }
  console.write("corpus     " + info.corpus_digest + "\n\n");
  write_file_report(console, *file_records);
  return 0;
}

}  // namespace

int run_status(const Arguments& arguments, Console& console) {
  const auto place = cluster_place(arguments);
  if (!place.empty()) return write_status(arguments, console, cluster::ClusterReader::open(place));
  return write_status(arguments, console, open_index(arguments, console));
}

}  // namespace dossier
