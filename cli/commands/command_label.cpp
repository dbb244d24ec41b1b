// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/strings.hpp"
#include "cli/commands/commands.hpp"
#include "cli/labelling/correct_passage.hpp"
#include "cli/options/arguments.hpp"
#include "cli/terminal/console.hpp"
#include "index/cluster_address.hpp"
#include "index/mentions_year.hpp"
#include "index/read/index_reader.hpp"
#include "indexer/labels/corrections.hpp"

#include <algorithm>
#include <filesystem>

namespace dossier {
namespace {

std::string written(const Correction::Value& value) { return value.first + ":" + value.second; }

std::string described(const Correction& correction) {
  std::vector<std::string> parts;
  for (const auto& value : correction.add) parts.push_back("+" + written(value));
  for (const auto& value : correction.remove) parts.push_back("-" + written(value));
  if (correction.section) parts.push_back("section:" + std::string(to_string(*correction.section)));
  return correction.id + "  " + joined(parts, " ");
}

int list(Console& console, const Corrections& corrections, const std::string& id) {
  bool any = false;
  for (const auto& correction : corrections.standing()) {
    if (!id.empty() && correction.id != id) continue;
    any = true;
    console.write(described(correction) + "\n");
  }
  if (!any) console.note("There are no corrections" + (id.empty() ? "." : " of " + id + "."));
  return any ? 0 : 1;
}

/// The passage as the index has it now.
int show_labels(const std::filesystem::path& index, const std::string& id, Console& console) {
  const auto reader = IndexReader::open(index);
  if (!reader) return console.fail(reader.error());
  const auto doc = reader->find(id);
  if (!doc) return console.fail(doc.error());
  const auto passage = reader->passage(*doc);
  if (!passage) return console.fail(passage.error());
  std::vector<std::string> labels;
  for (const auto& label : passage->labels) {
    if (label.facet != mentions_year_facet) labels.push_back(label.facet + " " + label.value);
  }
  console.write(id + ": " + std::string(to_string(passage->section)) +
                (labels.empty() ? ", no labels" : ", " + joined(labels, ", ")) + "\n");
  return 0;
}

int correct(const std::filesystem::path& index, const web::LabelCorrection& wanted, Console& console) {
  const auto done = correct_passage(index, wanted);
  if (!done) return console.fail(done.error());
  if (!done->note.empty()) console.note(done->note);
  if (done->failure) return console.fail(*done->failure);
  return done->note.empty() ? show_labels(index, wanted.id, console) : 0;
}

}  // namespace

int run_label(const Arguments& arguments, Console& console) {
  const bool changes = arguments.has("add") || arguments.has("remove") || arguments.has("section");
  const auto id = arguments.operands().empty() ? std::string() : arguments.operands().front();
  if (changes + arguments.has("undo") + arguments.has("list") != 1 || (id.empty() && !arguments.has("list"))) {
    return console.fail({ErrorCode::Usage, "label needs the id of a passage and what to correct",
                         "give --add, --remove or --section, or --undo, or --list"});
  }
  std::error_code unknown;
  const auto index = locate_index(arguments.value("index"), std::filesystem::current_path(unknown));
  if (!index) return console.fail(index.error());
  if (is_cluster_address(index->native())) return console.fail(not_in_cluster(*index));
  if (arguments.has("list")) {
    const auto corrections = Corrections::read(corrections_file(*index));
    return corrections ? list(console, *corrections, id) : console.fail(corrections.error());
  }
  return correct(
      *index,
      {id, arguments.values("add"), arguments.values("remove"), arguments.value("section"), arguments.has("undo")},
      console);
}

}  // namespace dossier
