// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/paper_reader.hpp"

#include "indexer/blocks/paper_fields.hpp"
#include "indexer/markup/marked_up.hpp"
#include "indexer/page_places.hpp"
#include "indexer/pdf_paper.hpp"
#include "indexer/pipeline.hpp"
#include "indexer/quality/reading_estimate.hpp"
#include "indexer/readers/markdown_reader.hpp"
#include "indexer/readers/yaml_front_matter.hpp"
#include "indexer/reading_stages.hpp"
#include "indexer/source/office.hpp"
#include "indexer/source/source_lines.hpp"
#include "indexer/source/source_text.hpp"
#include "indexer/structure/metadata.hpp"
#include "indexer/structure/passage_builder.hpp"
#include "indexer/text/dehyphenator.hpp"

#include <algorithm>
#include <utility>

namespace dossier::reading {
namespace {

/// Marks of headings come from a converter that knew what stood on the page.
SourceForm form_of(const std::vector<Block>& blocks) {
  const bool marked = std::any_of(blocks.begin(), blocks.end(), [](const Block& block) { return block.level > 0; });
  return marked ? SourceForm::Markup : SourceForm::PlainText;
}

/// Fills the document's blocks.
PagePlaces read_lines(std::vector<SourceLine> lines, const Dehyphenator& words, Document& document,
                      ReadingProbe* probe) {
  take_yaml_front_matter(lines, document);
  for (const auto& stage : line_stages()) run_line_stage(stage, lines, document.account, probe);
  document.blocks = read_markdown(lines, words, document.account);
  return {lines, document.blocks};
}

void run_stages(Document& document, const Dehyphenator& words, ReadingProbe* probe) {
  for (const auto& stage : reading_stages()) run_stage(stage, document, words, probe);
  read_metadata(document);
  if (probe != nullptr) probe->blocks = document.blocks;
}

void note_source(const SourceText& source, Account& account) {
  account.notes = source.notes;
  if (source.reencoded) account.repair("re-encoded");
  if (source.repaired_bytes > 0)
    account.repairs["broken bytes replaced"] += static_cast<std::uint32_t>(source.repaired_bytes);
  if (source.painted > 0) account.repairs["painted Arabic mended"] += static_cast<std::uint32_t>(source.painted);
  if (source.controls > 0)
    account.repairs["control characters left out"] += static_cast<std::uint32_t>(source.controls);
}

PaperReading reading_of(Document document, std::size_t bytes) {
  PaperReading reading;
  reading.passages = build_passages(std::move(document.blocks), document.account);
  reading.paper = std::move(document.paper);
  reading.record.bytes = bytes;
  reading.record.dropped_lines = std::move(document.account.dropped_lines);
  reading.record.repairs = std::move(document.account.repairs);
  reading.record.notes = std::move(document.account.notes);
  for (const auto& passage : reading.passages) ++reading.record.passages[static_cast<std::size_t>(passage.kind)];
  return reading;
}

/// A paper whose format has said what its parts are.
PaperReading read_blocks(MarkedUp read, std::size_t bytes, ReadingProbe* probe) {
  Document document;
  if (probe != nullptr) document.account.dropped_texts = &probe->left_out;
  document.account.notes = std::move(read.notes);
  document.paper = std::move(read.paper);
  note_sources(document.paper, "file");
  document.blocks = std::move(read.blocks);
  std::string all;
  for (const auto& block : document.blocks) all += block.text + '\n';
  const Dehyphenator words(all);
  run_stages(document, words, probe);
  for (const auto field : paper_fields) {
    if (has_field(document.paper, field) || !has_field(read.fallback, field)) continue;
    take_field(document.paper, read.fallback, field);
  }
  note_sources(document.paper, "file");
  return reading_of(std::move(document), bytes);
}

}  // namespace

Result<PaperReading> read_paper_traced(std::string_view bytes, ReadingProbe* probe) {
  if (const auto format = office_format(bytes); !format.empty()) return office_error(format);
  if (is_pdf(bytes)) return read_pdf_paper(bytes, probe);
  if (auto read = read_marked_up(bytes)) {
    if (!*read) return read->error();
    return read_blocks(std::move(**read), bytes.size(), probe);
  }
  const auto source = decode_source(bytes);
  if (!source) return source.error();
  Document document;
  if (probe != nullptr) document.account.dropped_texts = &probe->left_out;
  note_source(*source, document.account);
  const Dehyphenator words(source->text);
  const auto pages = read_lines(split_lines(source->text), words, document, probe);
  const auto form = form_of(document.blocks);
  run_stages(document, words, probe);
  auto reading = reading_of(std::move(document), bytes.size());
  for (auto& passage : reading.passages) pages.place(passage);
  const auto signs = note_quality(reading.passages, form, 0, reading.record);
  if (probe != nullptr) probe->signs = signs;
  return reading;
}

}  // namespace dossier::reading

namespace dossier {

Result<PaperReading> read_paper(std::string_view bytes) { return reading::read_paper_traced(bytes, nullptr); }

}  // namespace dossier
