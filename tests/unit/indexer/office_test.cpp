// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/source/office.hpp"
#include "indexer/paper_reader.hpp"
#include "indexer/source/file_program.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/indexer/fake_program.hpp"
#include "tests/unit/indexer/library.hpp"

#include <chrono>
#include <string>

using namespace dossier;
using namespace dossier::test;

namespace {

const std::string rtf = "{\\rtf1\\ansi The port was closed.}";
const std::string container = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and what Excel wrote";
const std::string doc("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0", 32);

// LibreOffice writes in.docx into the folder named behind --outdir, the seventh word.
const std::string converts = "cp \"$(dirname \"$0\")/../made.docx\" \"$7/in.docx\"\n";

FakeProgram fake_office(const std::string& script) {
  return FakeProgram("soffice", script, {{"made.docx", "# The port\n\nThe port was closed for a year by the war.\n"}});
}

}  // namespace

TEST_CASE("documents that only LibreOffice reads are told by their first bytes") {
  CHECK(reading::office_format(rtf) == "rtf");
  CHECK(reading::office_format(doc) == "doc");
  CHECK(reading::office_format(container).empty());
  CHECK(reading::office_format("# The port").empty());
  CHECK(reading::office_format("").empty());
  const auto read = read_paper(rtf);
  REQUIRE_FALSE(read);
  CHECK(read.error().message.find(".rtf file") != std::string::npos);
}

TEST_CASE("LibreOffice converts .rtf and .doc files once, into the cache") {
  const auto office = fake_office(converts);
  Library library;
  library.put("port.rtf", rtf);
  library.put("treaty.doc", doc);
  const auto report = library.build();
  CHECK(report.indexed == 2);
  CHECK(report.passages == 4);
  CHECK(office.runs() == 2);
  CHECK(office.kept("office") == 2);
  CHECK_FALSE(library.build().changed);
  library.options.rebuild = true;
  CHECK(library.build().indexed == 2);
  CHECK(office.runs() == 2);
}

TEST_CASE("made files are kept where XDG_CACHE_HOME says, else below that of the user, and a relative one is none") {
  const auto cache_before = variable("XDG_CACHE_HOME");
  const auto home_before = variable("HOME");
  const auto kept = [](const char* cache, const char* home) {
    cache == nullptr ? ::unsetenv("XDG_CACHE_HOME") : ::setenv("XDG_CACHE_HOME", cache, 1);
    home == nullptr ? ::unsetenv("HOME") : ::setenv("HOME", home, 1);
    return made_files_cache("office").string();
  };
  CHECK(kept("/var/made", "/home/ada") == "/var/made/dossier/office");
  CHECK(kept("/var/made", nullptr) == "/var/made/dossier/office");
  CHECK(kept(nullptr, "/home/ada") == "/home/ada/.cache/dossier/office");
  CHECK(kept("made", "/home/ada") == "/home/ada/.cache/dossier/office");
  CHECK(kept("", "/home/ada") == "/home/ada/.cache/dossier/office");
  CHECK(kept(nullptr, nullptr).empty());
  CHECK(kept("made", "ada").empty());
  CHECK(kept("", "").empty());
  cache_before.empty() ? ::unsetenv("XDG_CACHE_HOME") : ::setenv("XDG_CACHE_HOME", cache_before.c_str(), 1);
  home_before.empty() ? ::unsetenv("HOME") : ::setenv("HOME", home_before.c_str(), 1);
}

TEST_CASE("without LibreOffice the report says so, and a later run with it reads the file") {
  Library library;
  library.put("port.rtf", rtf);
  {
    const auto office = fake_office("");
    const auto report = library.build();
    CHECK(report.skipped == 1);
    REQUIRE_FALSE(report.files.empty());
    const auto& reason = report.files.front().skipped_because;
    CHECK(reason.find("it is a .rtf file, and soffice is not installed; install LibreOffice") != std::string::npos);
  }
  const auto office = fake_office(converts);
  CHECK(library.build().indexed == 1);
}

TEST_CASE("a conversion that fails, makes nothing or hangs is reported and leaves nothing behind") {
  struct Row {
    const char* script;
    const char* message;
  };
  const Row rows[] = {
      {"exit 3\n", "failed with status 3"}, {"exit 0\n", "made nothing"}, {"sleep 60\n", "takes too long"}};
  for (const auto& row : rows) {
    INFO(row.message);
    const auto office = fake_office(row.script);
    const auto made = reading::office_as_docx(rtf, "0123", std::chrono::seconds(1));
    REQUIRE_FALSE(made);
    CHECK(made.error().message.find(row.message) != std::string::npos);
    CHECK(office.kept("office") == 0);
  }
}
