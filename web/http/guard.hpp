// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "web/http/http_message.hpp"
#include "web/http/security.hpp"

namespace dossier::web {

/// Lets only requests through that are addressed to this server and only read: another Host gets 403, another method
/// than GET and HEAD 405. HEAD goes on as it is; the body of its reply is not sent.
Handler guarded(Handler handler, HostAllowList hosts);

}  // namespace dossier::web
