// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/strings.hpp"
#include "indexer/pdf/pdf_line.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace dossier::pdf {
namespace {

template <std::size_t N>
bool holds_any(std::string_view name, const std::array<std::string_view, N>& parts) {
  return std::any_of(parts.begin(), parts.end(),
                     [&](std::string_view part) { return name.find(part) != std::string_view::npos; });
}

template <std::size_t N>
bool starts_any(std::string_view name, const std::array<std::string_view, N>& parts) {
  return std::any_of(parts.begin(), parts.end(), [&](std::string_view part) { return name.starts_with(part); });
}

constexpr auto bold_parts = std::to_array<std::string_view>(
    {"bold", "black", "heavy", "demi", "-medi", "-bd", "_bd", "extrabd", "blk", "-semibd", "grasse", "fett"});
constexpr auto bold_starts = std::to_array<std::string_view>({"cmbx", "cmb1", "cmssbx", "sfbx", "ecbx", "ptmb", "phvb",
                                                              "linlibertinetb", "linlibertinetz", "linlibertineob",
                                                              "linlibertineoz", "linbiolinumtb", "linbiolinumob"});
constexpr auto italic_parts = std::to_array<std::string_view>({"ital", "obli", "slant", "kursiv", "-it", "_it"});
constexpr auto italic_starts = std::to_array<std::string_view>(
    {"cmti", "cmsl", "sfti", "sfsl", "ecti", "ecsl", "cmbxti", "cmssi", "ptmri", "linlibertineti", "linlibertineoi",
     "linlibertinetzi", "linlibertineozi", "linlibertinetbi", "linlibertineobi", "linbiolinumti", "linbiolinumoi"});
constexpr auto caps_parts = std::to_array<std::string_view>({"smallcap", "caps", "csc", "-sc"});
constexpr auto mono_parts = std::to_array<std::string_view>(
    {"mono", "courier", "typewriter", "consol", "menlo", "cmtt", "sftt", "ectt", "inconsol", "-code", "source code"});
constexpr auto math_parts = std::to_array<std::string_view>({"math", "symbol", "stix-ext", "mtsy", "mtmi", "mtex"});
constexpr auto math_starts =
    std::to_array<std::string_view>({"cmmi", "cmsy", "cmex", "msam", "msbm", "rsfs", "eufm", "lmmath", "txsy", "txmi",
                                     "pxsy", "pxmi", "cmbsy", "cmmib"});

}  // namespace

Face face_of(const std::string& font_name) {
  const auto name = lowered(font_name);
  Face face;
  face.bold = holds_any(name, bold_parts) || starts_any(name, bold_starts);
  face.italic = holds_any(name, italic_parts) || starts_any(name, italic_starts);
  face.caps = holds_any(name, caps_parts);
  face.mono = holds_any(name, mono_parts);
  face.math = holds_any(name, math_parts) || starts_any(name, math_starts);
  return face;
}

std::vector<Face> faces_of(const std::vector<std::string>& fonts) {
  std::vector<Face> faces;
  faces.reserve(fonts.size());
  for (const auto& font : fonts) faces.push_back(face_of(font));
  return faces;
}

}  // namespace dossier::pdf
