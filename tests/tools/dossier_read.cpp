// SPDX-License-Identifier: GPL-3.0-or-later
// dossier_read FILE… — prints the passages of each file as JSON lines, as read, without labels; the paper and the
// account of the reading go to stderr with --account, what each stage did with --stages. With --json each file gives
// one line instead: its name, and what `dossier read --json --stages` says. --without STAGE and
// --without "STAGE: REASON" leave a stage or a rule of it out for the files behind it. --list-stages prints their
// names.
#include "cli/output/reading_output.hpp"
#include "indexer/pipeline.hpp"
#include "indexer/reading_stages.hpp"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

namespace {

void print_passages(const std::string& paper, const dossier::PaperReading& reading) {
  for (const auto& passage : reading.passages) {
    const nlohmann::ordered_json line = {
        {"paper", paper},
        {"n", passage.n},
        {"kind", dossier::to_string(passage.kind)},
        {"section", dossier::to_string(passage.section)},
        {"heading", passage.heading},
        {"dyads", nlohmann::json::array()},
        {"theories", nlohmann::json::array()},
        {"page", passage.pages.known() ? nlohmann::json{passage.pages.first, passage.pages.last} : nlohmann::json()},
        {"lines", {passage.lines.first, passage.lines.last}},
        {"text", passage.text}};
    std::cout << line.dump() << '\n';
  }
}

void print_account(const std::string& paper, const dossier::PaperReading& reading,
                   const dossier::reading::ReadingSigns& signs) {
  nlohmann::ordered_json shares;
  for (std::size_t i = 0; i < dossier::reading::sign_count; ++i) {
    shares[std::string(to_string(static_cast<dossier::reading::Sign>(i)))] = signs.shares[i];
  }
  const auto& about = reading.paper;
  const nlohmann::ordered_json line = {{"paper", paper},
                                       {"title", about.title},
                                       {"authors", about.authors},
                                       {"year", about.year ? nlohmann::json(*about.year) : nlohmann::json()},
                                       {"journal", about.journal},
                                       {"volume", about.volume},
                                       {"issue", about.issue},
                                       {"pages", about.pages},
                                       {"doi", about.doi},
                                       {"keywords", about.keywords},
                                       {"dropped_lines", reading.record.dropped_lines},
                                       {"repairs", reading.record.repairs},
                                       {"notes", reading.record.notes},
                                       {"quality", reading.record.quality},
                                       {"signs", shares},
                                       {"badly_read_because", reading.record.badly_read_because}};
  std::cerr << line.dump(1) << '\n';
}

/// A line an edit: the stage and the reason.
void print_stages(const dossier::reading::ReadingProbe& probe) {
  for (const auto& stage : probe.stages) {
    for (const auto& edit : stage.edits) std::cerr << stage.stage << ": " << edit.reason << '\n';
  }
}

/// A line with the name of the file and all that is known of its reading, or the message.
void print_json(const std::string& path, const dossier::Result<dossier::PaperReading>& reading,
                const dossier::reading::ReadingProbe& probe) {
  nlohmann::ordered_json line = {{"file", path}};
  if (reading) {
    line["reading"] = nlohmann::ordered_json::parse(dossier::text::reading_json(*reading, probe, true));
  } else {
    line["message"] = reading.error().message + "; " + reading.error().hint;
  }
  std::cout << line.dump() << '\n';
}

/// What the flags ask for.
struct Wanted {
  bool account = false;
  bool stages = false;
  bool whole = false;
  std::vector<std::string> without;
};

/// Whether the word is a flag without a value; notes it.
bool note_flag(const std::string& word, Wanted& wanted) {
  if (word == "--account") {
    wanted.account = true;
  } else if (word == "--stages") {
    wanted.stages = true;
  } else if (word == "--json") {
    wanted.whole = true;
  } else if (word == "--list-stages") {
    for (const auto& stage : dossier::reading::line_stages()) std::cout << stage.name << '\n';
    for (const auto& stage : dossier::reading::reading_stages()) std::cout << stage.name << '\n';
  } else {
    return false;
  }
  return true;
}

/// Reads a file and prints what is wanted; the exit status of an error that ends the program, or 0.
int read_file(const std::string& path, const Wanted& wanted) {
  std::ifstream file(path, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(file), {}};
  dossier::reading::ReadingProbe probe;
  probe.without = wanted.without;
  const auto reading = dossier::reading::read_paper_traced(bytes, &probe);
  if (wanted.whole) {
    print_json(path, reading, probe);
    return 0;
  }
  if (!reading) {
    std::cerr << path << ": " << reading.error().message << "; " << reading.error().hint << '\n';
    return dossier::exit_status(reading.error().code);
  }
  const auto paper = std::filesystem::path(path).stem().string();
  print_passages(paper, *reading);
  if (wanted.account) print_account(paper, *reading, probe.signs);
  if (wanted.stages) print_stages(probe);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  Wanted wanted;
  for (int i = 1; i < argc; ++i) {
    const std::string word = argv[i];
    if (note_flag(word, wanted)) continue;
    if (word == "--without" && i + 1 < argc) {
      wanted.without.emplace_back(argv[++i]);
      continue;
    }
    if (const int status = read_file(word, wanted); status != 0) return status;
  }
  return 0;
}
