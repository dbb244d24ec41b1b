// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "web/call/call.hpp"

#include <cstddef>
#include <cstdint>
#include <string>

namespace dossier::web {

/// The part of a list that an answer of the API holds.
struct ListWindow {
  std::uint32_t offset = 0;
  std::uint32_t limit = 0;

  /// From the parameters `offset` and `limit`, the latter from 1 to max_limit.
  static ListWindow take(ParameterReader& parameters, std::uint32_t usual_limit);
};

/// The address of the next part: that of the call with another offset. Empty where `shown` items from the offset on are
/// the last of `total`, or fewer than the limit.
std::string next_address(const Call& call, const ListWindow& window, std::size_t shown, std::size_t total);

/// Adds the header `Link: <address>; rel="next"` (RFC 8288); nothing for an empty address.
void add_next_link(Reply& reply, const std::string& address);

/// Adds to a JSON object what tells where its list stands: `name` (the total), `offset`, `limit`, `next`; and the Link.
Reply with_window(Reply reply, const std::string& name, std::size_t total, const ListWindow& window,
                  const std::string& next);

}  // namespace dossier::web
