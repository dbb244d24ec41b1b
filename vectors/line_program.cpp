// SPDX-License-Identifier: GPL-3.0-or-later
#include "vectors/line_program.hpp"

#include "base/controls.hpp"
#include "base/system/child_program.hpp"
#include "base/system/descriptor.hpp"
#include "base/utf8.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cmath>
#include <csignal>
#include <cstring>
#include <ctime>
#include <system_error>
#include <utility>

namespace dossier {
namespace {

constexpr std::size_t complaints_kept = 2000;

/// Writes without the signal that tells of a reader who has gone.
ssize_t write_quietly(int file, const char* bytes, std::size_t size) {
  sigset_t pipe;
  sigset_t before;
  sigemptyset(&pipe);
  sigaddset(&pipe, SIGPIPE);
  pthread_sigmask(SIG_BLOCK, &pipe, &before);
  const auto written = ::write(file, bytes, size);
  const int reason = errno;
  if (written < 0 && reason == EPIPE) {
    const timespec at_once{0, 0};
    (void)sigtimedwait(&pipe, nullptr, &at_once);
  }
  pthread_sigmask(SIG_SETMASK, &before, nullptr);
  errno = reason;
  return written;
}

/// Whether the process has ended, looked at so often, every 10 ms. It is not reaped, so that its number stays its own.
bool has_ended(pid_t process, int looks) {
  for (int i = 0; i < looks; ++i) {
    siginfo_t information{};
    const auto number = static_cast<id_t>(process);
    if (::waitid(P_PID, number, &information, WEXITED | WNOHANG | WNOWAIT) == 0 && information.si_pid == process) {
      return true;
    }
    const timespec pause{0, 10000000};
    ::nanosleep(&pause, nullptr);
  }
  return false;
}

/// Kills the process and all of its group, and gives its status.
int reap(pid_t process) {
  ::kill(-process, SIGKILL);
  int status = 0;
  while (::waitpid(process, &status, 0) < 0 && errno == EINTR) {
  }
  return status;
}

/// The last line that says something, fit to be printed.
std::string last_line(std::string_view text) {
  const auto last = text.find_last_not_of(" \t\r\n");
  if (last == std::string_view::npos) return {};
  text = text.substr(0, last + 1);
  const auto begin = text.find_last_of('\n');
  return without_controls(utf8::repaired(text.substr(begin == std::string_view::npos ? 0 : begin + 1)));
}

}  // namespace

struct LineProgram::Question {
  std::string_view input;  ///< what is not yet written of it
  std::size_t wanted;
  const LineLimits& limits;
  std::vector<std::string> lines;
};

Result<std::unique_ptr<LineProgram>> LineProgram::start(const std::string& command,
                                                        const std::filesystem::path& folder) {
  std::error_code none;
  if (!std::filesystem::is_directory(folder, none)) {
    return Error{ErrorCode::Unreadable, "the folder " + folder.string() + ", from which the program is run, is gone",
                 "run dossier vectors --command CMD from another folder"};
  }
  auto in = open_pipe();
  auto out = open_pipe();
  auto err = open_pipe();
  const auto process = in && out && err ? start_child({{"/bin/sh", "-c", command},
                                                       in->reading.number(),
                                                       out->writing.number(),
                                                       err->writing.number(),
                                                       folder,
                                                       true})
                                        : 0;
  if (process == 0) {
    return Error{ErrorCode::NoResources, std::string("no process can be started: ") + std::strerror(errno),
                 "try again later"};
  }
  for (const auto* file : {&in->writing, &out->reading, &err->reading}) ::fcntl(file->number(), F_SETFL, O_NONBLOCK);
  return std::unique_ptr<LineProgram>(
      new LineProgram(process, std::move(in->writing), std::move(out->reading), std::move(err->reading)));
}

LineProgram::~LineProgram() {
  in_.close();
  out_.close();
  err_.close();
  constexpr int looks = 20;
  if (process_ > 0) {
    (void)has_ended(process_, looks);
    (void)reap(process_);
  }
}

Error LineProgram::failed(const std::string& what) const {
  const auto said = last_line(complaints_);
  return {ErrorCode::BadData, "the program " + what,
          said.empty() ? "see docs/vectors.md for what it must read and write" : "it wrote: " + said};
}

Error LineProgram::ended() {
  // The end of its output may be seen before the end of its complaints, and before its own.
  constexpr int looks = 50;
  const bool gone = has_ended(process_, looks);
  read_complaints();
  const int status = reap(std::exchange(process_, 0));
  if (!gone) return failed("closed its output");
  if (WIFSIGNALED(status)) return failed("was ended by signal " + std::to_string(WTERMSIG(status)));
  return failed("ended with status " + std::to_string(WEXITSTATUS(status)) + " before it had answered");
}

void LineProgram::write_some(Question& question) {
  while (!question.input.empty()) {
    const auto written = write_quietly(in_.number(), question.input.data(), question.input.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0 && errno == EAGAIN) return;
    if (written <= 0) {  // it reads no more; whether that matters its output tells
      question.input = {};
      return;
    }
    question.input.remove_prefix(static_cast<std::size_t>(written));
  }
}

void LineProgram::read_complaints() {
  std::array<char, 4096> buffer{};
  while (err_) {
    const auto count = ::read(err_.number(), buffer.data(), buffer.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0 && errno == EAGAIN) return;
    if (count <= 0) {
      err_.close();
      return;
    }
    complaints_.append(buffer.data(), static_cast<std::size_t>(count));
    if (complaints_.size() > complaints_kept) complaints_.erase(0, complaints_.size() - complaints_kept);
  }
}

Result<void> LineProgram::take_lines(Question& question) {
  std::size_t begin = 0;
  for (auto end = unread_.find('\n'); end != std::string::npos; end = unread_.find('\n', begin)) {
    if (question.lines.size() == question.wanted) return failed("wrote more lines than it was asked for");
    question.lines.push_back(unread_.substr(begin, end - begin));
    begin = end + 1;
  }
  unread_.erase(0, begin);
  if (unread_.size() > question.limits.line_bytes) {
    return failed("wrote a line of more than " + std::to_string(question.limits.line_bytes >> 10U) + " KiB");
  }
  return {};
}

Result<void> LineProgram::read_some(Question& question) {
  std::array<char, 65536> buffer{};
  const auto count = ::read(out_.number(), buffer.data(), buffer.size());
  if (count < 0 && (errno == EINTR || errno == EAGAIN)) return {};
  if (count <= 0) return ended();
  unread_.append(buffer.data(), static_cast<std::size_t>(count));
  return take_lines(question);
}

Result<void> LineProgram::wait_and_move(Question& question, std::chrono::milliseconds most) {
  std::array<pollfd, 3> files{pollfd{out_.number(), POLLIN, 0}, pollfd{err_.number(), POLLIN, 0},
                              pollfd{question.input.empty() ? -1 : in_.number(), POLLOUT, 0}};
  const int ready = ::poll(files.data(), files.size(), static_cast<int>(most.count()));
  if (ready <= 0) return {};
  if (files[1].revents != 0) read_complaints();
  if (files[2].revents != 0) write_some(question);
  return files[0].revents != 0 ? read_some(question) : Result<void>();
}

Result<std::vector<std::string>> LineProgram::ask(std::string_view input, std::size_t lines, const LineLimits& limits) {
  using std::chrono::milliseconds;
  constexpr milliseconds look{50};
  if (process_ <= 0) return failed("has ended");
  if (!unread_.empty()) return failed("wrote a line that it was not asked for");
  Question question{input, lines, limits, {}};
  const auto end = Clock::now() + limits.all;
  auto line_end = Clock::now() + limits.line;
  while (question.lines.size() < lines) {
    if (limits.cancel != nullptr && limits.cancel->load()) return Error{ErrorCode::Cancelled, "stopped", ""};
    const auto left = std::chrono::duration_cast<milliseconds>(std::min(end, line_end) - Clock::now());
    if (left.count() <= 0) {
      const auto waited = std::chrono::duration<double>(std::min(limits.line, limits.all)).count();
      return failed("did not answer within " + std::to_string(std::max(1L, std::lround(waited))) + " s");
    }
    const auto had = question.lines.size();
    if (auto moved = wait_and_move(question, std::min(left, look)); !moved) return std::move(moved).error();
    if (question.lines.size() > had) line_end = Clock::now() + limits.line;
  }
  return std::move(question.lines);
}

}  // namespace dossier
