// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/strings.hpp"
#include "base/utf8.hpp"
#include "searcher/query/query_chars.hpp"
#include "searcher/query/value_range.hpp"

#include <algorithm>
#include <charconv>

namespace dossier {
namespace {

/// Reads a text from its beginning on.
class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  [[nodiscard]] std::size_t at() const { return at_; }
  [[nodiscard]] bool done() const {
    return at_ == text_.size() || query_chars::is_space(next()) || query_chars::is_close(next()) ||
           query_chars::is_open(next()) || query_chars::is_double_quote(next());
  }
  bool take(char c) {
    if (at_ == text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }
  bool dash() {
    if (at_ == text_.size() || !query_chars::is_dash(next())) return false;
    at_ += utf8::decode(text_, at_).size;
    return true;
  }
  bool blanks() {
    const auto begin = at_;
    while (at_ < text_.size() && text_[at_] == ' ') ++at_;
    return at_ > begin;
  }
  bool word(std::string_view lower) {
    if (lowered(std::string(text_.substr(at_, lower.size()))) != lower) return false;
    at_ += lower.size();
    return true;
  }
  std::optional<std::int64_t> number() {
    std::int64_t value = 0;
    const auto* const begin = text_.data() + at_;
    const auto [rest, error] = std::from_chars(begin, text_.data() + text_.size(), value);
    if (error != std::errc() || *begin == '-') return std::nullopt;
    at_ += static_cast<std::size_t>(rest - begin);
    return value;
  }

 private:
  [[nodiscard]] char32_t next() const { return utf8::decode(text_, at_).code; }

  std::string_view text_;
  std::size_t at_ = 0;
};

using End = std::optional<std::int64_t>;

std::string range(End first, End last) {
  return (first ? std::to_string(*first) : "") + ".." + (last ? std::to_string(*last) : "");
}

/// `[2010 TO 2015]`, `{2010 TO *}`, `[2010,2015]`.
std::optional<std::string> bracketed(Reader& in) {
  const bool first_out = in.take('{');
  if (!first_out && !in.take('[')) return std::nullopt;
  in.blanks();
  auto first = in.number();
  if (!first && !in.take('*')) return std::nullopt;
  in.blanks();
  const bool between = in.word("to") || in.word("..") || in.take(',') || in.dash();
  in.blanks();
  auto last = in.number();
  if (!between || (!last && !in.take('*')) || (!first && !last)) return std::nullopt;
  in.blanks();
  const bool last_out = in.take('}');
  if (!last_out && !in.take(']')) return std::nullopt;
  if (first && first_out) ++*first;
  if (last && last_out) --*last;
  return range(first, last);
}

/// `>=2010`, `< 2010`.
std::optional<std::string> compared(Reader& in) {
  const bool greater = in.take('>');
  if (!greater && !in.take('<')) return std::nullopt;
  const std::int64_t step = in.take('=') ? 0 : 1;
  in.blanks();
  const auto number = in.number();
  if (!number) return std::nullopt;
  return greater ? range(*number + step, {}) : range({}, *number - step);
}

/// `2010-`, `2010+`, `2010s`, `2010 to 2015`, `-2010`.
std::optional<std::string> of_years(Reader& in) {
  if (in.dash()) {
    const auto last = in.number();
    return last ? std::optional(range({}, last)) : std::nullopt;
  }
  const auto first = in.number();
  if (!first) return std::nullopt;
  constexpr std::int64_t decade = 10;
  if (*first % decade == 0 && in.take('s')) return range(first, *first + decade - 1);
  if (in.take('+')) return range(first, {});
  if (in.dash()) return in.done() ? std::optional(range(first, {})) : std::nullopt;
  if (!in.blanks() || (!in.word("to ") && !in.word("- ") && !in.word("\xE2\x80\x93 "))) return std::nullopt;
  in.blanks();
  const auto last = in.number();
  return last ? std::optional(range(first, last)) : std::nullopt;
}

}  // namespace

std::optional<WrittenRange> WrittenRange::read(std::string_view text, bool years) {
  constexpr std::size_t longest = 80;
  Reader in(text.substr(0, longest));
  const bool bracket = text.starts_with('[') || text.starts_with('{');
  const bool comparison = text.starts_with('<') || text.starts_with('>');
  auto canonical = bracket ? bracketed(in) : comparison ? compared(in) : years ? of_years(in) : std::nullopt;
  if (!canonical || !in.done()) return std::nullopt;
  return WrittenRange{std::move(*canonical), in.at()};
}

}  // namespace dossier
