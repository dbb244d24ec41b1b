// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "web/call/call.hpp"

#include <optional>

namespace dossier::web::api {

/// The reply for parameters that were not understood, if there are any: all of them by name.
std::optional<Reply> unclear(Call& call);

}  // namespace dossier::web::api
