// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "web/http/http_message.hpp"
#include "web/http/security.hpp"

#include <cstdint>

namespace dossier::web {

/// Whether requests may change what is the user's own (saved searches, corrections …).
enum class Changes : std::uint8_t { Refused, Allowed };

/// Lets only requests through that are addressed to this server (another Host gets 403) and read (GET, HEAD; HEAD goes
/// on as it is; the body of its reply is not sent) or, where changes are allowed, come from a page of this server
/// (POST; from elsewhere 403). Other methods get 405.
Handler guarded(Handler handler, HostAllowList hosts, Changes changes = Changes::Refused);

/// 405 with what an address allows that only reads.
Reply method_not_allowed();

}  // namespace dossier::web
