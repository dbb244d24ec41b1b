// SPDX-License-Identifier: GPL-3.0-or-later
// bench_label FILE… — megabytes of source text a second that one core reads, labels, and both, over the papers given;
// each figure is the best of several rounds.
#include "base/analyzer.hpp"
#include "indexer/labels/labeller.hpp"
#include "indexer/paper_reader.hpp"

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace {

constexpr int rounds = 20;

/// Processor seconds of the fastest round.
template <class Work>
double best_time(Work work) {
  double best = 1e9;
  for (int round = 0; round < rounds; ++round) {
    const auto begin = std::clock();
    work();
    best = std::min(best, static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC);
  }
  return best;
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::string> files;
  std::size_t bytes = 0;
  for (int i = 1; i < argc; ++i) {
    std::ifstream in(argv[i], std::ios::binary);
    files.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
    bytes += files.back().size();
  }
  std::vector<dossier::PaperReading> readings;
  for (const auto& file : files) {
    if (auto reading = dossier::read_paper(file)) readings.push_back(std::move(*reading));
  }
  const auto& taxonomy = dossier::Taxonomy::standard();
  const auto reading = best_time([&] {
    for (const auto& file : files) (void)dossier::read_paper(file).has_value();
  });
  const auto labelling = best_time([&] {
    for (auto& paper : readings) dossier::label_paper(taxonomy, paper.paper, paper.passages);
  });
  dossier::Tokens tokens;
  const auto analysis = best_time([&] {
    for (const auto& paper : readings) {
      for (const auto& passage : paper.passages) dossier::Analyzer{}.analyze(passage.text, tokens);
    }
  });
  const auto megabytes = static_cast<double>(bytes) / 1e6;
  std::printf("%.3f MB in %zu papers\n", megabytes, files.size());
  std::printf("reading    %7.1f MB/s\n", megabytes / reading);
  std::printf("labelling  %7.1f MB/s (its analysis alone %.1f)\n", megabytes / labelling, megabytes / analysis);
  std::printf("both       %7.1f MB/s\n", megabytes / (reading + labelling));
}
