// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/format/format.hpp"

#include "base/analyzer.hpp"
#include "base/digest.hpp"
#include "stopwords/stopwords.hpp"
#include "taxonomy/taxonomy.hpp"

#include <algorithm>

namespace dossier::index {
namespace {

/// Xapian counts a NUL byte twice, so names with one are cut too.
std::string shortened(std::string name) {
  if (name.size() <= max_term && name.find('\0') == std::string::npos) return name;
  const auto digest = digest_hex(name);
  std::replace(name.begin(), name.end(), '\0', ' ');
  if (name.size() > max_term - digest.size()) name.resize(max_term - digest.size());
  return name + digest;
}

std::string block_key(std::string prefix, DocId block) {
  for (unsigned shift = 32; shift > 0; shift -= 8) prefix.push_back(static_cast<char>(block >> (shift - 8)));
  return prefix;
}

}  // namespace

std::string fingerprint(const Taxonomy& taxonomy) {
  Digest digest;
  digest.add("analyzer " + std::to_string(Analyzer::version));
  digest.add("stopwords " + StopWords::of("en").digest());
  digest.add("taxonomy " + taxonomy.digest());
  return digest.hex();
}

std::string word_term(TextField field, std::string_view word) {
  std::string term(prefix_of(field));
  return term.append(word);
}
std::string id_term(std::string_view passage_id) { return shortened("Q" + std::string(passage_id)); }
std::string paper_term(std::string_view paper_id) { return shortened("P" + std::string(paper_id)); }

std::string record_key(DocId doc) { return block_key("r", (doc - 1) / record_block); }
std::string word_key(DocId doc) { return block_key("w", (doc - 1) / word_block); }
std::string length_key(DocId doc) { return block_key("l", (doc - 1) / word_block); }
std::string column_prefix(std::uint32_t slot) {
  return {'c', static_cast<char>('0' + slot)};  // at most twice max_facets
}
std::string column_key(std::uint32_t slot, DocId first) { return block_key(column_prefix(slot), first); }
DocId first_of_column_key(std::string_view key) {
  DocId first = 0;
  for (const auto byte : key.substr(std::min<std::size_t>(key.size(), 2))) {
    first = first << 8U | static_cast<unsigned char>(byte);
  }
  return first;
}
std::string paper_key(std::string_view paper_id) {
  return shortened(std::string(paper_prefix) + std::string(paper_id));
}
std::string source_key(std::string_view path) { return shortened(std::string(source_prefix) + std::string(path)); }
std::string acronym_key(std::string_view path) { return shortened(std::string(acronym_prefix) + std::string(path)); }

}  // namespace dossier::index
