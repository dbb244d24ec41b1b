// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/source/ocr.hpp"
#include "index/read/index_reader.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temp_folder.hpp"
#include "tests/unit/indexer/library.hpp"
#include "tests/unit/indexer/pdf_file.hpp"

#include <cstdlib>
#include <filesystem>
#include <string>

using namespace dossier;
using namespace dossier::test;

namespace {

namespace fs = std::filesystem;

std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

/// An `ocrmypdf` of the test's own in front of PATH, and a cache of its own; all as before behind it.
class FakeOcr {
 public:
  explicit FakeOcr(const std::string& script) {
    fs::create_directories(folder_.path() / "bin");
    fs::create_directories(folder_.path() / "cache");
    if (!script.empty()) {
      folder_.write("bin/ocrmypdf", "#!/bin/sh\necho run >> '" + (folder_.path() / "runs").string() + "'\n" + script);
      fs::permissions(folder_.path() / "bin/ocrmypdf", fs::perms::owner_all);
    }
    folder_.write("recognised.pdf", pdf_file::paper());
    const auto bin = (folder_.path() / "bin").string();
    ::setenv("PATH", script.empty() ? bin.c_str() : (bin + ":" + path_).c_str(), 1);
    ::setenv("XDG_CACHE_HOME", (folder_.path() / "cache").c_str(), 1);
  }
  FakeOcr(const FakeOcr&) = delete;
  FakeOcr& operator=(const FakeOcr&) = delete;
  ~FakeOcr() {
    ::setenv("PATH", path_.c_str(), 1);
    cache_.empty() ? ::unsetenv("XDG_CACHE_HOME") : ::setenv("XDG_CACHE_HOME", cache_.c_str(), 1);
  }
  /// How often the program ran.
  [[nodiscard]] std::size_t runs() const {
    std::error_code none;
    const auto size = fs::file_size(folder_.path() / "runs", none);
    return none ? 0 : size / 4;
  }
  /// Files and folders in the cache.
  [[nodiscard]] std::size_t kept() const {
    const auto cache = folder_.path() / "cache/dossier/ocr";
    return fs::exists(cache)
               ? static_cast<std::size_t>(std::distance(fs::directory_iterator(cache), fs::directory_iterator()))
               : 0;
  }

 private:
  std::string path_ = variable("PATH");
  std::string cache_ = variable("XDG_CACHE_HOME");
  TempFolder folder_;
};

const std::string scan = pdf_file::with_pages({{}, {}, {}});
const std::string recognises = "cp \"$(dirname \"$0\")/../recognised.pdf\" \"$4\"\n";

std::string reason(const BuildReport& report) {
  return report.files.empty() ? "" : report.files.front().skipped_because;
}

}  // namespace

TEST_CASE("a scan is recognised into the cache, and its file stays as it is") {
  const FakeOcr ocr(recognises);
  Library library;
  library.put("scan.pdf", scan);
  CHECK(library.build().skipped == 1);
  CHECK(ocr.runs() == 0);
  library.options.ocr = true;
  const auto report = library.build();
  CHECK(report.indexed == 1);
  CHECK(report.passages > 1);
  CHECK(ocr.runs() == 1);
  CHECK(ocr.kept() == 1);
  CHECK(fs::file_size(library.papers / "scan.pdf") == scan.size());
  CHECK_FALSE(library.build().changed);
  library.options.rebuild = true;
  CHECK(library.build().indexed == 1);
  CHECK(ocr.runs() == 1);
}

TEST_CASE("without ocrmypdf the report says so") {
  const FakeOcr ocr("");
  Library library;
  library.options.ocr = true;
  library.put("scan.pdf", scan);
  const auto report = library.build();
  CHECK(report.skipped == 1);
  CHECK(reason(report).find("ocrmypdf is not installed; install it") != std::string::npos);
  CHECK(ocr.kept() == 0);
}

TEST_CASE("an ocrmypdf that fails, makes nothing or hangs is reported and leaves nothing behind") {
  struct Row {
    std::string script;
    std::string message;
  };
  const Row rows[] = {
      {"exit 3\n", "failed with status 3"}, {"exit 0\n", "made nothing"}, {"sleep 60\n", "takes too long"}};
  for (const auto& row : rows) {
    INFO(row.message);
    const FakeOcr ocr(row.script);
    const auto made = pdf::with_text_layer(scan, "0123", true, {std::chrono::seconds(1)});
    REQUIRE_FALSE(made);
    CHECK(made.error().message.find(row.message) != std::string::npos);
    CHECK(ocr.kept() == 0);
  }
}

TEST_CASE("a file that has a text layer is not recognised") {
  const FakeOcr ocr(recognises);
  Library library;
  library.options.ocr = true;
  library.put("salt.pdf", pdf_file::paper());
  CHECK(library.build().indexed == 1);
  CHECK(ocr.runs() == 0);
}
