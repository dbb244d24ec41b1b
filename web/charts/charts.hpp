// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "web/call/call.hpp"

namespace dossier::web::charts {

// Views that draw what a query finds, and the same as files: `format` is `svg`, `csv` or `json`.
Result<Reply> timeline(Call& call);
Result<Reply> timeline_file(Call& call);
Result<Reply> dispersion(Call& call);
Result<Reply> dispersion_file(Call& call);

}  // namespace dossier::web::charts
