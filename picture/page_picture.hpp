// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "index/catalogue.hpp"

#include <condition_variable>
#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <string>

namespace dossier {

/// Pictures of pages with a passage marked, as PNG files: drawn when they are asked for, the last ones kept in memory,
/// few drawn at a time. May be used by several threads.
class PagePictures {
 public:
  /// The page of the passage's PDF; `page` 0 is the first one that it stands on. `width` in pixels. Errors: NotFound
  /// where the passage stands on no page of a PDF or not on this one, or the file is gone; BadData where the file is
  /// not the one that was indexed; Unreadable where the page cannot be drawn; NoResources where too many are being
  /// drawn.
  Result<std::shared_ptr<const std::string>> picture(const Catalogue& catalogue, const Passage& passage,
                                                     std::uint32_t page, std::uint32_t width);

 private:
  struct Kept {
    std::string key;
    std::shared_ptr<const std::string> bytes;
  };
  std::shared_ptr<const std::string> kept(const std::string& key);
  void keep(const std::string& key, const std::shared_ptr<const std::string>& bytes);
  bool enter();
  void leave();

  std::mutex mutex_;
  std::condition_variable left_;
  std::list<Kept> kept_;  ///< the last one used first
  std::size_t kept_bytes_ = 0;
  unsigned drawing_ = 0;
};

}  // namespace dossier
