// SPDX-License-Identifier: GPL-3.0-or-later
#include "mcp/server.hpp"

#include "mcp/library.hpp"
#include "mcp/session.hpp"

#include <optional>
#include <string>
#include <utility>

namespace dossier::mcp {
namespace {

/// The next line; of one over the limit one byte more than that, so that it is refused. Nothing at the end.
std::optional<std::string> next_line(std::istream& input) {
  using Traits = std::istream::traits_type;
  auto* buffer = input.rdbuf();
  std::string line;
  bool any = false;
  for (auto next = buffer->sbumpc(); !Traits::eq_int_type(next, Traits::eof()); next = buffer->sbumpc()) {
    any = true;
    const auto c = Traits::to_char_type(next);
    if (c == '\n') return line;
    if (line.size() <= longest_line) line += c;
  }
  return any ? std::optional(std::move(line)) : std::nullopt;
}

bool is_blank(std::string_view line) { return line.find_first_not_of(" \t\r") == std::string_view::npos; }

}  // namespace

Result<void> serve(const ServerOptions& options, std::istream& input) {
  auto library = Library::open(options.index);
  if (!library) return std::move(library).error();
  Session session(*library, options.version);
  while (const auto line = next_line(input)) {
    if (is_blank(*line)) continue;
    const auto answer = session.answer(*line);
    if (const auto trouble = session.take_trouble(); !trouble.empty()) options.log(trouble);
    if (answer && !options.write(*answer + "\n")) break;
  }
  return {};
}

}  // namespace dossier::mcp
