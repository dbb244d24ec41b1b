// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dossier {

/// The most writings that chinese_writings() gives.
inline constexpr std::size_t most_chinese_writings = 34;

/// The other ways of writing a Chinese word in traditional and simplified characters, each once, by ICU's table of
/// both: of 发展 發展 and 髮展, of 關係 关系. A simplified character may stand for several traditional ones; where that
/// makes more than 32 ways, only the simplified writing and the likeliest traditional one are given. Nothing for a word
/// in other letters, or with only characters that have one form. UTF-8; the first call of a thread takes some ten
/// milliseconds.
std::vector<std::string> chinese_writings(std::string_view word);

}  // namespace dossier
