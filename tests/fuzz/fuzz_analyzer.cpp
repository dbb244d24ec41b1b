// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes are cut into tokens that lie in order inside the text.
#include "base/analyzer.hpp"

#include <cstdint>
#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  dossier::Tokens tokens;
  dossier::Analyzer().analyze(text, tokens);
  std::uint32_t behind = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const auto span = tokens.span(i);
    const auto term = tokens.term(i);
    if (span.begin < behind || span.end <= span.begin || span.end > size) std::abort();
    if (term.empty() || term.size() > dossier::Analyzer::max_term_bytes) std::abort();
    behind = span.end;
  }
  return 0;
}
