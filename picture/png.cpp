// SPDX-License-Identifier: GPL-3.0-or-later
#include "picture/png.hpp"

#include <png.h>

namespace dossier {

std::string png_of(const Pixels& pixels) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  image.width = static_cast<png_uint_32>(pixels.width);
  image.height = static_cast<png_uint_32>(pixels.height);
  image.format = PNG_FORMAT_RGB;
  png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX(image);
  std::string out(size, '\0');
  if (png_image_write_to_memory(&image, out.data(), &size, 0, pixels.bytes, pixels.row, nullptr) == 0) return {};
  out.resize(size);
  return out;
}

}  // namespace dossier
