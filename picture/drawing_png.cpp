// SPDX-License-Identifier: GPL-3.0-or-later
#include "picture/drawing_png.hpp"

#include "base/system/child_program.hpp"
#include "base/system/descriptor.hpp"

#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cmath>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <optional>
#include <utility>
#include <vector>

namespace dossier {
namespace {

constexpr std::string_view program = "rsvg-convert";
constexpr std::chrono::seconds time_limit{20};
constexpr rlim_t memory_limit = rlim_t{1} << 30U;
constexpr std::size_t most_bytes = std::size_t{64} << 20U;
constexpr double usual_zoom = 2;
constexpr double most_pixels = 30e6;
constexpr double longest_side = 32000;  // cairo's limit is 32,767

Error no_resources() {
  return {ErrorCode::NoResources, "no process could be started to draw the picture", "try again, or take the SVG"};
}

Error failed(const std::string& how) {
  return {ErrorCode::Unreadable, std::string(program) + " " + how, "take the drawing as SVG"};
}

/// A file in memory that holds the bytes, open at its start; none where there is no room.
Descriptor file_of(std::string_view bytes) {
  Descriptor file(::memfd_create("drawing", MFD_CLOEXEC));
  if (!file || write_all(file.number(), bytes) != 0) return {};
  ::lseek(file.number(), 0, SEEK_SET);
  return file;
}

std::string zoom_for(double width, double height) {
  const auto area = std::max(width * height, 1.0);
  const auto side = std::max({width, height, 1.0});
  const auto zoom = std::min({usual_zoom, std::sqrt(most_pixels / area), longest_side / side});
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.3f", zoom);
  return text.data();
}

void limit(pid_t child) {
  const auto seconds = static_cast<rlim_t>(time_limit.count());
  for (const auto& [what, most] :
       {std::pair(RLIMIT_CPU, seconds), std::pair(RLIMIT_AS, memory_limit), std::pair(RLIMIT_CORE, rlim_t{0})}) {
    const rlimit bounds{most, most};
    ::prlimit(child, what, &bounds, nullptr);
  }
}

/// What comes out of the pipe; nothing where it is too much or takes too long.
std::optional<std::string> all_of(const Descriptor& pipe_end) {
  std::string bytes;
  const auto end =
      read_until(pipe_end.number(), std::chrono::steady_clock::now() + time_limit, [&](std::string_view piece) {
        bytes += piece;
        return bytes.size() <= most_bytes;
      });
  return end == ReadEnd::Whole ? std::optional(std::move(bytes)) : std::nullopt;
}

}  // namespace

bool can_draw_png() {
  const char* value = std::getenv("PATH");
  const std::string_view path = value == nullptr ? "" : value;
  for (std::size_t begin = 0; begin < path.size();) {
    const auto end = std::min(path.find(':', begin), path.size());
    const auto file = std::string(path.substr(begin, end - begin)) + "/" + std::string(program);
    if (end > begin && ::access(file.c_str(), X_OK) == 0) return true;
    begin = end + 1;
  }
  return false;
}

Result<std::string> drawing_as_png(std::string_view svg, double width, double height) {
  const auto in = file_of(svg);
  auto pipe = in ? open_pipe() : std::nullopt;
  if (!pipe) return no_resources();
  const auto child = start_child({.words = {std::string(program), "--format", "png", "--zoom", zoom_for(width, height),
                                            "--background-color", "white"},
                                  .in = in.number(),
                                  .out = pipe->writing.number(),
                                  .folder = {}});
  const int failure = child > 0 ? 0 : errno;
  pipe->writing.close();
  if (failure == ENOENT) {
    return Error{ErrorCode::Unreadable, "a PNG needs rsvg-convert, which is not installed",
                 "apt install librsvg2-bin, or take the drawing as SVG"};
  }
  if (failure == EAGAIN || failure == ENOMEM) return no_resources();
  if (failure != 0) return failed(std::string("does not start: ") + std::strerror(failure));
  limit(child);
  auto png = all_of(pipe->reading);
  if (!png) ::kill(child, SIGKILL);
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (!png) return failed("took too long or wrote too much");
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0 || !png->starts_with("\x89PNG")) return failed("failed");
  return *std::move(png);
}

}  // namespace dossier
