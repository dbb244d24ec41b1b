// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/source/pdf_poppler.hpp"

#include "base/letters.hpp"
#include "base/utf8.hpp"
#include "indexer/source/pdf_letters.hpp"
#include "indexer/source/pdf_right_to_left.hpp"

#include <poppler/cpp/poppler-document.h>
#include <poppler/cpp/poppler-global.h>
#include <poppler/cpp/poppler-page.h>

#include <exception>
#include <memory>
#include <mutex>
#include <unordered_map>

namespace dossier::pdf {
namespace {

constexpr std::size_t most_fonts = 60000;
constexpr std::size_t longest_word = 400;  // bytes
constexpr std::size_t longest_xmp = std::size_t{1} << 18U;

bool is_control(char32_t code) { return code < 0x20 || code == 0x7F; }

constexpr bool is_accent(char32_t code) { return code >= 0x300 && code < 0x370; }

/// The letters of poppler, well-formed, accents with their letters: TeX puts them over an i without its dot. Without
/// control characters, but for those by which TeX numbers its letters.
std::string text_of(const poppler::ustring& wide, bool keep_tex = false) {
  std::string out;
  bool accents = false;
  for (std::size_t i = 0; i < wide.size(); ++i) {
    char32_t code = wide[i];
    if (code >= 0xD800 && code < 0xDC00 && i + 1 < wide.size() && wide[i + 1] >= 0xDC00 && wide[i + 1] < 0xE000) {
      code = 0x10000 + ((code - 0xD800) << 10) + (wide[++i] - 0xDC00U);
    }
    if ((is_control(code) && !(keep_tex && is_tex_code(code))) || code == 0xFEFF) continue;
    constexpr char32_t dotless = 0x131;
    if (code == dotless && i + 1 < wide.size() && is_accent(wide[i + 1])) code = U'i';
    accents = accents || is_accent(code);
    utf8::append(out, code);
  }
  return accents ? composed(out) : out;
}

/// `ABCDEF+Times-Roman` is a part of Times-Roman.
std::string without_subset(const std::string& name) {
  return utf8::repaired(name.size() > 7 && name[6] == '+' ? std::string_view(name).substr(7) : std::string_view(name));
}

class Fonts {
 public:
  explicit Fonts(std::vector<std::string>& names) : names_(names) {}

  std::uint16_t number_of(const std::string& full_name) {
    auto name = without_subset(full_name);
    const auto found = numbers_.find(name);
    if (found != numbers_.end()) return found->second;
    if (names_.size() >= most_fonts) return 0;
    const auto number = static_cast<std::uint16_t>(names_.size());
    names_.push_back(name);
    numbers_.emplace(std::move(name), number);
    return number;
  }

 private:
  std::vector<std::string>& names_;
  std::unordered_map<std::string, std::uint16_t> numbers_;
};

/// Widths of the letters of a word, in shares of its size.
std::vector<float> widths_of(const poppler::text_box& box) {
  std::vector<float> widths;
  const auto letters = box.text().size();
  const auto size = box.has_font_info() && box.get_font_size() > 0 ? box.get_font_size() : 1.0;
  for (std::size_t i = 0; i < letters; ++i) widths.push_back(static_cast<float>(box.char_bbox(i).width() / size));
  return widths;
}

/// The letters of a word; a font without a name may number them as TeX does.
std::string letters_of(const poppler::text_box& box, const TexLetters& tex) {
  if (!box.has_font_info() || !box.get_font_name().empty()) return text_of(box.text());
  return tex.mend(text_of(box.text(), true));
}

/// What is learned of a file's letters from page to page.
struct Learned {
  LogicalOrder order;
  TexLetters tex;
};

void read_words(poppler::page& from, Page& to, Fonts& fonts, Learned& learned, std::size_t limit, PdfText& text) {
  const auto boxes = from.text_list(poppler::page::text_list_include_font);
  auto& order = learned.order;
  for (const auto& box : boxes) {
    if (box.has_font_info() && box.get_font_name().empty()) learned.tex.learn(text_of(box.text(), true));
    const auto text_here = text_of(box.text());
    if (displayed_right_to_left(text_here)) order.learn(text_here, widths_of(box));
  }
  to.words.reserve(std::min(boxes.size(), limit));
  for (const auto& box : boxes) {
    if (to.words.size() >= limit) {
      ++text.cut_pages;
      return;
    }
    Word word;
    word.text = letters_of(box, learned.tex);
    if (word.text.empty()) continue;
    if (word.text.size() > longest_word) word.text.resize(utf8::boundary_before(word.text, longest_word));
    const auto at = box.bbox();
    word.box = {static_cast<float>(at.left()), static_cast<float>(at.top()), static_cast<float>(at.right()),
                static_cast<float>(at.bottom())};
    if (displayed_right_to_left(word.text)) word.text = order.mend(word.text, widths_of(box));
    word.quarter_turns = static_cast<std::uint8_t>(box.rotation());
    word.space_after = box.has_space_after();
    if (box.has_font_info()) {
      word.size = static_cast<float>(box.get_font_size());
      word.font = fonts.number_of(box.get_font_name());
    } else {
      word.size = word.box.height() / 1.2F;
    }
    to.words.push_back(std::move(word));
  }
}

void stay_silent() {
  static std::once_flag once;
  std::call_once(once, [] { poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr); });
}

void read_page(poppler::page& from, Page& page, Fonts& fonts, Learned& learned, const PdfLimits& limits,
               PdfText& text) {
  const auto rect = from.page_rect();
  page.width = static_cast<float>(rect.width());
  page.height = static_cast<float>(rect.height());
  if (const auto turn = from.orientation(); turn == poppler::page::landscape || turn == poppler::page::seascape) {
    std::swap(page.width, page.height);
  }
  page.label = text_of(from.label());
  read_words(from, page, fonts, learned, limits.words_a_page, text);
}

Result<PdfText> read(std::string_view bytes, const PdfLimits& limits, const PageSink& sink) {
  const std::unique_ptr<poppler::document> document(
      poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
  if (!document)
    return Error{ErrorCode::BadData, "the PDF is broken and cannot be opened", "open it in a viewer and save it again"};
  if (document->is_locked()) {
    return Error{ErrorCode::BadData, "the PDF is locked by a password", "save a copy without the password"};
  }
  const auto count = document->pages();
  if (count <= 0) return Error{ErrorCode::BadData, "the PDF has no pages", ""};
  const auto pages = static_cast<std::size_t>(count);
  if (pages > limits.pages) {
    return Error{ErrorCode::BadData, "the PDF says that it has " + std::to_string(pages) + " pages, more than are read",
                 "split it"};
  }
  PdfText text;
  text.fonts.emplace_back();
  Fonts fonts(text.fonts);
  Learned learned;
  text.info.title = text_of(document->get_title());
  text.info.author = text_of(document->get_author());
  if (const auto xmp = document->metadata(); xmp.size() <= longest_xmp) text.info.xmp = text_of(xmp);
  AnnotationReader annotations(bytes, limits);
  std::size_t words = 0;
  for (std::size_t i = 0; i < pages; ++i) {
    Page page;
    const std::unique_ptr<poppler::page> from(document->create_page(static_cast<int>(i)));
    if (from) read_page(*from, page, fonts, learned, limits, text);
    annotations.read(i, page);
    words += page.words.size();
    if (words > limits.words) return Error{ErrorCode::BadData, "the PDF has more words than are read", "split it"};
    sink(std::move(page));
  }
  text.annotations_cut = annotations.cut();
  return text;
}

}  // namespace

Result<PdfText> pages_by_poppler(std::string_view bytes, const PdfLimits& limits, const PageSink& sink) {
  if (bytes.size() > 0x7FFFFFFF) return Error{ErrorCode::BadData, "the PDF is larger than 2 GB", "split it"};
  if (bytes.substr(0, 1024).find("%PDF-") == std::string_view::npos) {
    return Error{ErrorCode::BadData, "the file is no PDF", ""};
  }
  stay_silent();
  try {
    return read(bytes, limits, sink);
  } catch (const std::exception& fault) {
    return Error{ErrorCode::BadData, std::string("the PDF cannot be read: ") + fault.what(), ""};
  }
}

}  // namespace dossier::pdf
