// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/strings.hpp"
#include "base/utf8.hpp"
#include "cli/commands/commands.hpp"
#include "cli/commands/request_from.hpp"
#include "cli/options/arguments.hpp"
#include "cli/terminal/console.hpp"
#include "index/read/index_reader.hpp"
#include "indexer/build.hpp"
#include "indexer/labels/corrections.hpp"
#include "taxonomy/taxonomy.hpp"

#include <algorithm>
#include <filesystem>

namespace dossier {
namespace {

constexpr std::size_t kept_text = 600;  // bytes of a passage that find it again

std::string written(const Correction::Value& value) { return value.first + ":" + value.second; }

/// `dyad:CHN-PAK` as the labels write it: dyad, China-Pakistan.
Result<Correction::Value> value_of(const Taxonomy& taxonomy, const std::string& text) {
  const auto colon = text.find(':');
  const auto facet = text.substr(0, colon);
  const auto value = colon == std::string::npos ? std::string() : text.substr(colon + 1);
  if (value.empty()) {
    return Error{ErrorCode::Usage, "'" + text + "' is not FACET:VALUE", "write dyad:China-Pakistan or theory:realism"};
  }
  if (facet == "dyad") {
    if (auto dyad = taxonomy.find_dyad(value)) return Correction::Value{facet, *std::move(dyad)};
    return Error{ErrorCode::Usage, "'" + value + "' is not a pair of states", "write both by name or code: CHN-PAK"};
  }
  if (const auto* known = taxonomy.find_value(facet, value)) return Correction::Value{facet, known->name};
  std::vector<std::string> names;
  for (const auto& known : taxonomy.values()) {
    if (known.facet == facet) names.push_back(known.name);
  }
  if (names.empty()) return Error{ErrorCode::Usage, "there are no labels of '" + facet + "'", "correct dyad or theory"};
  return Error{ErrorCode::Usage, "'" + value + "' is not a known " + facet, "choose one of: " + joined(names, ", ")};
}

Result<std::vector<Correction::Value>> values_of(const Arguments& arguments, const char* flag,
                                                 const Taxonomy& taxonomy) {
  std::vector<Correction::Value> values;
  for (const auto& text : arguments.values(flag)) {
    auto value = value_of(taxonomy, text);
    if (!value) return std::move(value).error();
    values.push_back(*std::move(value));
  }
  return values;
}

Result<Correction> correction_from(const Arguments& arguments, const Taxonomy& taxonomy, const Passage& passage,
                                   const Paper& paper) {
  Correction correction{passage.id, passage.paper, paper.source, passage.text.substr(0, kept_text), {}, {}, {}, false};
  correction.text.resize(utf8::boundary_before(passage.text, correction.text.size()));
  auto add = values_of(arguments, "add", taxonomy);
  if (!add) return std::move(add).error();
  auto remove = values_of(arguments, "remove", taxonomy);
  if (!remove) return std::move(remove).error();
  correction.add = *std::move(add);
  correction.remove = *std::move(remove);
  for (const auto& value : correction.remove) {
    const bool has = std::any_of(passage.labels.begin(), passage.labels.end(), [&](const Label& label) {
      return label.facet == value.first && label.value == value.second;
    });
    if (!has)
      return Error{ErrorCode::NotFound, "the passage has no label " + written(value), "`dossier show` lists them"};
  }
  if (arguments.has("section")) {
    const auto name = arguments.value("section");
    const auto known = std::find(section_names.begin(), section_names.end(), name);
    if (known == section_names.end()) {
      return Error{ErrorCode::Usage, "'" + name + "' is not a section", "see `dossier facets --facet section`"};
    }
    correction.section = static_cast<Section>(known - section_names.begin());
  }
  return correction;
}

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

/// Reads the passage's file again, so that the index follows; the correction is safe whatever comes of it.
int bring_up_to_date(const std::filesystem::path& index, const std::string& source, const std::string& id,
                     Console& console) {
  BuildOptions options;
  options.index = index;
  options.paths = {std::filesystem::absolute(index).lexically_normal().parent_path() / source};
  const auto report = build_index(options);
  if (!report) {
    console.note("The correction is kept and takes effect at the next indexing.");
    return console.fail(report.error());
  }
  const bool read = std::any_of(report->files.begin(), report->files.end(), [&](const FileRecord& file) {
    return file.path == source && file.outcome == FileOutcome::Indexed;
  });
  if (!read) {
    console.note("The correction is kept, but " + source + " could not be read: it takes effect when it is indexed.");
    return 0;
  }
  const auto reader = IndexReader::open(index);
  if (!reader) return console.fail(reader.error());
  const auto doc = reader->find(id);
  if (!doc) {
    console.note("There is no passage " + id +
                 " now; its corrections apply to the passage with the most similar text.");
    return 0;
  }
  const auto passage = reader->passage(*doc);
  if (!passage) return console.fail(passage.error());
  std::vector<std::string> labels;
  for (const auto& label : passage->labels) labels.push_back(label.facet + " " + label.value);
  console.write(id + ": " + std::string(to_string(passage->section)) +
                (labels.empty() ? ", no labels" : ", " + joined(labels, ", ")) + "\n");
  return 0;
}

int undo(const std::filesystem::path& index, const Corrections& corrections, const std::string& id, Console& console) {
  const auto& standing = corrections.standing();
  const auto last = std::find_if(standing.rbegin(), standing.rend(),
                                 [&](const Correction& correction) { return correction.id == id; });
  if (last == standing.rend()) {
    return console.fail({ErrorCode::NotFound, "there is no correction of " + id, "`dossier label --list` shows all"});
  }
  Correction back;
  back.id = id;
  back.undo = true;
  if (auto done = Corrections::append(corrections_file(index), back); !done) return console.fail(done.error());
  return bring_up_to_date(index, last->source, id, console);
}

int correct(const Arguments& arguments, const std::filesystem::path& index, const IndexReader& reader,
            const std::string& id, Console& console) {
  const auto doc = reader.find(id);
  if (!doc) return console.fail(doc.error());
  const auto passage = reader.passage(*doc);
  if (!passage) return console.fail(passage.error());
  const auto paper = reader.paper(passage->paper);
  if (!paper) return console.fail(paper.error());
  const auto correction = correction_from(arguments, reader.taxonomy(), *passage, *paper);
  if (!correction) return console.fail(correction.error());
  if (auto done = Corrections::append(corrections_file(index), *correction); !done) return console.fail(done.error());
  return bring_up_to_date(index, paper->source, id, console);
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
  const auto corrections = Corrections::read(corrections_file(*index));
  if (!corrections) return console.fail(corrections.error());
  if (arguments.has("list")) return list(console, *corrections, id);
  if (arguments.has("undo")) return undo(*index, *corrections, id, console);
  const auto reader = open_index(arguments, console);
  if (!reader) return console.fail(reader.error());
  return correct(arguments, *index, *reader, id, console);
}

}  // namespace dossier
