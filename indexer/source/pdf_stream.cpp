// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/source/pdf_stream.hpp"

#include "base/utf8.hpp"

#include <cmath>
#include <cstring>

namespace dossier::pdf {
namespace {

constexpr std::size_t largest_record = std::size_t{1} << 28;
constexpr std::size_t head_size = 5;

template <class T>
void put(std::string& out, T value) {
  char bytes[sizeof(T)];
  std::memcpy(bytes, &value, sizeof(T));
  out.append(bytes, sizeof(T));
}

void put_text(std::string& out, std::string_view text) {
  put(out, static_cast<std::uint32_t>(text.size()));
  out += text;
}

/// Writes a record and fills its size in.
template <class Fill>
void put_record(std::string& out, char kind, Fill fill) {
  out += kind;
  const auto place = out.size();
  put(out, std::uint32_t{0});
  fill();
  const auto size = static_cast<std::uint32_t>(out.size() - place - sizeof(std::uint32_t));
  std::memcpy(out.data() + place, &size, sizeof(size));
}

/// Reads what `put` wrote; fails, and stays failed, at the end of the content.
class Source {
 public:
  explicit Source(std::string_view content) : content_(content) {}

  template <class T>
  T get() {
    T value{};
    if (content_.size() < sizeof(T)) {
      good_ = false;
      return value;
    }
    std::memcpy(&value, content_.data(), sizeof(T));
    content_.remove_prefix(sizeof(T));
    return value;
  }

  float get_length() {
    const auto value = get<float>();
    if (!std::isfinite(value)) good_ = false;
    return value;
  }

  std::string get_text() {
    const auto size = get<std::uint32_t>();
    if (size > content_.size()) {
      good_ = false;
      return {};
    }
    std::string text(content_.substr(0, size));
    content_.remove_prefix(size);
    return utf8::valid(text) ? text : utf8::repaired(text);
  }

  void fail() { good_ = false; }
  [[nodiscard]] bool good() const { return good_; }
  [[nodiscard]] std::size_t left() const { return content_.size(); }

 private:
  std::string_view content_;
  bool good_ = true;
};

void write_annotation(const Annotation& annotation, std::string& out) {
  put(out, static_cast<std::uint8_t>(annotation.marks_text));
  put_text(out, annotation.comment);
  put(out, static_cast<std::uint32_t>(annotation.boxes.size()));
  for (const auto& box : annotation.boxes) {
    for (const float place : {box.x0, box.y0, box.x1, box.y1}) put(out, place);
  }
}

Annotation read_annotation(Source& source) {
  Annotation annotation;
  annotation.marks_text = source.get<std::uint8_t>() != 0;
  annotation.comment = source.get_text();
  constexpr std::size_t box_size = 16;
  const auto boxes = source.get<std::uint32_t>();
  if (boxes > source.left() / box_size) {
    source.fail();
    return annotation;
  }
  annotation.boxes.resize(boxes);
  for (auto& box : annotation.boxes) {
    for (float* place : {&box.x0, &box.y0, &box.x1, &box.y1}) *place = source.get_length();
  }
  return annotation;
}

}  // namespace

void write_page(const Page& page, std::string& out) {
  put_record(out, 'P', [&] {
    put(out, page.width);
    put(out, page.height);
    put_text(out, page.label);
    put(out, static_cast<std::uint32_t>(page.words.size()));
    for (const auto& word : page.words) {
      for (const float place : {word.box.x0, word.box.y0, word.box.x1, word.box.y1, word.size}) put(out, place);
      put(out, word.font);
      put(out, word.quarter_turns);
      put(out, static_cast<std::uint8_t>(word.space_after));
      put_text(out, word.text);
    }
    put(out, static_cast<std::uint32_t>(page.annotations.size()));
    for (const auto& annotation : page.annotations) write_annotation(annotation, out);
  });
}

void write_end(const PdfText& text, std::string& out) {
  put_record(out, 'E', [&] {
    for (const auto* one : {&text.info.title, &text.info.author, &text.info.xmp}) put_text(out, *one);
    put(out, static_cast<std::uint64_t>(text.cut_pages));
    put(out, static_cast<std::uint8_t>(text.annotations_cut));
    put(out, static_cast<std::uint32_t>(text.fonts.size()));
    for (const auto& font : text.fonts) put_text(out, font);
  });
}

void write_error(const Error& error, std::string& out) {
  put_record(out, 'X', [&] {
    put(out, static_cast<std::uint8_t>(error.code));
    put_text(out, error.message);
    put_text(out, error.hint);
  });
}

void StreamReader::feed(std::string_view bytes) {
  if (done_) return;
  waiting_.append(bytes);
  while (!done_ && take_record()) {
  }
  waiting_.erase(0, at_);
  at_ = 0;
}

bool StreamReader::take_record() {
  const auto left = std::string_view(waiting_).substr(at_);
  if (left.size() < head_size) return false;
  std::uint32_t size = 0;
  std::memcpy(&size, left.data() + 1, sizeof(size));
  if (size > largest_record) {
    failed_ = done_ = true;
    return false;
  }
  if (left.size() - head_size < size) return false;
  const auto content = left.substr(head_size, size);
  const bool good = left[0] == 'P'   ? read_page(content)
                    : left[0] == 'E' ? read_end(content)
                                     : left[0] == 'X' && read_error(content);
  if (!good) failed_ = true;
  if (!good || left[0] != 'P') done_ = true;
  at_ += head_size + size;
  return true;
}

bool StreamReader::read_page(std::string_view content) {
  Source source(content);
  Page page;
  page.width = source.get_length();
  page.height = source.get_length();
  page.label = source.get_text();
  const auto words = source.get<std::uint32_t>();
  constexpr std::size_t smallest_word = 28;
  if (!source.good() || words > source.left() / smallest_word) return false;
  page.words.resize(words);
  for (auto& word : page.words) {
    for (float* place : {&word.box.x0, &word.box.y0, &word.box.x1, &word.box.y1, &word.size})
      *place = source.get_length();
    word.font = source.get<std::uint16_t>();
    word.quarter_turns = source.get<std::uint8_t>();
    word.space_after = source.get<std::uint8_t>() != 0;
    word.text = source.get_text();
  }
  constexpr std::size_t smallest_annotation = 9;
  const auto annotations = source.get<std::uint32_t>();
  if (!source.good() || annotations > source.left() / smallest_annotation) return false;
  for (std::uint32_t i = 0; i < annotations && source.good(); ++i) page.annotations.push_back(read_annotation(source));
  if (!source.good() || source.left() != 0) return false;
  text_.pages.push_back(std::move(page));
  return true;
}

bool StreamReader::read_end(std::string_view content) {
  Source source(content);
  for (auto* one : {&text_.info.title, &text_.info.author, &text_.info.xmp}) *one = source.get_text();
  text_.cut_pages = static_cast<std::size_t>(source.get<std::uint64_t>());
  text_.annotations_cut = source.get<std::uint8_t>() != 0;
  const auto fonts = source.get<std::uint32_t>();
  if (!source.good() || fonts > source.left() / sizeof(std::uint32_t)) return false;
  for (std::uint32_t i = 0; i < fonts; ++i) text_.fonts.push_back(source.get_text());
  return source.good() && source.left() == 0;
}

bool StreamReader::read_error(std::string_view content) {
  Source source(content);
  const auto code = source.get<std::uint8_t>();
  error_.code =
      code <= static_cast<std::uint8_t>(ErrorCode::Cancelled) ? static_cast<ErrorCode>(code) : ErrorCode::BadData;
  error_.message = source.get_text();
  error_.hint = source.get_text();
  return source.good() && !error_.message.empty();
}

Result<PdfText> StreamReader::finish() {
  if (!error_.message.empty() && !failed_) return error_;
  if (failed_ || !done_)
    return Error{ErrorCode::BadData, "reading the PDF broke off", "open it in a viewer and save it again"};
  return std::move(text_);
}

}  // namespace dossier::pdf
