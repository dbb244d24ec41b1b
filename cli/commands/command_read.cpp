// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/commands.hpp"
#include "cli/options/arguments.hpp"
#include "cli/output/reading_output.hpp"
#include "cli/terminal/console.hpp"
#include "indexer/pdf/pdf_trace.hpp"
#include "indexer/reading_stages.hpp"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace dossier {
namespace {

Result<std::string> read_file(const std::string& name) {
  errno = 0;
  std::ifstream file(name, std::ios::binary);
  std::error_code ignored;
  const bool folder = std::filesystem::is_directory(name, ignored);
  std::string bytes;
  if (file && !folder) bytes.assign(std::istreambuf_iterator<char>(file), {});
  if (file.bad() || !file || folder) {
    const auto why = folder ? std::string("it is a folder") : std::string(std::strerror(errno));
    return Error{ErrorCode::Unreadable, "the file " + name + " cannot be read: " + why, ""};
  }
  return bytes;
}

/// An error for a name that is no stage's.
Result<void> check_stages(const std::vector<std::string>& names) {
  std::string known;
  std::string of_pdfs;
  const auto add_to = [](std::string& list, std::string_view name) {
    list += (list.empty() ? "" : ", ") + std::string(name);
  };
  const auto add = [&](std::string_view name) { add_to(known, name); };
  for (const auto& stage : reading::line_stages()) add(stage.name);
  for (const auto& stage : reading::reading_stages()) add(stage.name);
  for (const auto& step : pdf::steps()) add_to(of_pdfs, step.name);
  for (const auto& rule : names) {
    const auto name = rule.substr(0, rule.find(": "));
    if ((", " + known + ", " + of_pdfs + ",").find(", " + name + ",") == std::string::npos) {
      return Error{ErrorCode::Usage, "no stage is called " + name,
                   "the stages are " + known + "; those of PDFs are " + of_pdfs};
    }
  }
  return {};
}

}  // namespace

int run_read(const Arguments& arguments, Console& console) {
  const auto& name = arguments.operands().front();
  reading::ReadingProbe probe;
  probe.without = arguments.values("without");
  if (auto checked = check_stages(probe.without); !checked) return console.fail(checked.error());
  const auto bytes = read_file(name);
  if (!bytes) return console.fail(bytes.error());
  auto reading = reading::read_paper_traced(*bytes, &probe);
  if (!reading) {
    auto error = std::move(reading).error();
    error.message = name + ": " + error.message;
    return console.fail(error);
  }
  reading->paper.id = reading->paper.source = name;
  console.start_pager();
  const bool stages = arguments.has("stages");
  if (arguments.has("json")) {
    console.write(text::reading_json(*reading, probe, stages));
  } else if (stages) {
    text::stages(console, probe);
  } else {
    text::reading(console, *reading, probe);
  }
  return 0;
}

}  // namespace dossier
