// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::csl {

inline constexpr std::uint8_t italic = 1;
inline constexpr std::uint8_t bold = 2;
inline constexpr std::uint8_t small_caps = 4;
inline constexpr std::uint8_t underlined = 8;
inline constexpr std::uint8_t raised = 16;
inline constexpr std::uint8_t lowered_text = 32;
inline constexpr std::uint8_t case_kept = 64;  ///< no face: no rule for capitals changes it

/// Text with one face: a sum of the constants above.
struct Run {
  std::string text;
  std::uint8_t face = 0;
  bool operator==(const Run&) const = default;
};

/// Text in faces, of 1 MiB at most: a piece that goes beyond is left out, with all behind it. Where pieces meet,
/// doubled marks and blanks become one: `Ltd.` and `.`, `?` and `.`.
class RichText {
 public:
  RichText() = default;
  explicit RichText(std::string_view text) { append(text); }

  [[nodiscard]] bool empty() const { return runs_.empty(); }
  [[nodiscard]] const std::vector<Run>& runs() const { return runs_; }
  [[nodiscard]] std::string plain() const;

  void append(std::string_view text, std::uint8_t face = 0);
  void append(const RichText& more);
  /// Adds a face to all of it.
  void add_face(std::uint8_t face);
  /// Has the text of each run changed that has none of the faces `but`; one that becomes empty goes.
  template <class Change>
  void change(Change changed, std::uint8_t but = 0) {
    for (auto& run : runs_) {
      if ((run.face & but) == 0) run.text = changed(run.text);
    }
    std::erase_if(runs_, [](const Run& run) { return run.text.empty(); });
  }
  /// Drops `case_kept`, which is no face, and joins runs of the same face.
  void keep_faces();
  /// Full stops and commas behind a closing quotation mark go before it, and before that of a quotation which ends
  /// there inside it.
  void put_marks_inside(std::string_view closing);

 private:
  std::size_t put_mark_inside(std::size_t run, std::size_t at, std::size_t size);

  std::vector<Run> runs_;
  std::size_t appended_ = 0;  ///< bytes
};

/// Text of a field in which `<i>`, `<b>`, `<sup>`, `<sub>` and `<sc>` give faces, as reference managers have it, and a
/// span of the class `nocase` keeps its capitals.
RichText with_markup(std::string_view text);

/// The pieces with the delimiter between those that are not empty.
RichText join(const std::vector<RichText>& pieces, std::string_view delimiter);

}  // namespace dossier::csl
