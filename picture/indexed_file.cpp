// SPDX-License-Identifier: GPL-3.0-or-later
#include "picture/indexed_file.hpp"

#include "base/content_hash.hpp"
#include "base/system/descriptor.hpp"
#include "index/own_files.hpp"

#include <fcntl.h>
#include <sys/stat.h>

#include <cerrno>
#include <cstring>
#include <system_error>

namespace dossier {
namespace fs = std::filesystem;
namespace {

constexpr off_t largest_file = off_t{1} << 30U;

}  // namespace

Result<IndexedFile> file_of(const Catalogue& catalogue, const Passage& passage) {
  const auto paper = catalogue.paper(passage.paper);
  if (!paper) return paper.error();
  const auto record = catalogue.file_record(paper->source);
  if (!record) return record.error();
  const fs::path given(paper->source);
  for (const auto& path : {given, folder_of_own_files(catalogue.location()) / given}) {
    std::error_code failure;
    if (fs::is_regular_file(path, failure)) {
      return IndexedFile{path, plain_hash(record->content_hash)};
    }
  }
  return Error{ErrorCode::NotFound, "the file " + paper->source + " no longer exists",
               "run the command in the folder where the index was made, or index the file at its new place"};
}

Result<std::string> unchanged_bytes(const IndexedFile& file) {
  const Descriptor opened(::open(file.path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  struct stat about {};
  if (!opened || ::fstat(opened.number(), &about) != 0) {
    return Error{errno == ENOENT ? ErrorCode::NotFound : ErrorCode::Unreadable,
                 "cannot read " + file.path.string() + ": " + std::strerror(errno), ""};
  }
  if (!S_ISREG(about.st_mode) || about.st_size > largest_file) {
    return Error{ErrorCode::Unreadable, file.path.string() + " is no file, or too large", ""};
  }
  std::string bytes;
  bytes.reserve(static_cast<std::size_t>(about.st_size));
  const int failed = read_all(opened.number(), [&](std::string_view piece) { bytes += piece; });
  if (failed != 0) {
    return Error{ErrorCode::Unreadable, "cannot read " + file.path.string() + ": " + std::strerror(failed), ""};
  }
  if (content_hash(bytes) == file.content_hash) return bytes;
  return Error{ErrorCode::BadData, "the file " + file.path.string() + " has changed since it was indexed",
               "run dossier index again"};
}

}  // namespace dossier
