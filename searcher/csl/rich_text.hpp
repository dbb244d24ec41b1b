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

/// Text with one face: a sum of the constants above.
struct Run {
  std::string text;
  std::uint8_t face = 0;
  bool operator==(const Run&) const = default;
};

/// Text in faces. Where pieces meet, doubled marks and blanks become one: `Ltd.` and `.`, `?` and `.`.
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
  /// Has each run's text changed.
  template <class Change>
  void change(Change changed) {
    for (auto& run : runs_) run.text = changed(run.text);
  }
  /// Full stops and commas behind a closing quotation mark go before it.
  void put_marks_inside(std::string_view closing);

 private:
  std::size_t put_mark_inside(std::size_t run, std::size_t at, std::size_t size);

  std::vector<Run> runs_;
};

/// Text of a field in which `<i>`, `<b>`, `<sup>`, `<sub>` and `<sc>` give faces, as reference managers have it.
RichText with_markup(std::string_view text);

/// The pieces with the delimiter between those that are not empty.
RichText join(const std::vector<RichText>& pieces, std::string_view delimiter);

}  // namespace dossier::csl
