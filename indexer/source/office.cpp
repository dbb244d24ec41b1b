// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/source/office.hpp"

#include "base/encoding/percent_encoding.hpp"
#include "indexer/source/file_program.hpp"

namespace dossier::reading {
namespace {

/// `WordDocument` in UTF-16: the stream that Word's own container holds, and that of a spreadsheet or of an encrypted
/// file does not.
constexpr std::string_view word_stream("W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0", 24);

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
    return std::vector<std::string>{"-env:UserInstallation=file://" + percent_encode((work / "profile").string(), "/"),
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
