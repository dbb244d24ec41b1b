// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/markup/zip_archive.hpp"

#include <zip.h>

#include <algorithm>

namespace dossier::reading {
namespace {

constexpr std::uint64_t most_bytes = 128ULL << 20U;  ///< of all entries that are read
constexpr std::size_t step = std::size_t{256} << 10U;

Error damaged(const std::string& what) {
  return {ErrorCode::BadData, "the archive is damaged: " + what, "save the document again"};
}

}  // namespace

void ZipArchive::Discard::operator()(zip* archive) const { zip_discard(archive); }

Result<ZipArchive> ZipArchive::open(std::string_view bytes) {
  zip_error_t failure;
  zip_error_init(&failure);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &failure);
  if (source == nullptr) return damaged("it cannot be opened");
  ZipArchive made;
  made.archive_.reset(zip_open_from_source(source, ZIP_RDONLY, &failure));
  if (!made.archive_) {
    zip_source_free(source);
    return damaged("it cannot be opened as a ZIP archive");
  }
  return made;
}

bool ZipArchive::has(const std::string& name) const { return zip_name_locate(archive_.get(), name.c_str(), 0) >= 0; }

Result<std::string> ZipArchive::read(const std::string& name) {
  const auto at = zip_name_locate(archive_.get(), name.c_str(), 0);
  if (at < 0) return std::string();
  zip_file_t* opened = zip_fopen_index(archive_.get(), static_cast<zip_uint64_t>(at), 0);
  if (opened == nullptr) return damaged(name + " cannot be unpacked (it may be locked by a password)");
  const std::unique_ptr<zip_file_t, int (*)(zip_file_t*)> file(opened, &zip_fclose);
  std::string content;
  for (;;) {
    const auto size = content.size();
    content.resize(size + step);
    const auto count = zip_fread(opened, content.data() + size, step);
    if (count < 0) return damaged(name + " cannot be unpacked");
    content.resize(size + static_cast<std::size_t>(count));
    unpacked_ += static_cast<std::uint64_t>(count);
    if (unpacked_ > most_bytes) {
      return Error{ErrorCode::BadData, "the archive unpacks to more than " + std::to_string(most_bytes >> 20U) + " MiB",
                   "it may be damaged; convert the document to Markdown or plain text"};
    }
    if (count == 0) return content;
  }
}

}  // namespace dossier::reading
