// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <utility>

namespace dossier::citing {

/// In quotation marks; those inside become single ones.
std::string quoted(std::string_view text);
/// With a full stop, unless it ends with a mark that closes a sentence.
std::string stopped(std::string text);
/// In quotation marks with a full stop or a comma inside them, as American styles have it.
std::string quoted_with(std::string_view text, char mark);

/// First and last page of `12–34`, with any dash; the last is empty where there is none.
std::pair<std::string, std::string> page_range(std::string_view pages);
/// `12–34`; where `short_last`, the last page without digits that the first has too: `214–15`. Chicago and MLA do so.
enum class LastPage { Whole, Mla, Chicago };
std::string shown_pages(const std::string& first, const std::string& last, LastPage form);

}  // namespace dossier::citing
