// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "web/call/call.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace dossier::web {

/// The part of a list that an answer of the API holds.
struct ListWindow {
  std::uint32_t offset = 0;
  std::uint32_t limit = 0;

  /// From the parameters `offset` and `limit`, the latter from 1 to max_limit.
  static ListWindow take(ParameterReader& parameters, std::uint32_t usual_limit);

  /// Cuts a list to this part of it. Whether it goes on behind.
  template <class Item>
  bool keep_part(std::vector<Item>& list) const {
    const auto first = std::min<std::size_t>(offset, list.size());
    const auto last = std::min<std::size_t>(first + limit, list.size());
    const bool more = last < list.size();
    list.erase(list.begin() + static_cast<std::ptrdiff_t>(last), list.end());
    list.erase(list.begin(), list.begin() + static_cast<std::ptrdiff_t>(first));
    return more;
  }
};

/// The address of the next part: that of the call with another offset. Empty where `shown` items from the offset on are
/// the last of `total`, or fewer than the limit.
std::string next_address(const Call& call, const ListWindow& window, std::size_t shown, std::size_t total);

/// The same where it is known whether there are more items behind those shown.
std::string next_address(const Call& call, const ListWindow& window, bool more);

/// Adds the header `Link: <address>; rel="next"` (RFC 8288); nothing for an empty address.
void add_next_link(Reply& reply, const std::string& address);

/// Adds to a JSON object what tells where its list stands: `name` (the total), `offset`, `limit`, `next`; and the Link.
Reply with_window(Reply reply, const std::string& name, std::size_t total, const ListWindow& window,
                  const std::string& next);

}  // namespace dossier::web
