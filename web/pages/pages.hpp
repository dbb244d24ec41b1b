// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "web/call/call.hpp"

namespace dossier::web::pages {

// The views of the page. What cannot be understood in a URL is a notice on the page.
Result<Reply> search(Call& call);   ///< `/` and `/search`
Result<Reply> passage(Call& call);  ///< argument: a passage's id; its paper, opened at it
Result<Reply> paper(Call& call);    ///< argument: a paper's id
Result<Reply> similar(Call& call);  ///< argument: a passage's id
Result<Reply> correct(Call& call);  ///< argument: a passage's id; its labels, to be corrected
/// A POST; argument: a passage's id. Corrects it and leads to it.
Result<Reply> carry_out_correction(Call& call);
Result<Reply> evidence(Call& call);
Result<Reply> matrix(Call& call);
Result<Reply> kwic(Call& call);
Result<Reply> compare(Call& call);
Result<Reply> citations(Call& call);  ///< argument: a paper's id; empty: the whole library
Result<Reply> papers(Call& call);
Result<Reply> collection(Call& call);         ///< a stored collection, or the passages that an address lists
Result<Reply> change_collection(Call& call);  ///< a POST with the fields `do`, `name`, `id` …
Result<Reply> collections_json(Call& call);   ///< names and ids, for the page's script
Result<Reply> export_file(Call& call);        ///< argument: a view; what it shows, or passages by id, as a file
Result<Reply> settings(Call& call);           ///< remembers a setting in the browser and goes back
Result<Reply> saved(Call& call);              ///< the saved searches with what each has gained
Result<Reply> change_saved(Call& call);       ///< a POST: saves a search, deletes one, or marks its news as looked at
Result<Reply> saved_feed(Call& call);         ///< the same news as an Atom feed
Result<Reply> help(Call& call);
Result<Reply> opensearch(Call& call);  ///< the description that browsers ask for

}  // namespace dossier::web::pages
