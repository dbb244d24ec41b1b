// SPDX-License-Identifier: GPL-3.0-or-later
// Prints the passages of PDFs as JSON lines, so that reading them can be scored: pdf_read [--without STEP]… FILE…
#include "base/utf8.hpp"
#include "indexer/pdf/pdf_reader.hpp"
#include "indexer/source/pdf_child.hpp"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

namespace {

using nlohmann::json;

json json_of(const dossier::pdf::Passage& passage, const std::string& paper, std::size_t n) {
  json row{{"paper", paper},
           {"n", n},
           {"kind", dossier::pdf::name_of(passage.sort)},
           {"section", nullptr},
           {"heading", passage.heading}};
  row["page"] = {passage.first_page, passage.last_page};
  if (!passage.first_printed.empty()) row["printed"] = {passage.first_printed, passage.last_printed};
  if (passage.sort == dossier::pdf::PassageSort::Caption) row["role"] = "caption";
  for (const auto& one : passage.boxes) {
    row["boxes"].push_back(
        {{"page", one.page}, {"x", one.box.x0}, {"y", one.box.y0}, {"w", one.box.width()}, {"h", one.box.height()}});
  }
  row["text"] = dossier::utf8::repaired(passage.text);
  return row;
}

bool read(const std::filesystem::path& path, const std::vector<std::string>& without) {
  std::ifstream file(path, std::ios::binary);
  const std::string bytes(std::istreambuf_iterator<char>(file), {});
  const auto words = dossier::pdf::words_in_child(bytes);
  if (!words) {
    std::cerr << path.string() << ": " << words.error().message << '\n';
    return false;
  }
  dossier::reading::StageProbe probe;
  probe.without = without;
  const auto paper = dossier::pdf::read_paper(*words, without.empty() ? nullptr : &probe);
  if (paper.layer.missing) std::cerr << path.string() << ": no text layer\n";
  if (paper.layer.gibberish) std::cerr << path.string() << ": the text layer is gibberish\n";
  std::size_t n = 0;
  for (const auto& passage : paper.passages) {
    std::cout << json_of(passage, path.stem().string(), ++n).dump(-1, ' ', false, json::error_handler_t::replace)
              << '\n';
  }
  return true;
}

}  // namespace

int main(int count, char** values) {
  bool good = true;
  std::vector<std::string> without;
  for (int i = 1; i < count; ++i) {
    if (std::string_view(values[i]) == "--without" && i + 1 < count) {
      without.emplace_back(values[++i]);
    } else {
      good = read(values[i], without) && good;
    }
  }
  return good ? 0 : 1;
}
