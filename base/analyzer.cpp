// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/analyzer.hpp"

#include "base/dictionary_breaker.hpp"
#include "base/folding.hpp"
#include "base/initials.hpp"
#include "base/strings.hpp"
#include "base/utf8.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace dossier {
namespace {

enum class Ascii : std::uint8_t { Mark, Lower, Upper, Digit, High };

constexpr std::array<Ascii, 256> ascii_classes = [] {
  std::array<Ascii, 256> classes{};
  for (std::size_t c = 0; c < 256; ++c) {
    auto kind = Ascii::Mark;
    if (c >= 'a' && c <= 'z') kind = Ascii::Lower;
    if (c >= 'A' && c <= 'Z') kind = Ascii::Upper;
    if (c >= '0' && c <= '9') kind = Ascii::Digit;
    if (c >= 0x80) kind = Ascii::High;
    classes[c] = kind;
  }
  return classes;
}();

bool raised_digit(char32_t code) {
  return code == 0xB9 || code == 0xB2 || code == 0xB3 || code == 0x2070 || (code >= 0x2074 && code <= 0x2079);
}

/// Whether a folded word is a unit of length, perhaps behind its number.
bool is_unit(std::string_view term) {
  constexpr std::array<std::string_view, 7> units{"m", "km", "cm", "mm", "mi", "ft", "yd"};
  const auto letters = term.find_first_not_of("0123456789.");
  return letters != std::string_view::npos &&
         std::find(units.begin(), units.end(), term.substr(letters)) != units.end();
}

/// One pass over a text. Members that a word needs are set anew at its beginning.
class Scan {
 public:
  Scan(std::string_view text, Tokens& out) : text_(text), out_(out) {}

  void run() {
    while (at_ < text_.size()) {
      const auto kind = ascii(at_);
      if (kind == Ascii::Mark) {
        ++at_;
      } else if (kind == Ascii::High) {
        high_start();
      } else if (kind == Ascii::Digit || !initials()) {
        word();
      }
    }
  }

 private:
  [[nodiscard]] Ascii ascii(std::size_t at) const {
    return at < text_.size() ? ascii_classes[static_cast<unsigned char>(text_[at])] : Ascii::Mark;
  }
  [[nodiscard]] bool ascii_letter(std::size_t at) const {
    return ascii(at) == Ascii::Lower || ascii(at) == Ascii::Upper;
  }
  [[nodiscard]] CharClass class_at(std::size_t at) const {
    if (at >= text_.size()) return CharClass::Mark;
    return char_class(utf8::decode(text_, at).code);
  }

  [[nodiscard]] bool word_goes_on(std::size_t at) const {
    const auto kind = ascii(at);
    return kind == Ascii::High ? class_at(at) == CharClass::Word : kind != Ascii::Mark;
  }

  /// At a byte beyond ASCII outside any word.
  void high_start() {
    const auto c = utf8::decode(text_, at_);
    switch (char_class(c.code)) {
      case CharClass::Word:
        if (!initials()) word();
        break;
      case CharClass::Dictionary:
        dictionary_run();
        break;
      default:
        at_ += c.size;
    }
  }

  void dictionary_run() {
    const auto begin = at_;
    while (at_ < text_.size() && class_at(at_) == CharClass::Dictionary) at_ += utf8::decode(text_, at_).size;
    break_by_dictionary(text_.substr(begin, at_ - begin), [&](std::size_t from, std::size_t to) {
      term_.clear();
      append_full_fold(term_, text_.substr(begin + from, to - from));
      emit(begin + from, begin + to);
    });
  }

  bool initials() {
    const auto found = initials_at(text_, at_);
    if (!found) return false;
    term_ = name_for_pronoun(found->term).value_or(found->term);
    emit(at_, found->end);
    at_ = found->end;
    return true;
  }

  /// From the first character of a word to its end.
  void word() {
    term_.clear();
    begin_ = at_;
    end_ = at_;
    full_fold_ = false;
    ordinal_ = false;
    apostrophe_.reset();
    while (at_ < text_.size() && (letter_or_digit() || number_goes_on() || apostrophe_inside())) {
    }
    const bool ends_possessive = apostrophe_ && possessive(*apostrophe_, end_);
    if (ends_possessive) end_ = *apostrophe_;
    if (full_fold_) {
      term_.clear();
      append_full_fold(term_, text_.substr(begin_, end_ - begin_));
    } else if (ends_possessive) {
      term_.resize(apostrophe_in_term_);
    }
    if (end_ - begin_ <= 3) proper_name();
    emit(begin_, end_);
  }

  /// Takes one letter, digit or mark into the word, or a joiner that stands before one.
  bool letter_or_digit() {
    const auto kind = ascii(at_);
    if (kind == Ascii::Mark) return false;
    if (kind != Ascii::High) {
      term_ += lower_ascii(text_[at_++]);
      end_ = at_;
      return true;
    }
    const auto c = utf8::decode(text_, at_);
    const auto high = char_class(c.code);
    if (high == CharClass::Word) {
      if (c.code < simple_fold_limit) append_simple_fold(term_, c.code);
      // A breve or a diaeresis of its own may make another letter of the one before (и and U+0306: й).
      full_fold_ = full_fold_ || c.code >= simple_fold_limit || c.code == 0x306 || c.code == 0x308;
      at_ += c.size;
      end_ = at_;
      return true;
    }
    if (high == CharClass::Raised) return raised(c);
    if (high != CharClass::Joiner || class_at(at_ + c.size) != CharClass::Word) return false;
    at_ += c.size;
    return true;
  }

  [[nodiscard]] bool possessive(std::size_t apostrophe, std::size_t end) const {
    const auto tail = text_.substr(apostrophe + utf8::decode(text_, apostrophe).size);
    const auto size = end - (text_.size() - tail.size());
    return size == 1 && (tail[0] == 's' || tail[0] == 'S');
  }

  /// Takes a raised letter or digit into the word where it is no mark of a note: inside a word, as the end of an
  /// ordinal, as the power of a unit of length.
  bool raised(utf8::Char c) {
    const bool digit = raised_digit(c.code);
    const auto behind = at_ + c.size;
    const bool inside = !digit && (ascii_letter(behind) || class_at(behind) == CharClass::Word);
    const bool ordinal = !digit && (ordinal_ || ascii(at_ - 1) == Ascii::Digit);
    const bool power = (c.code == 0xB2 || c.code == 0xB3) && is_unit(term_);
    if (!inside && !ordinal && !power) return false;
    ordinal_ = ordinal;
    if (c.code < simple_fold_limit) append_simple_fold(term_, c.code);
    full_fold_ = full_fold_ || c.code >= simple_fold_limit;
    at_ = behind;
    end_ = at_;
    return true;
  }

  /// Whether an apostrophe parts the first letter of a word from the rest, as that of an elided article does ("l'État",
  /// "O'Neill") and that of a contraction ("I'm"); not one behind any other vowel ("A'zam").
  [[nodiscard]] bool elides(std::size_t next) const {
    if (end_ - begin_ != 1) return false;
    const auto first = lower_ascii(text_[begin_]);
    if (first != 'a' && first != 'e' && first != 'i' && first != 'u') return true;
    auto end = next;
    while (ascii_letter(end)) ++end;
    const auto rest = lowered(text_.substr(next, end - next));
    return first == 'i' && (rest == "m" || rest == "ll" || rest == "ve" || rest == "d");
  }

  /// Takes an apostrophe between letters.
  bool apostrophe_inside() {
    const auto c = utf8::decode(text_, at_);
    const auto next = at_ + c.size;
    if (char_class(c.code) != CharClass::Apostrophe || elides(next)) return false;
    if (!ascii_letter(next) && (ascii(next) != Ascii::High || class_at(next) != CharClass::Word)) return false;
    apostrophe_ = at_;
    apostrophe_in_term_ = term_.size();
    at_ = next;
    return true;
  }

  /// Takes a decimal point or a thousands separator between digits.
  bool number_goes_on() {
    if (at_ == begin_ || ascii(at_ - 1) != Ascii::Digit || ascii(at_ + 1) != Ascii::Digit) return false;
    if (text_[at_] == '.') {
      term_ += '.';
      ++at_;
      return true;
    }
    const bool thousands = text_[at_] == ',' && ascii(at_ + 2) == Ascii::Digit && ascii(at_ + 3) == Ascii::Digit &&
                           ascii(at_ + 4) != Ascii::Digit;
    if (thousands) ++at_;
    return thousands;
  }

  static std::optional<std::string> name_for_pronoun(std::string_view term) {
    if (term == "us") return "u.s";
    if (term == "it") return "i.t";
    if (term == "who") return "w.h.o";
    return std::nullopt;
  }

  /// US, IT and WHO in capitals are names; the last two only where the words around are not in capitals too.
  void proper_name() {
    for (auto i = begin_; i < end_; ++i) {
      if (ascii(i) != Ascii::Upper) return;
    }
    const auto name = name_for_pronoun(term_);
    if (name && (term_ == "us" || !among_capitals(begin_, end_))) term_ = *name;
  }

  [[nodiscard]] bool among_capitals(std::size_t begin, std::size_t end) const {
    constexpr std::size_t reach = 24;
    bool capitals = false;
    for (auto i = begin > reach ? begin - reach : 0; i < std::min(text_.size(), end + reach); ++i) {
      if (i >= begin && i < end) continue;
      if (ascii(i) == Ascii::Lower) return false;
      capitals = capitals || ascii(i) == Ascii::Upper;
    }
    return capitals;
  }

  void emit(std::size_t begin, std::size_t end) {
    if (term_.empty()) return;
    const std::string_view term = term_;
    const auto size =
        term.size() <= Analyzer::max_term_bytes ? term.size() : utf8::boundary_before(term, Analyzer::max_term_bytes);
    out_.add(term.substr(0, size), {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
  }

  std::string_view text_;
  Tokens& out_;
  std::size_t at_ = 0;
  std::string term_;
  // The word being read.
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  bool full_fold_ = false;
  bool ordinal_ = false;                   // a raised letter behind a digit has been taken
  std::optional<std::size_t> apostrophe_;  // the last one inside it
  std::size_t apostrophe_in_term_ = 0;
};

}  // namespace

void Tokens::clear() {
  tokens_.clear();
  terms_.clear();
}

void Tokens::add(std::string_view term, TextSpan span) {
  tokens_.push_back({static_cast<std::uint32_t>(terms_.size()), static_cast<std::uint32_t>(term.size()), span});
  terms_ += term;
}

void Analyzer::analyze(std::string_view text, Tokens& out) const {
  out.clear();
  Scan(text, out).run();
}

std::string fold(std::string_view text) {
  Tokens tokens;
  Analyzer{}.analyze(text, tokens);
  std::string out;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (i > 0) out += ' ';
    out += tokens.term(i);
  }
  return out;
}

}  // namespace dossier
