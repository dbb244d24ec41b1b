// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/source/office.hpp"

#include "base/strings.hpp"
#include "indexer/source/file_program.hpp"

namespace dossier::reading {
namespace {

/// `WordDocument` in UTF-16: the stream that Word's own container holds, and that of a spreadsheet or of an encrypted
/// file does not.
constexpr std::string_view word_stream("W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0", 24);

/// A path as part of a URL.
std::string url_path(const std::string& path) {
  constexpr std::string_view hex = "0123456789ABCDEF";
  std::string out;
  for (const char c : path) {
    if (is_alpha_ascii(c) || is_digit(c) || c == '/' || c == '-' || c == '.' || c == '_' || c == '~') {
      out += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    out += '%';
    out += hex[byte >> 4U];
    out += hex[byte & 15U];
  }
  return out;
}

}  // namespace

std::string_view office_format(std::string_view bytes) {
  if (bytes.starts_with("{\\rtf")) return "rtf";
  const bool word = bytes.find(word_stream) != std::string_view::npos;
  if (bytes.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") && word) return "doc";
  return {};
}

Error office_error(std::string_view format) {
  return {ErrorCode::BadData, "it is a ." + std::string(format) + " file, which only `dossier index` converts",
          "save it as .docx or .odt"};
}

Result<std::string> office_as_docx(std::string_view bytes, const std::string& hash, std::chrono::seconds time) {
  const std::string in = "in." + std::string(office_format(bytes));
  FileProgram program{"soffice", "install LibreOffice (`apt install libreoffice-writer`), or save the file as .docx",
                      in,        "in.docx",
                      {},        time};
  program.arguments = [in](const std::filesystem::path& work) {
    return std::vector<std::string>{"-env:UserInstallation=file://" + url_path((work / "profile").string()),
                                    "--headless",
                                    "--norestore",
                                    "--convert-to",
                                    "docx",
                                    "--outdir",
                                    work.string(),
                                    (work / in).string()};
  };
  return make_file(program, bytes, made_files_cache("office"), hash + ".docx");
}

}  // namespace dossier::reading
