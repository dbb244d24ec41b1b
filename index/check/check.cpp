// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/check/check.hpp"

#include "base/system/descriptor.hpp"
#include "index/check/check_content.hpp"
#include "index/cluster_address.hpp"
#include "index/format/codec.hpp"
#include "index/format/disk.hpp"
#include "index/format/layout.hpp"
#include "index/format/manifest.hpp"
#include "index/format/xapian.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <limits>
#include <optional>
#include <sstream>

namespace dossier {

using namespace index;
namespace fs = std::filesystem;

namespace {

/// Xapian's own look at its tables, which opens them to write.
Result<void> check_tables(const Current& current, CheckReport& report) {
  return guarded(current.folder.string(), [&]() -> Result<void> {
    std::ostringstream words;
    const auto faults = Xapian::Database::check(current.folder.string(), 0, &words);
    if (faults > 0) {
      report.findings.push_back("Xapian finds " + std::to_string(faults) + " faults in the tables of " +
                                current.folder.string());
    }
    return {};
  });
}

std::string encode(const Result<CheckReport>& result) {
  ByteWriter out;
  const auto error = result ? Error{} : result.error();
  out.number(result ? 0 : static_cast<std::uint64_t>(error.code) + 1);
  out.text(error.message);
  out.text(error.hint);
  const auto report = result.value_or(CheckReport{});
  out.number(report.findings.size());
  for (const auto& finding : report.findings) out.text(finding);
  for (const auto number : {report.passages, report.papers, report.files}) out.number(number);
  return with_checksum(out.take());
}

std::optional<Result<CheckReport>> decode(std::string_view bytes) {
  const auto content = without_checksum(bytes);
  if (!content) return std::nullopt;
  ByteReader in(*content);
  const auto code = in.small();
  Error error;
  error.message = in.text();
  error.hint = in.text();
  CheckReport report;
  for (auto left = in.count(); left > 0; --left) report.findings.emplace_back(in.text());
  for (auto* number : {&report.passages, &report.papers, &report.files}) *number = in.small();
  if (!in.complete()) return std::nullopt;
  if (code == 0) return Result<CheckReport>(std::move(report));
  error.code = static_cast<ErrorCode>(code - 1);
  return Result<CheckReport>(std::move(error));
}

Result<CheckReport> look(const fs::path& index, const Current& current, bool tables) {
  return guarded(index.string(), [&]() -> Result<CheckReport> {
    CheckReport report;
    if (tables) {
      if (auto checked = check_tables(current, report); !checked) return checked.error();
    }
    if (auto checked = check_content(index, report); !checked) return checked.error();
    return report;
  });
}

/// Damage is what the report is about.
Result<CheckReport> with_damage_found(Result<CheckReport> result) {
  if (result || result.error().code != ErrorCode::IndexDamaged) return result;
  CheckReport report;
  report.findings.push_back(result.error().message);
  return report;
}

/// The child's whole life: it has nothing of the parent's threads, so it ends without running their destructors.
[[noreturn]] void run_child(const Descriptor& pipe, const fs::path& index, const Current& current, bool tables) {
  const auto bytes = encode(with_damage_found(look(index, current, tables)));
  if (write_all(pipe.number(), bytes) != 0) ::_exit(1);
  ::_exit(0);
}

/// What a child without an answer died of: reading damaged blocks, or something else.
Result<CheckReport> without_answer(const fs::path& index, int status) {
  const bool crashed = WIFSIGNALED(status) && (WTERMSIG(status) == SIGSEGV || WTERMSIG(status) == SIGBUS ||
                                               WTERMSIG(status) == SIGABRT || WTERMSIG(status) == SIGFPE);
  if (!crashed) {
    return Error{ErrorCode::NoResources, "the check of the index " + index.string() + " was stopped before its end",
                 "run the command again"};
  }
  CheckReport report;
  report.findings.push_back("the index " + index.string() + " is so damaged that reading it crashes the process");
  return report;
}

Result<CheckReport> look_in_child(const fs::path& index, const Current& current, bool tables) {
  auto pipe = open_pipe();
  if (!pipe) return file_error(index, "check", errno);
  const auto child = ::fork();
  if (child < 0) return errno == EAGAIN ? no_memory(index.string()) : file_error(index, "check", errno);
  if (child == 0) {
    pipe->reading.close();
    run_child(pipe->writing, index, current, tables);
  }
  pipe->writing.close();
  std::string bytes;
  (void)read_all(pipe->reading.number(), [&](std::string_view piece) { bytes += piece; });
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  auto answer = decode(bytes);
  return answer ? *std::move(answer) : without_answer(index, status);
}

Result<CheckReport> check(const fs::path& index, bool before_writing) {
  const auto current = read_current(index);
  if (!current) return current.error();
  const auto manifest = verify_manifest(current->folder, std::numeric_limits<std::uint64_t>::max());
  if (!manifest) return manifest.error();
  CheckReport report;
  if (manifest->state == ManifestState::Broken) {
    report.findings.push_back("the file " + (current->folder / manifest->file).string() +
                              " is damaged: its checksum does not match");
    return report;
  }
  if (manifest->state == ManifestState::Absent) {
    report.findings.push_back("the file " + (current->folder / "manifest").string() +
                              " is missing, so the other files cannot be compared with what was written");
    return report;
  }
  return look_in_child(index, *current, before_writing);
}

}  // namespace

Result<CheckReport> check_index(const fs::path& index) {
  if (is_cluster_address(index.native())) return not_in_cluster(index);
  return guarded(index.string(), [&] { return check(index, false); });
}

Result<CheckReport> check_before_writing(const fs::path& index) {
  return guarded(index.string(), [&] { return check(index, true); });
}

}  // namespace dossier
