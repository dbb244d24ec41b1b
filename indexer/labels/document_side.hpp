// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/passage.hpp"
#include "indexer/labels/text_events.hpp"
#include "taxonomy/taxonomy.hpp"

#include <optional>
#include <vector>

namespace dossier {

/// Whether the text is a document that speaks for a state (a telegram, a record of a conversation, a speech), for which
/// one, and to or about whom: from the fields `country` and `speaker` of a source record, from the title ("Telegram
/// From the Embassy in Laos to the Department of State", "General Debate 1974: MNG"), else from the offices that the
/// text names. Empty for a paper. One pass over the title; over the passages only where the title leaves it open.
std::optional<DocumentSide> find_side(const Taxonomy& taxonomy, EventScanner& scanner, std::string_view title,
                                      const std::vector<Passage>& passages);

}  // namespace dossier
