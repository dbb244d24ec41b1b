// SPDX-License-Identifier: GPL-3.0-or-later
// Runs a fuzz target over each file of a folder, with the empty input, and with simple inputs built to hurt: the main
// of the fuzz targets where there is no libFuzzer.
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

void run(const std::string& bytes) {
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
}

std::string repeated(const std::string& piece, int times) {
  std::string text;
  for (int i = 0; i < times; ++i) text += piece;
  return text;
}

}  // namespace

int main(int argc, char* argv[]) {
  std::size_t files = 0;
  if (argc > 1 && std::filesystem::is_directory(argv[1])) {
    for (const auto& entry : std::filesystem::directory_iterator(argv[1])) {
      std::ifstream in(entry.path(), std::ios::binary);
      run(std::string(std::istreambuf_iterator<char>(in), {}));
      ++files;
    }
  }
  run("");
  run(std::string(4096, '\0'));
  run(std::string(4096, '\xff'));
  for (const char* piece :
       {"(", "\"", "a ", "-", "* ", "# a\n\n", "|a", "<i>", "a*", "&amp;", "\xcc\x81", "\xe4\xb8\xad"}) {
    run(repeated(piece, 20000));
  }
  std::cout << files << " kept inputs replayed\n";
  return 0;
}
