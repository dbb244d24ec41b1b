// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/source/ocr.hpp"

#include "indexer/source/file_program.hpp"

namespace dossier::pdf {

std::filesystem::path ocr_cache() { return made_files_cache("ocr"); }

Result<std::string> with_text_layer(std::string_view bytes, const std::string& hash, bool force,
                                    const OcrLimits& limits) {
  FileProgram program{"ocrmypdf", "install it (`apt install ocrmypdf`)", "in.pdf", "out.pdf", {}, limits.time};
  program.arguments = [force](const std::filesystem::path& work) {
    return std::vector<std::string>{"--quiet", force ? "--force-ocr" : "--skip-text", (work / "in.pdf").string(),
                                    (work / "out.pdf").string()};
  };
  return make_file(program, bytes, ocr_cache(), hash + (force ? "-forced.pdf" : ".pdf"));
}

}  // namespace dossier::pdf
