// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "web/call/call.hpp"

namespace dossier::web::api {

// The routes below /api/v1/, named as there. The bodies are the bytes of the command line's `--json`. A parameter that
// is unknown or cannot be read is an error.
Result<Reply> search(Call& call);
Result<Reply> evidence(Call& call);
Result<Reply> matrix(Call& call);
Result<Reply> kwic(Call& call);
Result<Reply> compare(Call& call);
Result<Reply> citations(Call& call);  ///< argument: a paper's id or citation key; empty: the whole library
Result<Reply> timeline(Call& call);
Result<Reply> dispersion(Call& call);
Result<Reply> network(Call& call);
Result<Reply> keyness(Call& call);
Result<Reply> similar(Call& call);  ///< argument: a passage's id
Result<Reply> passage(Call& call);  ///< argument: a passage's id
/// A page of a passage's PDF as PNG, the passage marked; argument: its id and `/page.png`.
Result<Reply> page_picture(Call& call);
Result<Reply> correct(Call& call);  ///< a POST; argument: a passage's id
Result<Reply> collections(Call& call);
Result<Reply> collection(Call& call);       ///< argument: its name
Result<Reply> edit_collection(Call& call);  ///< a POST; argument: its name
Result<Reply> saved_searches(Call& call);
Result<Reply> saved_news(Call& call);         ///< argument: the name of a saved search
Result<Reply> edit_saved_search(Call& call);  ///< a POST; argument: its name
Result<Reply> only_post(Call& call);          ///< to a GET of an address that takes POST alone
Result<Reply> papers(Call& call);
Result<Reply> facets(Call& call);
Result<Reply> suggest(Call& call);
Result<Reply> status(Call& call);
Result<Reply> openapi(Call& call);
Result<Reply> health(Call& call);

}  // namespace dossier::web::api
