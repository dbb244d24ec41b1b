// SPDX-License-Identifier: GPL-3.0-or-later
// bench_index INDEX PATH… [--threads N] [--memory MIB] [--label] [--load]
// Builds an index anew and prints one line of JSON: rate, processor time, peak memory, size on disk against the text.
// With --load also how long a fresh handle takes to load lengths, facet columns and the vocabulary.
#include "index/format/stored_vocabulary.hpp"
#include "index/read/index_reader.hpp"
#include "indexer/build.hpp"

#include <sys/resource.h>

#include <chrono>
#include <cstdio>
#include <cstring>
#include <string>
#include <thread>

namespace {

using namespace dossier;

double now() { return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

std::uintmax_t size_of(const std::filesystem::path& folder) {
  std::uintmax_t size = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) size += entry.file_size();
  }
  return size;
}

std::uint64_t text_bytes(const IndexReader& reader) {
  std::uint64_t sum = 0;
  const auto kinds = reader.column("kind");
  if (!kinds) return 0;
  for (DocId doc = 1; doc <= reader.last_doc(); ++doc) {
    if ((*kinds)->of(doc).empty()) continue;
    if (const auto passage = reader.passage(doc)) sum += passage->text.size();
  }
  return sum;
}

void print_load(const std::filesystem::path& index) {
  const auto start = now();
  const auto reader = IndexReader::open(index);
  if (!reader) return;
  const auto opened = now();
  const auto lengths_of_texts = reader->lengths(TextField::Text);
  const auto lengths = now();
  std::size_t values = 0;
  for (const auto& facet : reader->facets()) {
    if (const auto column = reader->column(facet)) values += (*column)->values.size();
  }
  const auto columns = now();
  const auto loaded = reader->vocabulary();
  if (!lengths_of_texts || !loaded) return;
  const auto mean = (*lengths_of_texts)->mean;
  const auto word = (*loaded)->id_of("the");
  const auto vocabulary = now();
  const auto stems = (*loaded)->with_stem("en", "nation").size();
  const auto stemmed = now();
  std::size_t words = 0;
  if (!reader->visit_words(TextField::Text, "", [&](std::string_view, std::uint32_t) { return ++words > 0; })) return;
  std::printf(
      "{\"open_ms\": %.1f, \"lengths_ms\": %.1f, \"columns_ms\": %.1f, \"vocabulary_ms\": %.1f, \"stems_ms\": %.1f, "
      "\"frequencies_ms\": %.1f, \"mean_length\": %.2f, \"values\": %zu, \"words\": %zu, \"word\": %u, \"stems\": "
      "%zu}\n",
      (opened - start) * 1e3, (lengths - opened) * 1e3, (columns - lengths) * 1e3, (vocabulary - columns) * 1e3,
      (stemmed - vocabulary) * 1e3, (now() - stemmed) * 1e3, mean, values, words, word, stems);
}

}  // namespace

int main(int argc, char** argv) {
  BuildOptions options;
  options.label = false;
  options.rebuild = true;
  bool load = false;
  for (int i = 1; i < argc; ++i) {
    const std::string word = argv[i];
    if (word == "--label") {
      options.label = true;
    } else if (word == "--load") {
      load = true;
    } else if (word == "--threads" && i + 1 < argc) {
      options.threads = static_cast<unsigned>(std::stoul(argv[++i]));
    } else if (word == "--memory" && i + 1 < argc) {
      options.memory = std::stoull(argv[++i]) << 20U;
    } else if (options.index.empty()) {
      options.index = word;
    } else {
      options.paths.emplace_back(word);
    }
  }
  if (options.paths.empty())
    return std::fputs("usage: bench_index INDEX PATH… [--threads N] [--memory MIB] [--label] [--load]\n", stderr), 2;
  double merging = 0;
  options.progress = [&](const BuildProgress& progress) {
    if (progress.merging) merging = now();
  };
  const auto start = now();
  const auto report = build_index(options);
  const auto seconds = now() - start;
  if (!report) return std::fprintf(stderr, "%s\n", report.error().message.c_str()), 1;
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto processor = static_cast<double>(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
                         static_cast<double>(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
  const auto reader = IndexReader::open(options.index);
  if (!reader) return std::fprintf(stderr, "%s\n", reader.error().message.c_str()), 1;
  const auto text = static_cast<double>(text_bytes(*reader));
  const auto size = static_cast<double>(size_of(options.index));
  std::printf(
      "{\"passages\": %llu, \"seconds\": %.2f, \"commit_seconds\": %.2f, \"passages_per_second\": %.0f, "
      "\"text_mb_per_second\": %.2f, "
      "\"cpu_seconds\": %.2f, \"passages_per_cpu_second\": %.0f, \"peak_mib\": %ld, \"text_mb\": %.1f, \"index_mb\": "
      "%.1f, "
      "\"index_over_text\": %.3f, \"threads\": %u, \"cores\": %u, \"label\": %s}\n",
      static_cast<unsigned long long>(report->passages), seconds, start + seconds - merging,
      static_cast<double>(report->passages) / seconds, text / 1e6 / seconds, processor,
      static_cast<double>(report->passages) / processor, usage.ru_maxrss / 1024, text / 1e6, size / 1e6, size / text,
      options.threads, std::thread::hardware_concurrency(), options.label ? "true" : "false");
  if (load) print_load(options.index);
  return 0;
}
