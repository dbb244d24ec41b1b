// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/check/check.hpp"

#include "index/check/check_content.hpp"
#include "index/format/codec.hpp"
#include "index/format/layout.hpp"
#include "index/format/manifest.hpp"
#include "index/format/xapian.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <limits>
#include <sstream>

namespace dossier {

using namespace index;
namespace fs = std::filesystem;

namespace {

/// Xapian's own look at its tables; gives what it complains of.
void check_tables(const Current& current, CheckReport& report) {
  std::ostringstream words;
  const auto checked = guarded(current.folder.string(), [&]() -> Result<void> {
    const auto faults = Xapian::Database::check(current.folder.string(), 0, &words);
    if (faults > 0) {
      report.findings.push_back("Xapian finds " + std::to_string(faults) + " faults in the tables of " +
                                current.folder.string());
    }
    return {};
  });
  if (!checked) report.findings.push_back(checked.error().message);
}

std::string encode(const CheckReport& report) {
  ByteWriter out;
  out.number(report.findings.size());
  for (const auto& finding : report.findings) out.text(finding);
  for (const auto number : {report.passages, report.papers, report.files}) out.number(number);
  return sealed(out.take());
}

bool decode(std::string_view bytes, CheckReport& report) {
  const auto content = unsealed(bytes);
  if (!content) return false;
  ByteReader in(*content);
  for (auto left = in.count(); left > 0; --left) report.findings.emplace_back(in.text());
  for (auto* number : {&report.passages, &report.papers, &report.files}) *number = in.small();
  return in.complete();
}

/// The child's whole life: it has nothing of the parent's threads, so it ends without running their destructors.
[[noreturn]] void run_child(int pipe, const fs::path& index, const Current& current) {
  CheckReport report;
  check_tables(current, report);
  check_content(index, report);
  const auto bytes = encode(report);
  std::size_t written = 0;
  while (written < bytes.size()) {
    const auto size = ::write(pipe, bytes.data() + written, bytes.size() - written);
    if (size <= 0) ::_exit(1);
    written += static_cast<std::size_t>(size);
  }
  ::_exit(0);
}

std::string read_all(int pipe) {
  std::string bytes;
  std::array<char, 4096> piece{};
  for (;;) {
    const auto size = ::read(pipe, piece.data(), piece.size());
    if (size < 0 && errno == EINTR) continue;
    if (size <= 0) return bytes;
    bytes.append(piece.data(), static_cast<std::size_t>(size));
  }
}

}  // namespace

Result<CheckReport> check_index(const fs::path& index) {
  const auto current = read_current(index);
  if (!current) return current.error();
  CheckReport report;
  const auto manifest = verify_manifest(current->folder, std::numeric_limits<std::uint64_t>::max());
  if (manifest.state == ManifestState::Broken) {
    report.findings.push_back("the file " + (current->folder / manifest.file).string() +
                              " is not what was written: its checksum does not hold");
    return report;
  }
  std::array<int, 2> ends{};
  if (::pipe(ends.data()) != 0) return Error{ErrorCode::Unreadable, "no pipe for the check", ""};
  const auto child = ::fork();
  if (child < 0) return Error{ErrorCode::Unreadable, "no process for the check", ""};
  if (child == 0) {
    ::close(ends[0]);
    run_child(ends[1], index, *current);
  }
  ::close(ends[1]);
  const auto bytes = read_all(ends[0]);
  ::close(ends[0]);
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (!decode(bytes, report)) {
    report.findings.push_back("the index " + index.string() + " is so damaged that reading it ends the process");
  }
  return report;
}

}  // namespace dossier
