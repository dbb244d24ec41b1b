// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/paper_fix.hpp"

#include "base/strings.hpp"
#include "cli/commands/request_from.hpp"
#include "cli/options/arguments.hpp"
#include "cli/terminal/console.hpp"
#include "index/own_files.hpp"
#include "index/read/index_reader.hpp"
#include "indexer/bibliography/corrections.hpp"
#include "indexer/blocks/paper_fields.hpp"
#include "indexer/build.hpp"
#include "indexer/intake/file_walk.hpp"

#include <filesystem>
#include <string>

namespace dossier {
namespace fs = std::filesystem;
namespace {

std::string field_names() {
  std::string names;
  for (const auto name : paper_fields) names += std::string(name) + ", ";
  return names + "citation_key";
}

Error usage(const std::string& message) {
  return {ErrorCode::Usage, message, "dossier papers --fix ID FIELD=TEXT …; fields: " + field_names()};
}

/// The corrections that the operands behind the id ask for.
Result<PaperCorrections::Fields> fields_of(const Arguments& arguments) {
  const auto& operands = arguments.operands();
  if (operands.size() < 2) return usage("--fix needs the id of a paper and FIELD=TEXT");
  PaperCorrections::Fields fields;
  for (std::size_t at = 1; at < operands.size(); ++at) {
    const auto equals = operands[at].find('=');
    if (equals == std::string::npos) return usage("“" + operands[at] + "” is not FIELD=TEXT");
    const auto name = operands[at].substr(0, equals);
    const auto text = operands[at].substr(equals + 1);
    Paper tried;
    const bool key = name == "citation_key" && text.find_first_of(" \t{},#%\\\"") == std::string::npos;
    if (!key && !set_field(tried, name, text)) {
      const bool known = has_field(tried, name) || name == "year" || name == "doi" || name == "citation_key";
      return usage(known ? "“" + text + "” is not valid for the field " + name
                         : "“" + name + "” is not a field of a paper");
    }
    fields[name] = text;
  }
  return fields;
}

/// Brings the index up to date for the one file.
Result<void> read_again(const fs::path& index, const fs::path& file, const FileRecord& before) {
  auto options = options_to_read_again(before);
  options.index = index;
  options.paths = {file};
  const auto report = build_index(options);
  if (!report) return report.error();
  for (const auto& record : report->files) {
    if (record.outcome == FileOutcome::Skipped && format_of(record.path) == FileFormat::Paper) {
      return Error{ErrorCode::Unreadable, record.path + ": " + record.skipped_because,
                   "the correction is saved and takes effect once the file can be read"};
    }
  }
  return {};
}

}  // namespace

int fix_paper(const Arguments& arguments, Console& console) {
  const auto fields = fields_of(arguments);
  if (!fields) return console.fail(fields.error());
  std::error_code failure;
  const auto path = locate_index(arguments.value("index"), fs::current_path(failure));
  if (!path) return console.fail(path.error());
  const auto& id = arguments.operands().front();
  fs::path file;
  FileRecord before;
  {
    const auto reader = open_index(arguments, console);
    if (!reader) return console.fail(reader.error());
    const auto paper = reader->paper(id);
    if (!paper) {
      return console.fail({ErrorCode::NotFound, "there is no paper “" + id + "”", "dossier papers lists them"});
    }
    if (format_of(paper->source) != FileFormat::Paper) {
      return console.fail({ErrorCode::Usage, "“" + id + "” is a record of " + paper->source,
                           "correct it there, and run dossier index again"});
    }
    const fs::path source(paper->source);
    file = source.is_absolute() ? source : folder_of_own_files(*path) / source;
    auto record = reader->file_record(paper->source);
    if (!record) return console.fail(record.error());
    before = *std::move(record);
  }
  const auto corrections = PaperCorrections::file_of(*path);
  if (auto written = PaperCorrections::append(corrections, id, *fields); !written) return console.fail(written.error());
  if (auto done = read_again(*path, file, before); !done) return console.fail(done.error());
  console.note("Corrected. The correction is stored in " + corrections.string() + ".");
  return 0;
}

}  // namespace dossier
