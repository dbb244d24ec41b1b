// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/terminal/console.hpp"

#include "base/encoding/percent_encoding.hpp"
#include "cli/terminal/pager.hpp"
#include "cli/terminal/safe_text.hpp"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>

namespace dossier {
namespace {

constexpr std::string_view reset = "\x1b[0m";
constexpr std::array<std::string_view, 7> codes{"",        "\x1b[1m",  "\x1b[2m", "\x1b[1;33m",
                                                "\x1b[1m", "\x1b[36m", "\x1b[33m"};

std::string target_of(std::string_view path, std::uint32_t line) {
  std::error_code error;
  const auto whole = percent_encode(std::filesystem::absolute(path, error).string(), "/");
  const char* program = std::getenv("TERM_PROGRAM");
  if (program != nullptr && std::strcmp(program, "vscode") == 0) {
    return "vscode://file" + whole + ":" + std::to_string(std::max(line, 1U));
  }
  std::array<char, 256> host{};
  gethostname(host.data(), host.size() - 1);
  return "file://" + percent_encode(host.data()) + whole + (line > 0 ? "#" + std::to_string(line) : "");
}

}  // namespace

void Console::write(std::string_view text) { std::fwrite(text.data(), 1, text.size(), stdout); }

bool Console::flush() { return std::fflush(stdout) == 0 && std::ferror(stdout) == 0; }

void Console::note(std::string_view line) {
  const std::string whole = std::string(line) + "\n";
  std::fwrite(whole.data(), 1, whole.size(), stderr);
}

int Console::fail(const Error& error) {
  std::fflush(stdout);
  note("dossier: " + safe_text(error.message));
  if (!error.hint.empty()) note("  " + safe_text(error.hint));
  return exit_status(error.code);
}

void Console::start_pager() {
  if (looks_.pager && pager_ == 0) pager_ = open_pager();
}

int Console::finish(int status) {
  const bool written = flush();
  const int reason = errno;
  const bool paged = pager_ != 0;
  if (paged) close_pager(pager_);
  pager_ = 0;
  if (written || paged || reason == EPIPE) return status;
  return fail({ErrorCode::Unreadable, std::string("the output could not be written: ") + std::strerror(reason), ""});
}

std::string Console::paint(Style style, std::string_view text) const {
  auto safe = safe_text(text);
  if (!looks_.color || style == Style::Plain || safe.empty()) return safe;
  return std::string(codes.at(static_cast<std::size_t>(style))) + safe + std::string(reset);
}

std::string Console::link(std::string_view path, std::uint32_t line, std::string_view label) const {
  if (!looks_.hyperlinks || path.empty()) return std::string(label);
  return "\x1b]8;;" + target_of((std::filesystem::path(links_from_) / path).string(), line) + "\x1b\\" +
         std::string(label) + "\x1b]8;;\x1b\\";
}

std::string Console::marked(std::string_view text, TextSpan part, const std::vector<TextSpan>& marks) const {
  std::string out;
  auto at = part.begin;
  for (const auto& mark : marks) {
    const auto begin = std::max(mark.begin, at);
    const auto end = std::min(mark.end, part.end);
    if (begin >= end) continue;
    out += safe_text(TextSpan{at, begin}.of(text));
    out += paint(Style::Match, TextSpan{begin, end}.of(text));
    at = end;
  }
  return out + safe_text(TextSpan{at, part.end}.of(text));
}

}  // namespace dossier
