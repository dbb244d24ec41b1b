// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.hpp"
#include "web/http/http_message.hpp"

#include <string_view>

namespace dossier::web {

/// An error of the API as `application/problem+json` (RFC 9457): `type`, `title`, `status`, `detail`, and beside them
/// the error's `code` and, where there is a remedy, `hint`.
Reply problem(int status, std::string_view code, std::string_view detail, std::string_view hint = {});
Reply problem(const Error& error);

}  // namespace dossier::web
