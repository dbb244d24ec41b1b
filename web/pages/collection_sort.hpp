// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collection/collected.hpp"
#include "web/call/call.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace dossier::web {

enum class CollectionOrder : std::uint8_t { Added, Paper, Year };
inline constexpr std::array<std::string_view, 3> collection_orders{"added", "paper", "year"};
inline constexpr std::array<std::string_view, 3> collection_order_labels{"Added", "Paper", "Year"};

/// What the page of a collection, and its export, are asked for.
struct AskedCollection {
  PageUrl url;
  std::string name;
  std::string tag;   ///< only passages with it; empty: all
  std::string back;  ///< the page that the user came from; empty for none
  CollectionOrder order = CollectionOrder::Added;
};
AskedCollection asked_collection(Call& call);

/// The collection that was looked at last, or the usual one.
std::string current_collection(const Call& call);

/// The passages of a collection that have the tag; all for an empty one.
Collection with_tag(const Collection& collection, const std::string& tag);
void sort_collection(LookedUp& up, CollectionOrder order);

/// An address of this server: begins with one slash, and holds nothing that leads away or ends a header.
bool is_own_address(std::string_view address);

}  // namespace dossier::web
