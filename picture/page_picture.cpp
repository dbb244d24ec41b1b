// SPDX-License-Identifier: GPL-3.0-or-later
#include "picture/page_picture.hpp"

#include "picture/draw_page.hpp"
#include "picture/indexed_file.hpp"

#include <algorithm>
#include <chrono>
#include <iterator>

namespace dossier {
namespace {

constexpr std::size_t most_kept = std::size_t{32} << 20U;  // bytes
constexpr unsigned most_drawing = 2;
constexpr std::chrono::seconds patience{5};

std::string key_of(const IndexedFile& file, const PictureOrder& order) {
  std::string key = file.content_hash + ' ' + std::to_string(order.page) + ' ' + std::to_string(order.width);
  for (const auto& box : order.boxes) {
    for (const float points : {box.x, box.y, box.width, box.height}) key += ' ' + std::to_string(points);
  }
  return key;
}

Result<PictureOrder> order_of(const Passage& passage, std::uint32_t page, std::uint32_t width) {
  if (passage.boxes.empty()) {
    return Error{ErrorCode::NotFound, "this passage has no position in a PDF",
                 passage.pages.known() ? "if it comes from a PDF, run dossier index --rebuild" : ""};
  }
  PictureOrder order;
  order.page = page == 0 ? passage.boxes.front().page : page;
  order.width = std::clamp(width, least_width, most_width);
  std::copy_if(passage.boxes.begin(), passage.boxes.end(), std::back_inserter(order.boxes),
               [&](const PageBox& box) { return box.page == order.page; });
  if (!order.boxes.empty()) return order;
  return Error{ErrorCode::NotFound, "the passage is not on page " + std::to_string(order.page),
               "it is on page " + std::to_string(passage.boxes.front().page)};
}

}  // namespace

Result<std::shared_ptr<const std::string>> PagePictures::picture(const Catalogue& catalogue, const Passage& passage,
                                                                 std::uint32_t page, std::uint32_t width) {
  const auto order = order_of(passage, page, width);
  if (!order) return order.error();
  const auto file = file_of(catalogue, passage);
  if (!file) return file.error();
  // Read each time, so that a picture never shows what is not in the file any more.
  const auto bytes = unchanged_bytes(*file);
  if (!bytes) return bytes.error();
  const auto key = key_of(*file, *order);
  if (auto found = kept(key)) return found;
  if (!enter()) return Error{ErrorCode::NoResources, "too many pages are being drawn", "ask again in some seconds"};
  auto drawn = draw_page(*bytes, *order);
  leave();
  if (!drawn) return std::move(drawn).error();
  auto made = std::make_shared<const std::string>(std::move(*drawn));
  keep(key, made);
  return made;
}

std::shared_ptr<const std::string> PagePictures::kept(const std::string& key) {
  const std::lock_guard lock(mutex_);
  const auto found = std::find_if(kept_.begin(), kept_.end(), [&](const Kept& one) { return one.key == key; });
  if (found == kept_.end()) return nullptr;
  kept_.splice(kept_.begin(), kept_, found);
  return kept_.front().bytes;
}

void PagePictures::keep(const std::string& key, const std::shared_ptr<const std::string>& bytes) {
  if (bytes->size() > most_kept) return;
  const std::lock_guard lock(mutex_);
  kept_.push_front({key, bytes});
  for (kept_bytes_ += bytes->size(); kept_bytes_ > most_kept; kept_.pop_back())
    kept_bytes_ -= kept_.back().bytes->size();
}

bool PagePictures::enter() {
  std::unique_lock lock(mutex_);
  if (!left_.wait_for(lock, patience, [&] { return drawing_ < most_drawing; })) return false;
  ++drawing_;
  return true;
}

void PagePictures::leave() {
  {
    const std::lock_guard lock(mutex_);
    --drawing_;
  }
  left_.notify_one();
}

}  // namespace dossier
