// SPDX-License-Identifier: GPL-3.0-or-later
// dossier_read FILE… — prints the passages of each file as JSON lines, as read, without labels; the paper and the
// account of the reading go to stderr with --account. For looking at the reader alone.
#include "indexer/paper_reader.hpp"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

namespace {

void print_passages(const std::string& paper, const dossier::PaperReading& reading) {
  for (const auto& passage : reading.passages) {
    const nlohmann::ordered_json line = {{"paper", paper},
                                         {"n", passage.n},
                                         {"kind", dossier::to_string(passage.kind)},
                                         {"section", dossier::to_string(passage.section)},
                                         {"heading", passage.heading},
                                         {"dyads", nlohmann::json::array()},
                                         {"theories", nlohmann::json::array()},
                                         {"page", passage.page ? nlohmann::json(*passage.page) : nlohmann::json()},
                                         {"lines", {passage.lines.first, passage.lines.last}},
                                         {"text", passage.text}};
    std::cout << line.dump() << '\n';
  }
}

void print_account(const std::string& paper, const dossier::PaperReading& reading) {
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
                                       {"notes", reading.record.notes}};
  std::cerr << line.dump(1) << '\n';
}

}  // namespace

int main(int argc, char** argv) {
  bool account = false;
  for (int i = 1; i < argc; ++i) {
    const std::string path = argv[i];
    if (path == "--account") {
      account = true;
      continue;
    }
    std::ifstream file(path, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    const auto reading = dossier::read_paper(bytes);
    if (!reading) {
      std::cerr << path << ": " << reading.error().message << "; " << reading.error().hint << '\n';
      return dossier::exit_status(reading.error().code);
    }
    const auto paper = std::filesystem::path(path).stem().string();
    print_passages(paper, *reading);
    if (account) print_account(paper, *reading);
  }
  return 0;
}
