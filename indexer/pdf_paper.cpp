// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/pdf_paper.hpp"

#include "base/strings.hpp"
#include "base/utf8.hpp"
#include "indexer/blocks/paper_fields.hpp"
#include "indexer/notes/pdf_notes.hpp"
#include "indexer/pdf/pdf_reader.hpp"
#include "indexer/pdf_metadata.hpp"
#include "indexer/quality/reading_estimate.hpp"
#include "indexer/source/pdf_child.hpp"
#include "indexer/source/pdf_letters.hpp"
#include "indexer/source/pdf_names.hpp"
#include "indexer/structure/outline.hpp"
#include "indexer/text/front_values.hpp"
#include "indexer/text/text_rules.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>
#include <utility>

namespace dossier::reading {
namespace {

constexpr std::string_view signature = "%PDF-";
constexpr std::size_t signature_within = 1024;  // bytes; as other readers of PDFs have it
constexpr std::size_t most_front = 4000;        // bytes of front matter that are looked at for authors and so on

BlockKind kind_of(pdf::PassageSort sort) {
  switch (sort) {
    case pdf::PassageSort::List:
      return BlockKind::Item;
    case pdf::PassageSort::Table:
      return BlockKind::Table;
    case pdf::PassageSort::Note:
      return BlockKind::Footnote;
    case pdf::PassageSort::Reference:
      return BlockKind::Reference;
    case pdf::PassageSort::Front:
      return BlockKind::Front;
    case pdf::PassageSort::Paragraph:
    case pdf::PassageSort::Caption:
      break;
  }
  return BlockKind::Paragraph;
}

PassageKind passage_kind(BlockKind kind) {
  switch (kind) {
    case BlockKind::Item:
      return PassageKind::List;
    case BlockKind::Table:
      return PassageKind::Table;
    case BlockKind::Footnote:
      return PassageKind::Footnote;
    case BlockKind::Reference:
      return PassageKind::Reference;
    case BlockKind::Front:
      return PassageKind::Front;
    case BlockKind::Paragraph:
    case BlockKind::Heading:
      break;
  }
  return PassageKind::Paragraph;
}

/// Pages, printed numbers and boxes of a passage.
void place(const pdf::Passage& read, Passage& passage) {
  passage.pages = {read.first_page, read.last_page};
  if (read.first_printed != std::to_string(read.first_page) || read.last_printed != std::to_string(read.last_page)) {
    passage.printed = {utf8::repaired(read.first_printed), utf8::repaired(read.last_printed)};
  }
  for (const auto& [page, box] : read.boxes) {
    passage.boxes.push_back(notes::page_box(page, box));
  }
}

/// Gives headings back to passages as blocks, so that the outline settles the roles of their sections.
class SectionFinder {
 public:
  explicit SectionFinder(const std::vector<pdf::Passage>& passages) : passages_(passages) {
    std::vector<std::string> open;
    for (const auto& passage : passages) {
      if (!follows(passage) && passage.heading != open) enter(passage, open);
      add(passage);
    }
  }

  /// The passages in the order of reading.
  std::vector<Passage> run() {
    const Outline outline(blocks_);
    std::map<std::vector<std::string>, Section> known;
    for (std::size_t i = 0; i < passages_.size(); ++i) {
      if (!follows(passages_[i])) known.emplace(passages_[i].heading, outline.location(headings_[i]).section);
    }
    std::vector<Passage> out;
    for (std::size_t i = 0; i < passages_.size(); ++i) {
      const auto& read = passages_[i];
      Passage passage;
      passage.n = static_cast<std::uint32_t>(i + 1);
      passage.kind = passage_kind(kind_of(read.sort));
      const auto found = passage.kind == PassageKind::Footnote ? known.find(read.heading) : known.end();
      passage.section = found == known.end() ? outline.location(headings_[i]).section : found->second;
      if (passage.kind == PassageKind::Front) passage.section = Section::Front;
      passage.heading = read.heading;
      place(read, passage);
      passage.text = utf8::repaired(read.text);
      out.push_back(std::move(passage));
    }
    return out;
  }

  std::vector<Block> take_blocks() { return std::move(blocks_); }

 private:
  /// A footnote stands under the headings of the text that cites it, which may be open no more: it opens none.
  static bool follows(const pdf::Passage& passage) {
    return passage.sort == pdf::PassageSort::Note || passage.sort == pdf::PassageSort::Front;
  }

  const std::vector<pdf::Passage>& passages_;
  std::vector<Block> blocks_;
  std::vector<std::size_t> headings_;  ///< number of the last heading before each passage
  std::size_t heading_ = 0;

  void enter(const pdf::Passage& passage, std::vector<std::string>& open) {
    const auto [mine, theirs] = std::mismatch(passage.heading.begin(), passage.heading.end(), open.begin(), open.end());
    for (auto at = mine; at != passage.heading.end(); ++at) {
      Block block;
      block.kind = BlockKind::Heading;
      block.text = *at;
      block.level = static_cast<std::uint8_t>(std::min<std::ptrdiff_t>(at - passage.heading.begin() + 1, 6));
      block.page = passage.first_page;
      block.settled = true;
      blocks_.push_back(std::move(block));
      ++heading_;
    }
    open = passage.heading;
  }

  void add(const pdf::Passage& passage) {
    Block block;
    block.kind = kind_of(passage.sort);
    block.text = passage.text;
    block.page = passage.first_page;
    block.settled = true;
    blocks_.push_back(std::move(block));
    headings_.push_back(heading_);
  }
};

/// Fills DOI and year from the small print of the first page. A year counts where all lines that have one agree on it:
/// dates of a download and of a review stand there too.
void read_margin(const std::vector<std::string>& lines, const std::string& title, Paper& paper) {
  std::optional<int> year;
  bool agree = true;
  for (const auto& line : lines) {
    if (paper.doi.empty()) paper.doi = plain_doi(line);
    const auto small = lowered(line);
    const bool other = small.find("download") != std::string::npos || small.find("accessed") != std::string::npos;
    const auto found = other ? std::nullopt : find_plain_year(line);
    // A running head repeats the title, and years that the paper is about.
    if (!found || title.find(std::to_string(*found)) != std::string::npos) continue;
    agree = agree && (!year || *year == *found);
    year = found;
  }
  if (!paper.year && agree) paper.year = year;
}

/// What the stages for Markdown find in the title and the front matter, completed by the data of the file.
Paper paper_of(const pdf::PdfPaper& pdf, const pdf::PdfInfo& info) {
  Paper paper;
  if (!pdf.title.empty()) {
    std::string text = "# " + pdf.title + "\n\n";
    for (const auto& front : pdf.front) {
      if (text.size() + front.size() > most_front) break;
      text += front + "\n\n";
    }
    text += "## Introduction\n\nThis is where the text of the paper begins.\n";
    if (auto read = dossier::read_paper(text)) paper = std::move(read->paper);
  }
  read_margin(pdf.margin, pdf.title, paper);
  paper.title = utf8::repaired(pdf.title);
  note_sources(paper, "text");
  complete_from(paper_in(info), paper);
  return paper;
}

constexpr std::string_view no_layer = "the PDF has no text layer (a scan)";
constexpr std::string_view only_stamps = "the PDF is a scan, with stamps or page numbers as its only text";
constexpr std::string_view no_meaning = "the PDF's text layer is unreadable (letters without a meaning)";

Error unreadable_layer(const pdf::TextLayer& layer) {
  if (layer.missing) {
    return {ErrorCode::BadData, std::string(no_layer), "run `dossier index --ocr`, or `ocrmypdf IN OUT` and index OUT"};
  }
  return {ErrorCode::BadData, std::string(layer.gibberish ? no_meaning : only_stamps),
          "run `dossier index --ocr`, or `ocrmypdf --force-ocr IN OUT` and index OUT"};
}

void note_limits(const pdf::PdfText& words, FileRecord& record) {
  if (words.cut_pages > 0) {
    record.notes.push_back(counted(words.cut_pages, "page holds", "pages hold") +
                           " more words than are read; the rest of them is missing");
  }
  if (words.annotations_cut) record.notes.emplace_back("it holds more annotations than are read");
}

void note_dropped(const pdf::PdfPaper& pdf, FileRecord& record) {
  const auto drop = [&record](const char* reason, std::uint32_t lines) {
    if (lines > 0) record.dropped_lines[reason] += lines;
  };
  drop("running head", pdf.dropped_lines);
  drop("drawing or formula", pdf.debris_lines);
  drop("box or small print", pdf.small_print_lines);
}

struct TextShares {
  double without = 0;    ///< from 0 to 1: pages with no text but what other pages have too
  bool stamped = false;  ///< most pages have a stamp or a number, and nothing else
};

/// Pages of a scan among pages with text. One without a word may be blank, or hold a figure.
TextShares shares_of(const pdf::PdfText& words) {
  constexpr std::size_t most_words = 60;  // of a stamp
  std::map<std::string, std::size_t> stamps;
  std::size_t empty = 0;
  for (const auto& page : words.pages) {
    std::string text;
    for (const auto& word : page.words) text += (text.empty() ? "" : " ") + word.text;
    if (page.words.empty())
      ++empty;
    else if (page.words.size() <= most_words && pdf::caption_label(text).label == pdf::Label::None)
      ++stamps[pdf::skeleton(text, true)];
  }
  constexpr std::size_t fewest = 3;  // pages with the same stamp
  std::size_t stamped = 0;
  for (const auto& [text, pages] : stamps) stamped += pages >= fewest ? pages : 0;
  const auto share =
      static_cast<double>(empty + stamped) / static_cast<double>(std::max<std::size_t>(1, words.pages.size()));
  return {share < 0.1 ? 0 : share, 2 * stamped > words.pages.size()};
}

/// What recognising its text would mend of a PDF that was read badly.
TextLayerRemedy remedy_for(const ReadingSigns& signs, const TextShares& shares, const FileRecord& record) {
  if (record.badly_read_because.empty()) return TextLayerRemedy::None;
  const auto main = estimate_of(signs).main;
  if (main == Sign::OddCharacters || (main == Sign::PagesWithoutText && shares.stamped))
    return TextLayerRemedy::Replace;
  return main == Sign::PagesWithoutText ? TextLayerRemedy::Recognise : TextLayerRemedy::None;
}

}  // namespace

bool is_pdf(std::string_view bytes) {
  const auto at = bytes.substr(0, signature_within).find(signature);
  return at == 0 || (at != std::string_view::npos && bytes.find("startxref", at) != std::string_view::npos);
}

Result<PaperReading> read_pdf_paper(std::string_view bytes, ReadingProbe* probe) {
  auto words = pdf::words_in_child(bytes);
  if (!words) return words.error();
  if (const auto layer = pdf::look_at_layer(*words); layer.missing || layer.gibberish) return unreadable_layer(layer);
  const auto shares = shares_of(*words);
  constexpr double nearly_all = 0.9;
  if (shares.without > nearly_all && shares.stamped) return unreadable_layer({});
  PaperReading reading;
  reading.notes = notes::notes_of(*words);
  note_limits(*words, reading.record);
  const auto info = words->info;
  const auto pdf = pdf::read_paper(std::move(*words), probe);
  if (pdf.passages.empty()) {
    return Error{ErrorCode::BadData, "the PDF holds no running text", "convert it to Markdown or plain text"};
  }
  SectionFinder finder(pdf.passages);
  reading.passages = finder.run();
  if (probe != nullptr) probe->blocks = finder.take_blocks();
  reading.paper = paper_of(pdf, info);
  reading.record.bytes = bytes.size();
  note_dropped(pdf, reading.record);
  for (const auto& passage : reading.passages) ++reading.record.passages[static_cast<std::size_t>(passage.kind)];
  const auto signs = note_quality(reading.passages, SourceForm::Pdf, shares.without, reading.record);
  reading.remedy = remedy_for(signs, shares, reading.record);
  if (probe != nullptr) probe->signs = signs;
  return reading;
}

TextLayerRemedy remedy_for(const Error& refusal) {
  if (refusal.message == no_layer) return TextLayerRemedy::Recognise;
  const bool replace = refusal.message == no_meaning || refusal.message == only_stamps;
  return replace ? TextLayerRemedy::Replace : TextLayerRemedy::None;
}

}  // namespace dossier::reading
