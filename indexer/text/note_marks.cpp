// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/text/note_marks.hpp"

#include "indexer/text/text_rules.hpp"

namespace dossier::reading {
namespace {

/// How a number stands in running text.
enum class Standing : std::uint8_t {
  Glued,  ///< right behind a word or its mark: `relations.12`
  Apart,  ///< a blank behind the end of a sentence: `relations. 12 The`
  Loose,  ///< a blank behind a comma, semicolon, colon or bracket
  Other,
};

bool is_glued(char earlier, char before) {
  if (is_lower_ascii(before) || static_cast<unsigned char>(before) >= 0x80) return true;
  if (std::string_view(".,;:\")'?!").find(before) == std::string_view::npos) return false;
  if ((before == ')' || before == ';') && is_digit(earlier)) return true;  // behind a year: (Smith 2009)11
  return is_alpha_ascii(earlier) || earlier == ')' || earlier == '"';
}

Standing standing_of(std::string_view text, std::size_t offset, std::size_t end) {
  const bool closes = end >= text.size() || text[end] == ' ' || is_punct_ascii(text[end]);
  if (!closes || offset == 0) return Standing::Other;
  const char before = text[offset - 1];
  const char earlier = offset > 1 ? text[offset - 2] : ' ';
  if (is_glued(earlier, before)) return Standing::Glued;
  if (before == ' ' && std::string_view(",;:]").find(earlier) != std::string_view::npos) return Standing::Loose;
  const bool quote =
      offset > 3 && (text.substr(0, offset - 1).ends_with("”") || text.substr(0, offset - 1).ends_with("’"));
  if (before != ' ' || (!quote && std::string_view(".!?\"')").find(earlier) == std::string_view::npos))
    return Standing::Other;
  if (end + 1 >= text.size()) return Standing::Apart;
  return text[end] == ' ' && !starts_lower(text.substr(end + 1, 4)) ? Standing::Apart : Standing::Other;
}

}  // namespace

std::vector<PrintedMark> printed_marks(std::string_view text) {
  std::vector<PrintedMark> marks;
  for (auto offset = text.find_first_of("0123456789"); offset != std::string_view::npos;
       offset = text.find_first_of("0123456789", offset)) {
    std::uint32_t value = 0;
    auto end = offset;
    while (end < text.size() && is_digit(text[end])) {
      if (end - offset < 4) value = value * 10 + static_cast<std::uint32_t>(text[end] - '0');
      ++end;
    }
    const auto standing = end - offset <= 3 && text[offset] != '0' ? standing_of(text, offset, end) : Standing::Other;
    if (standing != Standing::Other) {
      const auto begin = standing == Standing::Glued ? offset : offset - 1;
      marks.push_back({value, begin, end - begin, standing == Standing::Loose});
    }
    offset = end;
  }
  return marks;
}

}  // namespace dossier::reading
