// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/source/office.hpp"

#include "indexer/source/file_program.hpp"

namespace dossier::reading {

std::string_view office_format(std::string_view bytes) {
  if (bytes.starts_with("{\\rtf")) return "rtf";
  if (bytes.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")) return "doc";
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
    return std::vector<std::string>{"-env:UserInstallation=file://" + (work / "profile").string(),
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
