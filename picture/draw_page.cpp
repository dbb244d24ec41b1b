// SPDX-License-Identifier: GPL-3.0-or-later
#include "picture/draw_page.hpp"

#include "base/system/confined_child.hpp"
#include "picture/png.hpp"

#include <poppler/cpp/poppler-document.h>
#include <poppler/cpp/poppler-global.h>
#include <poppler/cpp/poppler-image.h>
#include <poppler/cpp/poppler-page-renderer.h>
#include <poppler/cpp/poppler-page.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <utility>

namespace dossier {
namespace {

constexpr double points_an_inch = 72;
constexpr double most_pixels = 12e6;
constexpr std::size_t most_picture = std::size_t{64} << 20U;  // bytes of a PNG
constexpr float margin = 2;                                   // points between the letters and the edge of a box
constexpr std::array<int, 3> fill{255, 214, 10};
constexpr std::array<int, 3> edge{190, 100, 0};
constexpr int fill_share = 30;  // percent
constexpr int edge_share = 85;

/// A canvas of three bytes a pixel.
struct Canvas {
  char* bytes;
  int width;
  int height;
  int row;

  void blend(int x, int y, const std::array<int, 3>& colour, int share) const {
    auto* pixel =
        reinterpret_cast<unsigned char*>(bytes) + static_cast<std::ptrdiff_t>(y) * row + std::ptrdiff_t{x} * 3;
    for (std::size_t i = 0; i < colour.size(); ++i) {
      pixel[i] = static_cast<unsigned char>((pixel[i] * (100 - share) + colour[i] * share) / 100);
    }
  }
};

int bounded(float value, int most) {
  return static_cast<int>(std::clamp(std::lround(value), 0L, static_cast<long>(most)));
}

void mark(const Canvas& canvas, const PageBox& box, float scale) {
  const int x0 = bounded((box.x - margin) * scale, canvas.width);
  const int y0 = bounded((box.y - margin) * scale, canvas.height);
  const int x1 = bounded((box.x + box.width + margin) * scale, canvas.width);
  const int y1 = bounded((box.y + box.height + margin) * scale, canvas.height);
  const int thick = std::max(1, canvas.width / 450);
  for (int y = y0; y < y1; ++y) {
    for (int x = x0; x < x1; ++x) {
      const bool at_edge = x < x0 + thick || x >= x1 - thick || y < y0 + thick || y >= y1 - thick;
      canvas.blend(x, y, at_edge ? edge : fill, at_edge ? edge_share : fill_share);
    }
  }
}

/// PNG, or nothing where the page cannot be drawn.
std::string drawn(std::string_view pdf, const PictureOrder& order) {
  poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr);
  const std::unique_ptr<poppler::document> document(
      poppler::document::load_from_raw_data(pdf.data(), static_cast<int>(pdf.size())));
  if (!document || document->is_locked()) return {};
  const std::unique_ptr<poppler::page> page(document->create_page(static_cast<int>(order.page) - 1));
  if (!page) return {};
  const auto rect = page->page_rect(poppler::crop_box);
  auto [wide, high] = std::pair(rect.width(), rect.height());
  const auto turn = page->orientation();
  if (turn == poppler::page::landscape || turn == poppler::page::seascape) std::swap(wide, high);
  if (!(wide > 1) || !(high > 1)) return {};
  const double scale = std::min(order.width / wide, std::sqrt(most_pixels / (wide * high)));
  poppler::page_renderer renderer;
  renderer.set_image_format(poppler::image::format_rgb24);
  renderer.set_render_hint(poppler::page_renderer::antialiasing, true);
  renderer.set_render_hint(poppler::page_renderer::text_antialiasing, true);
  auto image = renderer.render_page(page.get(), points_an_inch * scale, points_an_inch * scale);
  if (!image.is_valid()) return {};
  const Canvas canvas{image.data(), image.width(), image.height(), image.bytes_per_row()};
  for (const auto& box : order.boxes) {
    if (box.page == order.page) mark(canvas, box, static_cast<float>(scale));
  }
  return png_of({canvas.bytes, canvas.width, canvas.height, canvas.row});
}

}  // namespace

Result<std::string> draw_page(std::string_view pdf, const PictureOrder& order) {
  if (pdf.size() > 0x7FFFFFFF || order.page > 0x7FFFFFFF || order.page == 0) {
    return Error{ErrorCode::Unreadable, "there is no such page to draw", ""};
  }
  std::string picture;
  const auto end = run_confined(
      {}, [&](const SendBytes& send) { send(drawn(pdf, order)); },
      [&](std::string_view bytes) {
        picture.append(bytes);
        return picture.size() <= most_picture;
      });
  const auto page = "page " + std::to_string(order.page) + " of the PDF ";
  switch (end) {
    case ChildEnd::Done:
      if (!picture.empty() && picture.size() <= most_picture) return picture;
      return Error{ErrorCode::Unreadable, page + "cannot be drawn", "open the file in a viewer"};
    case ChildEnd::OutOfTime:
      return Error{ErrorCode::Unreadable, page + "takes too long to draw", "open the file in a viewer"};
    case ChildEnd::Crashed:
      return Error{ErrorCode::Unreadable, page + "takes too much memory to draw, or is broken",
                   "open the file in a viewer"};
    case ChildEnd::NoProcess:
      break;
  }
  return Error{ErrorCode::NoResources, "no process for drawing a page", "close other programs"};
}

}  // namespace dossier
