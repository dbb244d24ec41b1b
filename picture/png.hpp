// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace dossier {

/// Pixels of three bytes (red, green, blue), from the upper left.
struct Pixels {
  const char* bytes = nullptr;
  int width = 0;
  int height = 0;
  int row = 0;  ///< bytes from one row to the next
};

/// As a PNG file; empty where libpng refuses.
std::string png_of(const Pixels& pixels);

}  // namespace dossier
