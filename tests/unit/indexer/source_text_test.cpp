// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/source/source_text.hpp"

#include "base/utf8.hpp"
#include "tests/support/catch.hpp"

#include <string>
#include <vector>

using dossier::reading::decode_source;
using namespace std::string_literals;

namespace {

std::string wide(std::string_view ascii, bool little) {
  std::string out;
  for (const char c : ascii) out += little ? std::string{c, '\0'} : std::string{'\0', c};
  return out;
}

}  // namespace

TEST_CASE("text in every usual encoding becomes UTF-8") {
  const auto sentence = "The harbour of the town was closed for most of the winter."s;
  CHECK(decode_source("\xEF\xBB\xBF" + sentence)->text == sentence);
  CHECK(decode_source("\xFF\xFE" + wide(sentence, true))->text == sentence);
  CHECK(decode_source("\xFE\xFF" + wide(sentence, false))->text == sentence);
  CHECK(decode_source(wide(sentence, true))->text == sentence);
  const auto latin = decode_source("Le pr\xE9sident du Conseil a \xE9t\xE9 re\xE7u \xE0 Z\xFCrich hier soir.");
  CHECK(latin->text == "Le président du Conseil a été reçu à Zürich hier soir.");
  CHECK(latin->reencoded);
  REQUIRE(latin->notes.size() == 1);
  CHECK(latin->notes[0].find("converted to UTF-8") != std::string::npos);
}

TEST_CASE("broken UTF-8 is repaired with a note, and control characters go") {
  const auto source = decode_source("Z\xC3\xBCrich, M\xC3\xBCnchen and a broken \xE2\x82 byte");
  CHECK(dossier::utf8::valid(source->text));
  CHECK(source->repaired_bytes == 2);
  CHECK(source->notes.size() == 1);
  const auto nul = decode_source("one\0two\x01 three, and enough text for it to be a text"s);
  CHECK(nul->text == "onetwo three, and enough text for it to be a text");
  CHECK(nul->controls == 2);
}

TEST_CASE("what is no text is refused with reason and remedy") {
  const std::string binary(200, '\x01');
  struct Row {
    std::string_view bytes;
    const char* message;
  };
  const std::vector<Row> rows{
      {"", "the file is empty"},
      {" \n\t\n", "the file contains no text, only white space"},
      {"\xEF\xBB\xBF", "the file contains no text, only white space"},
      {"PK\x03\x04 docx", "it is a ZIP archive or an office document, not text"},
      {"\x89PNG\r\n", "it is a PNG image, not text"},
      {binary, "it is a binary file, not text"},
  };
  for (const auto& row : rows) {
    const auto source = decode_source(row.bytes);
    REQUIRE_FALSE(source.has_value());
    CHECK(source.error().code == dossier::ErrorCode::BadData);
    CHECK(source.error().message == row.message);
    CHECK_FALSE(source.error().hint.empty());
  }
}
