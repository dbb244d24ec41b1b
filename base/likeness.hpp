// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace dossier {

/// How much two texts have in common, 0 to 1: twice their common pairs of words by all pairs of both.
double likeness(std::string_view a, std::string_view b);

/// Texts less alike than this are not taken for one that was changed.
inline constexpr double near_text = 0.5;

/// The beginning of a text that is kept to find it again: at most 600 bytes, of whole characters.
std::string kept_beginning(std::string_view text);

/// Finds, among texts offered one by one, the one whose beginning is most like one that was kept, if any is near; of
/// equal ones the first. Points into what was kept.
class NearestText {
 public:
  explicit NearestText(std::string_view kept) : kept_(kept) {}
  /// Whether the text is nearer than all that were offered before.
  bool is_nearer(std::string_view text);

 private:
  std::string_view kept_;
  double most_ = near_text;
  bool found_ = false;
};

}  // namespace dossier
