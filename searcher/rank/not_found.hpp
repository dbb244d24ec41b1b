// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/match/scored_group.hpp"
#include "searcher/types/response.hpp"

#include <span>

namespace dossier {

/// Says of each group that every one of its words is in the index, and no passage holds the group: a phrase that occurs
/// nowhere, an acronym whose long form does not. What it was expanded to goes from the account: it found nothing.
void tell_not_found(std::span<const ScoredGroup> groups, QueryEcho& echo);

}  // namespace dossier
