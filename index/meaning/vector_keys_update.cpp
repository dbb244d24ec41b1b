// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/meaning/vector_keys_update.hpp"

#include "index/meaning/library_words.hpp"
#include "index/read/reader_state.hpp"
#include "index/vectors/vector_file.hpp"

#include <algorithm>
#include <optional>

namespace dossier::index {

Result<void> for_each_vector_text(const IndexReader& reader, DocId first,
                                  const std::function<Result<void>(DocId, const VectorText&)>& visit) {
  const auto live = live_passages(reader);
  if (!live) return live.error();
  Paper paper;
  for (auto at = std::lower_bound(live->begin(), live->end(), first); at != live->end(); ++at) {
    std::optional<Paper> own;
    const auto passage = reader.passage(*at, own);
    if (!passage) return passage.error();
    if (own) {
      paper = *std::move(own);
    } else if (paper.id != passage->paper) {
      auto read = reader.paper(passage->paper);
      if (!read) return std::move(read).error();
      paper = *std::move(read);
    }
    if (auto visited = visit(*at, vector_text(paper, *passage)); !visited) return visited;
  }
  return {};
}

Result<std::map<std::string, std::string>> vector_key_changes(const IndexReader& reader) {
  std::map<std::string, std::string> values;
  const auto& db = raw(reader);
  const auto before = db.get_metadata(std::string(vectors_key));
  const auto stored = read_vectors(vector_file(reader.path()));
  if (!stored) return stored.error();
  if (!*stored) {
    if (!before.empty()) values[std::string(vectors_key)].clear();
    return values;
  }
  const auto known = decode_vectors_head(before);
  const VectorKeysHead head{(*stored)->head.digest(), reader.last_doc(), (*stored)->keys.size()};
  if (known && known->digest == head.digest && known->covered == head.covered && known->rows == head.rows) {
    return values;
  }
  values[std::string(vectors_key)] = encode_vectors_head(head);
  const auto covered = known && known->covered <= head.covered ? known->covered : 0;
  if (covered == head.covered) return values;
  // From the beginning of a block on, as blocks are written whole.
  const DocId first = covered / vector_block * vector_block + 1;
  std::vector<std::uint64_t> keys(head.covered + 1 - first, 0);
  auto visited = for_each_vector_text(reader, first, [&](DocId doc, const VectorText& text) -> Result<void> {
    keys[doc - first] = key_of(text);
    return {};
  });
  if (!visited) return std::move(visited).error();
  for (std::size_t begin = 0; begin < keys.size(); begin += vector_block) {
    const auto end = std::min<std::size_t>(begin + vector_block, keys.size());
    const auto at = keys.begin();
    values[vector_keys_key((first - 1 + begin) / vector_block)] =
        encode_vector_keys({at + static_cast<std::ptrdiff_t>(begin), at + static_cast<std::ptrdiff_t>(end)});
  }
  return values;
}

}  // namespace dossier::index
