// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/chinese.hpp"

#include "base/utf8.hpp"

#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <map>
#include <memory>

namespace dossier {
namespace {

constexpr std::size_t most_ways = 32;
constexpr char32_t first_han = 0x3400;
constexpr char32_t last_han = 0x9FFF;

/// One of ICU's tables; none on a machine without its data. Not for several threads at once.
class Converter {
 public:
  explicit Converter(const char* name) {
    UErrorCode status = U_ZERO_ERROR;
    table_.reset(icu::Transliterator::createInstance(name, UTRANS_FORWARD, status));
    if (U_FAILURE(status) != 0) table_.reset();
  }
  void convert(icu::UnicodeString& text) const {
    if (table_) table_->transliterate(text);
  }

 private:
  std::unique_ptr<icu::Transliterator> table_;
};

/// Characters with two forms.
struct Forms {
  std::map<char32_t, char32_t> simplified;
  std::map<char32_t, std::u32string> traditional;
};

Forms read_forms() {
  Forms forms;
  const Converter simplifier("Traditional-Simplified");
  icu::UnicodeString all;
  for (auto code = first_han; code <= last_han; ++code) all.append(static_cast<UChar32>(code));
  simplifier.convert(all);
  if (all.length() != static_cast<int32_t>(last_han - first_han + 1)) return forms;
  for (auto code = first_han; code <= last_han; ++code) {
    const auto plain = static_cast<char32_t>(all.charAt(static_cast<int32_t>(code - first_han)));
    if (plain == code) continue;
    forms.simplified.emplace(code, plain);
    forms.traditional[plain].push_back(code);
  }
  return forms;
}

const Forms& forms_of_characters() {
  static const auto forms = read_forms();
  return forms;
}

std::string likeliest_traditional(const std::string& simplified) {
  static thread_local const Converter converter("Simplified-Traditional");
  auto text = icu::UnicodeString::fromUTF8(simplified);
  converter.convert(text);
  std::string out;
  text.toUTF8String(out);
  return out;
}

/// Each character of a simplified word with its forms, the simplified one first. Empty where nothing has two.
std::vector<std::u32string> choices_of(std::string_view word, const Forms& forms) {
  std::vector<std::u32string> choices;
  bool any = false;
  for (std::size_t at = 0; at < word.size();) {
    const auto c = utf8::decode(word, at);
    at += c.size;
    const auto plain = forms.simplified.find(c.code);
    std::u32string choice(1, plain == forms.simplified.end() ? c.code : plain->second);
    if (const auto more = forms.traditional.find(choice[0]); more != forms.traditional.end()) choice += more->second;
    any = any || choice.size() > 1;
    choices.push_back(std::move(choice));
  }
  if (!any) choices.clear();
  return choices;
}

}  // namespace

std::vector<std::string> chinese_writings(std::string_view word) {
  if (word.empty() || utf8::decode(word, 0).code < first_han) return {};
  const auto choices = choices_of(word, forms_of_characters());
  if (choices.empty()) return {};
  std::vector<std::string> ways{std::string()};
  std::string simplified;
  bool every_way = true;
  for (const auto& choice : choices) {
    utf8::append(simplified, choice[0]);
    every_way = every_way && ways.size() * choice.size() <= most_ways;
    if (!every_way) continue;
    std::vector<std::string> longer;
    for (const auto& way : ways) {
      for (const auto code : choice) utf8::append(longer.emplace_back(way), code);
    }
    ways = std::move(longer);
  }
  if (!every_way) ways.clear();
  std::vector<std::string> out{simplified, likeliest_traditional(simplified)};
  out.insert(out.end(), ways.begin(), ways.end());
  std::vector<std::string> each;
  for (auto& way : out) {
    if (way != word && std::find(each.begin(), each.end(), way) == each.end()) each.push_back(std::move(way));
  }
  return each;
}

}  // namespace dossier
