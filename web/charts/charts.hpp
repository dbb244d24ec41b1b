// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "web/call/call.hpp"

namespace dossier::web::charts {

// Views that draw what a query finds, and the same as files: `format` is `svg`, `png`, `csv` or `json`.
Result<Reply> timeline(Call& call);
Result<Reply> timeline_file(Call& call);
Result<Reply> dispersion(Call& call);
Result<Reply> dispersion_file(Call& call);
Result<Reply> network(Call& call);
Result<Reply> network_file(Call& call);
Result<Reply> heat(Call& call);
Result<Reply> heat_file(Call& call);
Result<Reply> keyness(Call& call);
Result<Reply> keyness_file(Call& call);
Result<Reply> citation_network(Call& call);
Result<Reply> citation_network_file(Call& call);

}  // namespace dossier::web::charts
