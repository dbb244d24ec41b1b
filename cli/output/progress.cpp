// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/output/progress.hpp"

#include "base/columns.hpp"
#include "base/strings.hpp"
#include "cli/output/text_output.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <array>
#include <cmath>
#include <cstdio>

namespace dossier {
namespace {

constexpr double million = 1e6;
constexpr double rate_after = 1.0;        // seconds after which the time left can be told
constexpr std::size_t line_columns = 79;  // where the terminal does not say how wide it is

std::string megabytes(double bytes) {
  std::array<char, 32> buffer{};
  const auto size = std::snprintf(buffer.data(), buffer.size(), "%.1f", bytes / million);
  return {buffer.data(), static_cast<std::size_t>(size)};
}

/// Columns of the terminal behind the standard error, but the last: a line that fills it would wrap.
std::size_t columns_there() {
  winsize size{};
  return ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 1 ? size.ws_col - 1U : line_columns;
}

std::string duration(double seconds) {
  const auto whole = static_cast<std::uint64_t>(std::lround(seconds));
  if (whole < 120) return std::to_string(whole) + " s";
  if (whole < 7200) return std::to_string((whole + 30) / 60) + " min";
  return std::to_string((whole + 1800) / 3600) + " h";
}

}  // namespace

std::string progress_text(const Step& step, double seconds) {
  std::string out = std::to_string(step.files_done) + " of " + counted(step.files, "file", "files");
  const auto done = static_cast<double>(step.bytes_done);
  if (step.bytes > 0) out += ", " + megabytes(done) + " of " + megabytes(static_cast<double>(step.bytes)) + " MB";
  out += ", " + counted(step.passages, "passage", "passages");
  if (seconds >= rate_after && step.bytes_done > 0 && step.bytes > step.bytes_done) {
    out += ", about " + duration(static_cast<double>(step.bytes - step.bytes_done) * seconds / done) + " left";
  }
  if (step.read_badly > 0) out += ", " + with_separators(step.read_badly) + " read badly";
  return step.at.empty() ? out : out + "; reading " + step.at;
}

std::string progress_text(std::uint64_t done, std::uint64_t of, std::string_view what, double seconds) {
  auto out = with_separators(done) + " of " + with_separators(of) + " " + std::string(what);
  if (seconds < rate_after || done == 0) return out;
  const auto rate = static_cast<double>(done) / seconds;
  if (rate >= 1) out += ", " + with_separators(static_cast<std::uint64_t>(std::lround(rate))) + " a second";
  return done >= of ? out : out + ", about " + duration(static_cast<double>(of - done) / rate) + " left";
}

Progress::Progress(bool wanted) : wanted_(wanted), terminal_(isatty(STDERR_FILENO) == 1) {}

Progress::~Progress() {
  if (shown_ && terminal_) std::fputs("\r\x1b[K", stderr);
}

bool Progress::due() {
  using namespace std::chrono_literals;
  const auto now = Clock::now();
  if (!wanted_ || now - last_ < (terminal_ ? Clock::duration(100ms) : Clock::duration(10s))) return false;
  last_ = now;
  shown_ = true;
  return true;
}

void Progress::put(const std::string& text) {
  if (!terminal_) {
    std::fputs((text + "\n").c_str(), stderr);
    return;
  }
  std::fputs(("\r" + std::string(fitting(text, columns_there())) + "\x1b[K").c_str(), stderr);
}

void Progress::show(const Step& step) {
  if (due()) put(progress_text(step, seconds()));
}

void Progress::show(std::uint64_t done, std::uint64_t of, std::string_view what) {
  if (due()) put(progress_text(done, of, what, seconds()));
}

}  // namespace dossier
