// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "web/http/http_message.hpp"

namespace dossier::web {

/// Whether a request that changes something comes from a page of this server itself, and not from one of another site
/// that the user has open (cross-site request forgery). A browser says so in `Origin` and `Sec-Fetch-Site`, which no
/// page can set: each that is there has to name this server, and one has to be there. A program that sends neither adds
/// `Origin: http://HOST`. The Host header has been checked before.
bool is_same_origin(const HttpRequest& request);

}  // namespace dossier::web
