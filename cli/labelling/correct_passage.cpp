// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/labelling/correct_passage.hpp"

#include "base/likeness.hpp"
#include "base/strings.hpp"
#include "index/own_files.hpp"
#include "index/read/index_reader.hpp"
#include "indexer/build.hpp"
#include "indexer/labels/corrections.hpp"
#include "taxonomy/taxonomy.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace dossier {
namespace {

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

Result<std::vector<Correction::Value>> values_of(const std::vector<std::string>& texts, const Taxonomy& taxonomy) {
  std::vector<Correction::Value> values;
  for (const auto& text : texts) {
    auto value = value_of(taxonomy, text);
    if (!value) return std::move(value).error();
    values.push_back(*std::move(value));
  }
  return values;
}

Result<Correction> correction_from(const web::LabelCorrection& wanted, const Taxonomy& taxonomy, const Passage& passage,
                                   const Paper& paper) {
  Correction correction{passage.id, passage.paper, paper.source, kept_beginning(passage.text), {}, {}, {}, false};
  auto add = values_of(wanted.add, taxonomy);
  if (!add) return std::move(add).error();
  auto remove = values_of(wanted.remove, taxonomy);
  if (!remove) return std::move(remove).error();
  correction.add = *std::move(add);
  correction.remove = *std::move(remove);
  for (const auto& removed : correction.remove) {
    const bool has = std::any_of(passage.labels.begin(), passage.labels.end(), [&](const Label& label) {
      return label.facet == removed.first && label.value == removed.second;
    });
    if (!has) {
      return Error{ErrorCode::NotFound, "the passage has no label " + removed.first + ":" + removed.second,
                   "`dossier show` lists them"};
    }
  }
  if (!wanted.section.empty()) {
    const auto known = std::find(section_names.begin(), section_names.end(), wanted.section);
    if (known == section_names.end()) {
      return Error{ErrorCode::Usage, "'" + wanted.section + "' is not a section",
                   "see `dossier facets --facet section`"};
    }
    correction.section = static_cast<Section>(known - section_names.begin());
  }
  return correction;
}

/// Reads the passage's file again; the correction is safe whatever comes of it.
Corrected bring_up_to_date(const std::filesystem::path& index, const FileRecord& before, const std::string& id) {
  const auto& source = before.path;
  auto options = options_to_read_again(before);
  options.index = index;
  options.paths = {folder_of_own_files(index) / source};
  const auto report = build_index(options);
  if (!report) return {"The correction is kept and takes effect at the next indexing.", report.error()};
  const auto now = std::ranges::find(report->files, source, &FileRecord::path);
  if (now == report->files.end()) return {"The correction is kept and takes effect at the next indexing.", {}};
  if (now->outcome == FileOutcome::Skipped) {
    return {"The correction is kept and takes effect once " + source + " can be read: " + now->skipped_because + ".",
            {}};
  }
  const auto reader = IndexReader::open(index);
  if (!reader) return {"", reader.error()};
  if (reader->find(id)) return {};
  return {"There is no passage " + id + " now; its corrections apply to the passage with the most similar text.", {}};
}

Result<Corrected> undo(const std::filesystem::path& index, const std::string& id) {
  const auto corrections = Corrections::read(corrections_file(index));
  if (!corrections) return corrections.error();
  const auto& standing = corrections->standing();
  const auto last = std::find_if(standing.rbegin(), standing.rend(),
                                 [&](const Correction& correction) { return correction.id == id; });
  if (last == standing.rend()) {
    return Error{ErrorCode::NotFound, "there is no correction of " + id, "`dossier label --list` shows all"};
  }
  Correction back;
  back.id = id;
  back.undo = true;
  if (auto done = Corrections::append(corrections_file(index), back); !done) return std::move(done).error();
  const auto reader = IndexReader::open(index);
  if (!reader) return reader.error();
  FileRecord before;
  before.path = last->source;
  if (auto record = reader->file_record(last->source)) before = *std::move(record);
  return bring_up_to_date(index, before, id);
}

}  // namespace

Result<Corrected> correct_passage(const std::filesystem::path& index, const web::LabelCorrection& wanted) {
  if (wanted.undo) return undo(index, wanted.id);
  const auto reader = IndexReader::open(index);
  if (!reader) return reader.error();
  const auto doc = reader->find(wanted.id);
  if (!doc) return doc.error();
  const auto passage = reader->passage(*doc);
  if (!passage) return passage.error();
  const auto paper = reader->paper(passage->paper);
  if (!paper) return paper.error();
  const auto correction = correction_from(wanted, reader->taxonomy(), *passage, *paper);
  if (!correction) return correction.error();
  const auto record = reader->file_record(paper->source);
  if (!record) return record.error();
  if (auto done = Corrections::append(corrections_file(index), *correction); !done) return std::move(done).error();
  return bring_up_to_date(index, *record, wanted.id);
}

}  // namespace dossier
