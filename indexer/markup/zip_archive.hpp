// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

struct zip;

namespace dossier::reading {

/// A ZIP archive in memory, as office documents and books are. It unpacks only the entries that are asked for, and none
/// that is larger than a document ever is, or all of which together are: an archive may hold a thousand times its size.
class ZipArchive {
 public:
  /// `bytes` must outlive the archive. Errors: BadData.
  static Result<ZipArchive> open(std::string_view bytes);

  [[nodiscard]] bool has(const std::string& name) const;
  /// The content of an entry; empty where there is none. Errors: BadData for one that is damaged, encrypted or too
  /// large.
  [[nodiscard]] Result<std::string> read(const std::string& name);

 private:
  struct Discard {
    void operator()(zip* archive) const;
  };
  std::unique_ptr<zip, Discard> archive_;
  std::uint64_t unpacked_ = 0;
};

}  // namespace dossier::reading
