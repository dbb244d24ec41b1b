// SPDX-License-Identifier: GPL-3.0-or-later
// Prints the passages of PDFs as JSON lines, so that reading them can be scored: pdf_read [--without STEP]… FILE…
// pdf_read --each LIST FILE…: reads each PDF whole, then once without each step or sign that a line of the file LIST
// names, from the same words. Passages of such a reading follow only where it differs, with its name as `without`; a
// row without `text` where it has none.
#include "base/utf8.hpp"
#include "indexer/pdf/pdf_reader.hpp"
#include "indexer/source/pdf_child.hpp"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
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

std::optional<dossier::pdf::PdfText> words_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  const std::string bytes(std::istreambuf_iterator<char>(file), {});
  auto words = dossier::pdf::words_in_child(bytes);
  if (words) return std::move(*words);
  std::cerr << path.string() << ": " << words.error().message << '\n';
  return std::nullopt;
}

std::vector<json> rows_of(const dossier::pdf::PdfText& words, const std::filesystem::path& path,
                          const std::vector<std::string>& without) {
  dossier::reading::StageProbe probe;
  probe.without = without;
  const auto paper = dossier::pdf::read_paper(words, without.empty() ? nullptr : &probe);
  if (paper.layer.missing) std::cerr << path.string() << ": no text layer\n";
  if (paper.layer.gibberish) std::cerr << path.string() << ": the text layer is gibberish\n";
  std::vector<json> rows;
  for (const auto& passage : paper.passages) rows.push_back(json_of(passage, path.stem().string(), rows.size() + 1));
  return rows;
}

void print(const std::vector<json>& rows) {
  for (const auto& row : rows) std::cout << row.dump(-1, ' ', false, json::error_handler_t::replace) << '\n';
}

bool read(const std::filesystem::path& path, const std::vector<std::string>& without) {
  const auto words = words_of(path);
  if (words) print(rows_of(*words, path, without));
  return words.has_value();
}

bool read_each(const std::filesystem::path& path, const std::vector<std::string>& names) {
  const auto words = words_of(path);
  if (!words) return false;
  const auto whole = rows_of(*words, path, {});
  print(whole);
  for (const auto& name : names) {
    auto rows = rows_of(*words, path, {name});
    if (rows == whole) continue;
    if (rows.empty()) rows.push_back({{"paper", path.stem().string()}});
    for (auto& row : rows) row["without"] = name;
    print(rows);
  }
  return true;
}

std::vector<std::string> lines_of(const char* path) {
  std::ifstream file(path);
  std::vector<std::string> lines;
  for (std::string line; std::getline(file, line);) lines.push_back(line);
  return lines;
}

}  // namespace

int main(int count, char** values) {
  bool good = true;
  std::vector<std::string> without;
  std::vector<std::string> each;
  for (int i = 1; i < count; ++i) {
    const std::string_view value = values[i];
    if (value == "--without" && i + 1 < count) {
      without.emplace_back(values[++i]);
    } else if (value == "--each" && i + 1 < count) {
      each = lines_of(values[++i]);
    } else {
      good = (each.empty() ? read(values[i], without) : read_each(values[i], each)) && good;
    }
  }
  return good ? 0 : 1;
}
