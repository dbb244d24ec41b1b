// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/columns.hpp"

#include "base/graphemes.hpp"
#include "base/utf8.hpp"

#include <unicode/uchar.h>

#include <algorithm>

namespace dossier {
namespace {

std::size_t width_of(char32_t code) {
  if (code < 0x20 || code == 0x7F) return 0;
  if (code < 0x300) return code == 0xAD ? 0 : 1;
  const auto character = static_cast<UChar32>(code);
  const auto type = u_charType(character);
  if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR) return 0;
  const auto width = u_getIntPropertyValue(character, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

bool is_space(char32_t code) { return code == ' ' || code == '\t' || code == 0x3000; }

// Gathers the lines of a text, a character at a time.
class Wrapper {
 public:
  explicit Wrapper(std::size_t columns) : columns_(std::max<std::size_t>(columns, 2)) {}

  void take(std::uint32_t at, char32_t code, std::uint32_t size) {
    if (code == '\n') {
      close(at);
      begin_ = at + size;
      return;
    }
    const auto width = code == '\t' ? 1 : width_of(code);
    if (is_space(code)) {
      if (at == begin_ && broken_) {  // white space at a break belongs to no line
        begin_ = at + size;
        return;
      }
      if (!after_space_) space_ = at;
      after_space_ = true;
    } else {
      if (used_ + width > columns_ && at > begin_) break_before(at);
      if (after_space_) word_ = at;
      if (after_space_) before_word_ = used_;
      after_space_ = false;
    }
    used_ += width;
  }

  std::vector<TextSpan> finish(std::uint32_t end) {
    if (end > begin_) close(end);
    return std::move(lines_);
  }

 private:
  // The line is full: it ends at its last white space, or here where it has none.
  void break_before(std::uint32_t at) {
    if (after_space_) {
      lines_.push_back({begin_, space_});
      begin_ = at;
      used_ = 0;
    } else if (word_ > begin_) {
      lines_.push_back({begin_, space_});
      begin_ = word_;
      used_ -= before_word_;
    } else {
      lines_.push_back({begin_, at});
      begin_ = at;
      used_ = 0;
    }
    word_ = begin_;
    broken_ = true;
  }

  void close(std::uint32_t end) {
    lines_.push_back({begin_, after_space_ && space_ >= begin_ ? space_ : end});
    used_ = 0;
    before_word_ = 0;
    after_space_ = false;
    broken_ = false;
    word_ = begin_ = end;
  }

  std::size_t columns_;
  std::vector<TextSpan> lines_;
  std::uint32_t begin_ = 0;
  std::uint32_t space_ = 0;  // where the last white space began
  std::uint32_t word_ = 0;   // where the last word began
  std::size_t used_ = 0;
  std::size_t before_word_ = 0;
  bool after_space_ = false;
  bool broken_ = false;
};

}  // namespace

std::size_t columns_of(std::string_view text) {
  std::size_t columns = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto character = utf8::decode(text, at);
    columns += character.code == utf8::invalid_char ? 1 : width_of(character.code);
    at += character.size;
  }
  return columns;
}

std::string_view fitting(std::string_view text, std::size_t columns) {
  std::size_t used = 0;
  std::size_t at = 0;
  while (at < text.size()) {
    const auto character = utf8::decode(text, at);
    used += character.code == utf8::invalid_char ? 1 : width_of(character.code);
    if (used > columns) break;
    at += character.size;
  }
  return text.substr(0, grapheme_at_or_before(text, at));
}

std::vector<TextSpan> wrap(std::string_view text, std::size_t columns) {
  Wrapper wrapper(columns);
  std::size_t at = 0;
  while (at < text.size()) {
    const auto character = utf8::decode(text, at);
    wrapper.take(static_cast<std::uint32_t>(at), character.code, character.size);
    at += character.size;
  }
  return wrapper.finish(static_cast<std::uint32_t>(text.size()));
}

}  // namespace dossier
