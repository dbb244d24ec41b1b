// SPDX-License-Identifier: GPL-3.0-or-later
// What is stored, damaged at will: every decoder gives a value or nothing, and what it gives holds together.
#include "index/format/acronyms.hpp"
#include "index/format/blocks.hpp"
#include "index/format/column_chunks.hpp"
#include "index/format/record_codec.hpp"
#include "index/format/records.hpp"
#include "index/format/stored_vocabulary.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

using namespace dossier;
using namespace dossier::index;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (const auto stored = decode_passage(bytes)) {
    for (const auto& label : stored->passage.labels) {
      if (label.span.end > stored->passage.text.size() || label.span.begin > label.span.end) std::abort();
    }
    ByteWriter again;
    encode_passage(again, stored->passage, stored->paper ? &*stored->paper : nullptr);
    const auto back = decode_passage(again.bytes());
    if (!back || back->passage.text != stored->passage.text) std::abort();
  }
  const auto whole = with_checksum(std::string(bytes));
  (void)decode_source(whole);
  (void)decode_info(whole);
  (void)decode_acronyms(whole);
  (void)StoredVocabulary::decode({{whole}});
  (void)packed_items(bytes);
  (void)packed_item(bytes, 3);
  std::vector<WordId> words;
  (void)decode_words(bytes, words);
  (void)decode_column_chunk(bytes, [](std::uint32_t, std::string_view) {});
  (void)decode_lengths(bytes, [](std::size_t, const FieldLengths&) {});
  (void)decompressed(bytes, std::size_t{1} << 20U);
  if (const auto block = RecordCodec().unpack(RecordCodec().pack(bytes)); block != bytes) std::abort();
  return 0;
}
