// SPDX-License-Identifier: GPL-3.0-or-later
// dossier_read FILE… — prints the passages of each file as JSON lines, as read, without labels; the paper and the
// account of the reading go to stderr with --account, what each stage did with --stages. --without STAGE and
// --without "STAGE: REASON" leave a stage or a rule of it out for the files behind it. --list-stages prints their
// names.
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

}  // namespace

int main(int argc, char** argv) {
  bool account = false;
  bool stages = false;
  std::vector<std::string> without;
  for (int i = 1; i < argc; ++i) {
    const std::string path = argv[i];
    if (path == "--account") {
      account = true;
      continue;
    }
    if (path == "--list-stages") {
      for (const auto& stage : dossier::reading::line_stages()) std::cout << stage.name << '\n';
      for (const auto& stage : dossier::reading::reading_stages()) std::cout << stage.name << '\n';
      continue;
    }
    if (path == "--stages") {
      stages = true;
      continue;
    }
    if (path == "--without" && i + 1 < argc) {
      without.emplace_back(argv[++i]);
      continue;
    }
    std::ifstream file(path, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    dossier::reading::ReadingProbe probe;
    probe.without = without;
    const auto reading = dossier::reading::read_paper_traced(bytes, &probe);
    if (!reading) {
      std::cerr << path << ": " << reading.error().message << "; " << reading.error().hint << '\n';
      return dossier::exit_status(reading.error().code);
    }
    const auto paper = std::filesystem::path(path).stem().string();
    print_passages(paper, *reading);
    if (account) print_account(paper, *reading, probe.signs);
    if (stages) print_stages(probe);
  }
  return 0;
}
