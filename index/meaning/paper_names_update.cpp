// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/meaning/paper_names_update.hpp"

#include "index/format/xapian.hpp"
#include "index/names/paper_names.hpp"
#include "index/read/reader_state.hpp"

#include <algorithm>
#include <optional>

namespace dossier::index {
namespace {

/// Up to which passage the names are stored; nothing where they are not.
std::optional<DocId> covered(const IndexReader& reader) {
  return decode_names_head(raw(reader).get_metadata(std::string(names_key)));
}

bool wanted(const IndexReader& reader) {
  const auto papers = reader.info().papers;
  return papers >= least_papers_for_names && papers <= most_papers_for_names;
}

/// The names of the papers that have passages behind `before`.
Result<PaperNames> names_since(const IndexReader& reader, DocId before) {
  PaperNames names;
  const auto column = reader.column("paper");
  if (!column) return column.error();
  if (*column == nullptr) return names;
  std::vector<bool> seen((*column)->values.size(), false);
  for (DocId doc = before + 1; doc <= reader.last_doc(); ++doc) {
    for (const auto id : (*column)->of(doc)) {
      if (seen[id]) continue;
      seen[id] = true;
      const auto record = raw(reader).get_metadata(paper_key((*column)->values[id]));
      if (record.empty()) {
        const auto stored = reader.impl().stored(doc);
        if (!stored) return stored.error();
        if (stored->paper) names.add(*stored->paper);
      } else {
        const auto paper = decode_stored_paper(record, reader.location());
        if (!paper) return paper.error();
        names.add(*paper);
      }
    }
  }
  names.sort();
  return names;
}

}  // namespace

Result<bool> paper_names_are_due(const IndexReader& reader) {
  return guarded(reader.location(), [&]() -> Result<bool> {
    const bool stored = !raw(reader).get_metadata(std::string(names_key)).empty();
    return wanted(reader) ? covered(reader) != reader.last_doc() : stored;
  });
}

Result<std::map<std::string, std::string>> paper_name_changes(const IndexReader& reader) {
  std::map<std::string, std::string> values;
  const auto due = paper_names_are_due(reader);
  if (!due) return due.error();
  if (!*due) return values;
  if (!wanted(reader)) {
    values[std::string(names_key)].clear();
    return values;
  }
  const auto& db = raw(reader);
  auto before = covered(reader).value_or(0);
  PaperNames great;
  PaperNames recent;
  const bool whole = before > 0 && before <= reader.last_doc() && great.decode(db.get_metadata(names_segment_key(0)));
  if (!whole) {
    before = 0;
    great = PaperNames();
  }
  const auto small = whole ? db.get_metadata(names_segment_key(1)) : std::string();
  if (!small.empty() && !recent.decode(small)) return damaged_part(reader.location(), "the names of its papers");
  const auto added = names_since(reader, before);
  if (!added) return added.error();
  recent.add(*added);
  recent.sort();
  // The small segment is written anew each time, the great one only when the small one has grown to its eighth.
  values[std::string(names_key)] = encode_names_head(reader.last_doc());
  if (whole && recent.size() < great.size() / 8) {
    values[names_segment_key(1)] = recent.encode();
    return values;
  }
  great.add(recent);
  great.sort();
  values[names_segment_key(0)] = great.encode();
  values[names_segment_key(1)].clear();
  return values;
}

}  // namespace dossier::index
