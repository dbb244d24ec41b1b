// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/source/source_text.hpp"

#include "base/languages/painted_text.hpp"
#include "base/utf8.hpp"

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include <algorithm>
#include <array>
#include <climits>
#include <memory>
#include <utility>

namespace dossier::reading {
namespace {

constexpr std::size_t sample_size = std::size_t{64} * 1024;

struct Signature {
  std::string_view bytes;
  std::string_view what;
};

// Formats that people put beside their papers and that must not be read as text.
constexpr std::array signatures{Signature{"PK\x03\x04", "a ZIP archive or an office document"},
                                Signature{"\x89PNG", "a PNG image"},
                                Signature{"\xFF\xD8\xFF", "a JPEG image"},
                                Signature{"GIF8", "a GIF image"},
                                Signature{"\x1F\x8B", "a gzip archive"},
                                Signature{"\xFD"
                                          "7zXZ",
                                          "an xz archive"},
                                Signature{"\xD0\xCF\x11\xE0", "an old office document"},
                                Signature{"\x7F"
                                          "ELF",
                                          "a program"},
                                Signature{"{\\rtf", "an RTF document"}};

Error not_text(std::string message) {
  return Error{ErrorCode::BadData, std::move(message),
               "convert it to Markdown or plain text first, for example with pdftotext or pandoc"};
}

bool is_dropped_control(unsigned char c) {
  return (c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f') || c == 0x7F;
}

/// Share of bytes that no text has; NULs count as UTF-16 has them in every second byte.
double control_share(std::string_view sample) {
  const auto controls = std::count_if(sample.begin(), sample.end(),
                                      [](char c) { return is_dropped_control(static_cast<unsigned char>(c)); });
  return sample.empty() ? 0.0 : static_cast<double>(controls) / static_cast<double>(sample.size());
}

/// "UTF-16LE" or "UTF-16BE" where the zeros of one parity show text in a European language; else nullptr.
const char* utf16_without_mark(std::string_view sample) {
  std::array<std::size_t, 2> zeros{};
  for (std::size_t at = 0; at < sample.size(); ++at) zeros[at % 2] += sample[at] == '\0' ? 1 : 0;
  const auto half = sample.size() / 2;
  if (half < 8) return nullptr;
  if (zeros[1] * 10 > half * 6 && zeros[0] * 20 < half) return "UTF-16LE";
  if (zeros[0] * 10 > half * 6 && zeros[1] * 20 < half) return "UTF-16BE";
  return nullptr;
}

bool convert(std::string_view bytes, const char* from, std::string& out) {
  if (bytes.size() > INT_MAX / 4) return false;
  UErrorCode status = U_ZERO_ERROR;
  const auto size = static_cast<int32_t>(bytes.size());
  out.resize(bytes.size() + (bytes.size() / 2) + 16);
  auto written = ucnv_convert("UTF-8", from, out.data(), static_cast<int32_t>(out.size()), bytes.data(), size, &status);
  if (status == U_BUFFER_OVERFLOW_ERROR) {
    status = U_ZERO_ERROR;
    out.resize(static_cast<std::size_t>(written) + 1);
    written = ucnv_convert("UTF-8", from, out.data(), static_cast<int32_t>(out.size()), bytes.data(), size, &status);
  }
  if (U_FAILURE(status)) return false;
  out.resize(static_cast<std::size_t>(written));
  return true;
}

/// ICU's best guess for text in a legacy encoding; Windows-1252 where it has none that is any good.
std::string detected(std::string_view sample) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector(ucsdet_open(&status), &ucsdet_close);
  if (U_FAILURE(status)) return "windows-1252";
  ucsdet_setText(detector.get(), sample.data(), static_cast<int32_t>(sample.size()), &status);
  const UCharsetMatch* match = ucsdet_detect(detector.get(), &status);
  if (U_FAILURE(status) || match == nullptr) return "windows-1252";
  const int32_t confidence = ucsdet_getConfidence(match, &status);
  const std::string name = ucsdet_getName(match, &status);
  if (U_FAILURE(status) || confidence < 30 || name == "UTF-8") return "windows-1252";
  return name == "ISO-8859-1" ? "windows-1252" : name;
}

/// Well-formed characters of more than one byte, and broken bytes.
std::pair<std::size_t, std::size_t> wide_and_broken(std::string_view text) {
  std::pair<std::size_t, std::size_t> counts;
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      ++at;
      continue;
    }
    const auto c = utf8::decode(text, at);
    ++(c.code == utf8::invalid_char ? counts.second : counts.first);
    at += c.size;
  }
  return counts;
}

void drop_controls(SourceText& source) {
  auto& text = source.text;
  const auto kept = std::remove_if(text.begin(), text.end(),
                                   [](char c) { return is_dropped_control(static_cast<unsigned char>(c)); });
  source.controls = static_cast<std::size_t>(text.end() - kept);
  if (source.controls == 0) return;
  text.erase(kept, text.end());
  source.notes.push_back(source.controls == 1
                             ? "1 control character (such as NUL) was left out."
                             : std::to_string(source.controls) + " control characters (such as NUL) were left out.");
}

/// Letters of a symbol font stand at U+F020 to U+F07E. Where several stand together, or a digit among them, they are
/// the ASCII characters of the same number; one that stands alone may be a bullet (text/marker.cpp) and stays.
void restore_symbols(std::string& text) {
  const auto symbol = [&text](std::size_t at) -> char {
    if (at + 2 >= text.size() || text[at] != '\xEF' || (text[at + 1] != '\x80' && text[at + 1] != '\x81')) return '\0';
    const auto code = utf8::decode(text, at).code;
    return code > 0xF020 && code < 0xF07F ? static_cast<char>(code - 0xF000) : '\0';
  };
  if (text.find("\xEF\x80") == std::string::npos && text.find("\xEF\x81") == std::string::npos) return;
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    std::string run;
    while (const char c = symbol(at + run.size() * 3)) run += c;
    const bool digit = std::any_of(run.begin(), run.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (run.size() >= 2 || digit) {
      out += run;
    } else {
      out.append(text, at, std::max<std::size_t>(run.size() * 3, 1));
    }
    at += std::max<std::size_t>(run.size() * 3, 1);
  }
  text = std::move(out);
}

bool from_encoding(std::string_view bytes, const std::string& name, SourceText& source) {
  if (!convert(bytes, name.c_str(), source.text)) return false;
  source.reencoded = true;
  source.notes.push_back("The file is in " + name + "; it was converted to UTF-8.");
  return true;
}

/// By the encoding that the content itself names; false where it names none, or one that ICU does not know.
bool from_declared(std::string_view bytes, const std::string& declared, SourceText& source) {
  if (declared.empty() || declared == "utf-8" || declared == "utf8" || declared.starts_with("utf-16")) return false;
  const bool latin = declared == "iso-8859-1" || declared == "latin1" || declared == "us-ascii";  // as browsers read it
  if (!convert(bytes, latin ? "windows-1252" : declared.c_str(), source.text)) return false;
  source.reencoded = wide_and_broken(bytes) != std::pair<std::size_t, std::size_t>();
  return true;
}

void decode_eight_bit(std::string_view bytes, SourceText& source) {
  const auto [wide, broken] = wide_and_broken(bytes);
  if (broken > wide && from_encoding(bytes, detected(bytes.substr(0, sample_size)), source)) return;
  source.text = utf8::repaired(bytes, &source.repaired_bytes);
  if (source.repaired_bytes == 0) return;
  source.notes.push_back(std::to_string(source.repaired_bytes) +
                         " bytes that are not UTF-8 were replaced by U+FFFD; check how the file was converted.");
}

/// Name of a wide encoding by its byte order mark, or by its zeros.
const char* wide_encoding(std::string_view bytes) {
  using namespace std::literals;
  if (bytes.starts_with("\xFF\xFE\0\0"sv)) return "UTF-32";
  if (bytes.starts_with("\0\0\xFE\xFF"sv)) return "UTF-32";
  if (bytes.starts_with("\xFF\xFE"sv) || bytes.starts_with("\xFE\xFF"sv)) return "UTF-16";
  return utf16_without_mark(bytes.substr(0, sample_size));
}

}  // namespace

Result<SourceText> decode_source(std::string_view bytes, const std::string& declared) {
  if (bytes.empty()) return Error{ErrorCode::BadData, "the file is empty", "remove it, or convert the paper again"};
  for (const auto& signature : signatures) {
    if (bytes.starts_with(signature.bytes)) return not_text("it is " + std::string(signature.what) + ", not text");
  }
  SourceText source;
  if (const char* wide = wide_encoding(bytes)) {
    if (!from_encoding(bytes, wide, source)) return not_text("it looks like " + std::string(wide) + " but is not");
  } else {
    if (control_share(bytes.substr(0, sample_size)) > 0.1) return not_text("it is a binary file, not text");
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    // Text beyond ASCII that is well-formed UTF-8 is UTF-8, whatever it says of itself.
    if (utf8::valid(bytes) && (declared.empty() || wide_and_broken(bytes).first > 0)) {
      source.text = std::string(bytes);
    } else if (!from_declared(bytes, declared, source)) {
      decode_eight_bit(bytes, source);
    }
  }
  if (source.text.starts_with("\xEF\xBB\xBF")) source.text.erase(0, 3);
  drop_controls(source);
  source.controls += drop_turns(source.text);
  source.painted = mend_painted_arabic(source.text);
  restore_symbols(source.text);
  if (source.text.find_first_not_of(" \t\r\n\f") == std::string::npos) {
    return Error{ErrorCode::BadData, "the file contains no text, only white space",
                 "remove it, or convert the paper again"};
  }
  return source;
}

}  // namespace dossier::reading
