// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/blocks/draft.hpp"
#include "indexer/blocks/stage.hpp"

#include <cstddef>
#include <string_view>

namespace dossier::reading {

/// Sorts the front zone: finds the title, drops journal lines, article types and a title printed again, makes the rest
/// front blocks. Then finds front matter that was printed into the text: keywords, affiliations whose marks stand at
/// the authors' names.
std::vector<Edit> sort_front_matter(const StageInput& input);
/// Finds boxes of correspondence, dates and licence that were printed into the text.
std::vector<Edit> find_front_boxes(const StageInput& input);
/// Drops the title where it is printed again.
std::vector<Edit> drop_repeated_title(const StageInput& input);

/// Makes a front block of the block at `at`, for good.
void make_front(Draft& draft, std::size_t at, Box box, std::string_view why);

/// Takes the table that some journals print beside the abstract ("ARTICLE INFO | ABSTRACT") apart into front blocks,
/// keywords and the abstract.
std::vector<Edit> split_article_info(const StageInput& input);

/// The title as it was found among the front blocks; empty where there is none.
const std::string& title_of(const std::vector<Block>& blocks);

}  // namespace dossier::reading
