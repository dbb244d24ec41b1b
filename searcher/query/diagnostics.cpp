// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/diagnostics.hpp"

#include "base/utf8.hpp"
#include "searcher/query/query_limits.hpp"

#include <algorithm>
#include <utility>

namespace dossier {
namespace {

constexpr bool table_in_order() {
  for (std::size_t i = 0; i < diagnostic_table.size(); ++i) {
    if (static_cast<std::size_t>(diagnostic_table[i].code) != i) return false;
  }
  return true;
}
static_assert(table_in_order());

}  // namespace

std::string_view to_string(DiagnosticCode code) { return diagnostic_table[static_cast<std::size_t>(code)].name; }

std::string diagnostics_markdown() {
  std::string out = "| code | what it says | example |\n|---|---|---|\n";
  for (const auto& row : diagnostic_table) {
    const auto example = row.example.empty() ? std::string() : '`' + std::string(row.example) + '`';
    out += "| `" + std::string(row.name) + "` | " + std::string(row.meaning) + " | " + example + " |\n";
  }
  return out;
}

void Diagnostics::add(DiagnosticCode code, TextSpan span, std::string message, std::vector<std::string> suggestions) {
  if (counts_[static_cast<std::size_t>(code)]++ >= query_limits::diagnostics_per_code) return;
  list_.push_back({std::string(to_string(code)), std::move(message), span, std::move(suggestions)});
}

std::vector<Diagnostic> Diagnostics::take() {
  std::stable_sort(list_.begin(), list_.end(),
                   [](const Diagnostic& a, const Diagnostic& b) { return a.span.begin < b.span.begin; });
  return std::exchange(list_, {});
}

std::string in_quotes(std::string_view text) {
  constexpr std::size_t most = 60;
  if (text.size() <= most) return "“" + std::string(text) + "”";
  return "“" + std::string(text.substr(0, utf8::boundary_before(text, most))) + "…”";
}

}  // namespace dossier
