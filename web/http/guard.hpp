// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "web/http/http_message.hpp"
#include "web/http/security.hpp"

#include <cstdint>

namespace dossier::web {

/// Which requests may change something.
enum class Changes : std::uint8_t { None, Corrections };

/// Lets only requests through that are addressed to this server and only read: another Host gets 403, another method
/// than GET and HEAD 405. HEAD goes on as it is; the body of its reply is not sent. With Changes::Corrections, POST
/// goes on to the addresses of corrections (`/correct/`, `/api/v1/corrections/`), if no other site can have sent it:
/// Origin and Sec-Fetch-Site, where they are there, must name this server, and the API wants the header
/// X-Dossier-Correction, which a page of another site cannot send. The page's own forms have a token beside that, which
/// the route looks at.
Handler guarded(Handler handler, HostAllowList hosts, Changes changes = Changes::None);

}  // namespace dossier::web
