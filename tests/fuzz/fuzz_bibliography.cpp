// SPDX-License-Identifier: GPL-3.0-or-later
// Bibliographies from anywhere: reading ends, and every entry has texts that can be stored.
#include "base/utf8.hpp"
#include "indexer/bibliography/bibtex.hpp"
#include "indexer/bibliography/csl.hpp"
#include "indexer/bibliography/ris.hpp"

#include <cstdint>
#include <cstdlib>
#include <string>

namespace {

void check(const dossier::bibliography::Entries& read) {
  for (const auto& entry : read.entries) {
    const auto& paper = entry.paper;
    if (paper.people.size() != paper.authors.size()) std::abort();
    for (const auto& author : paper.authors) {
      if (!dossier::utf8::valid(author)) std::abort();
    }
    if (!dossier::utf8::valid(paper.title) || !dossier::utf8::valid(paper.journal)) std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto text = dossier::utf8::repaired(std::string(data, data + size));
  check(dossier::bibliography::read_bibtex(text));
  check(dossier::bibliography::read_ris(text));
  check(dossier::bibliography::read_csl(text));
  for (const auto& person : dossier::parse_people(text)) {
    if (!dossier::utf8::valid(full_name(person))) std::abort();
  }
  return 0;
}
