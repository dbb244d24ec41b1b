// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as a file of JSON lines: cut into pieces without loss, every line a record or accounted for.
#include "base/utf8.hpp"
#include "indexer/readers/jsonl_reader.hpp"
#include "taxonomy/taxonomy.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <sstream>
#include <string>
#include <string_view>

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

void check(const dossier::JsonRecord& record) {
  using dossier::utf8::valid;
  require(!record.passage.id.empty() && !record.passage.paper.empty());
  require(valid(record.passage.text) && valid(record.paper.title));
  for (const auto& label : record.passage.labels) require(!label.facet.empty() && valid(label.value));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace dossier;
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  std::istringstream in(bytes);
  JsonLineSplitter splitter([&](char* to, std::size_t most) -> Result<std::size_t> {
    in.read(to, static_cast<std::streamsize>(most));
    return static_cast<std::size_t>(in.gcount());
  });
  JsonLines lines;
  std::string again;
  JsonLinesAccount account;
  std::size_t records = 0;
  while (splitter.next(lines).value_or(false)) {
    again += lines.bytes;
    const auto read = read_json_lines(lines, Taxonomy::standard());
    for (const auto& record : read.records) check(record);
    records += read.records.size();
    account.add(read.account);
  }
  require(again == bytes);
  const auto ends = static_cast<std::size_t>(std::count(bytes.begin(), bytes.end(), '\n'));
  require(records + account.bad_lines <= ends + 1);
  for (const auto& sentence : account.sentences()) require(utf8::valid(sentence));
  return 0;
}
