// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/paper_reader.hpp"
#include "indexer/quality/reading_estimate.hpp"

#include "tests/support/catch.hpp"

#include <string>
#include <vector>

using namespace dossier;
using namespace dossier::reading;

namespace {

const std::string whole =
    "The two governments agreed on the share of each canal in the dry season, and set up a commission that meets twice "
    "a year and publishes what every gauge has shown.";

std::vector<Passage> paragraphs(const std::vector<std::string>& texts) {
  std::vector<Passage> passages;
  for (const auto& text : texts) {
    Passage passage;
    passage.text = text;
    passages.push_back(passage);
  }
  return passages;
}

ReadingEstimate estimate(const std::vector<std::string>& texts, SourceForm form = SourceForm::Markup) {
  return estimate_of(signs_of(paragraphs(texts), form));
}

std::string repeated(const std::string& text, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += (i > 0 ? " " : "") + text;
  return out;
}

}  // namespace

TEST_CASE("whole paragraphs are taken to be read well") {
  CHECK(estimate(std::vector<std::string>(20, whole)).right > 0.9);
  FileRecord record;
  note_quality(paragraphs(std::vector<std::string>(20, whole)), SourceForm::Markup, 0, record);
  CHECK(record.quality > 90);
  CHECK(record.badly_read_because.empty());
}

TEST_CASE("each sign lowers the estimate and is named where it is the main one") {
  struct Row {
    std::string text;
    Sign sign;
  };
  const std::vector<Row> rows{
      {"The two governments agreed on the share of each canal in the dry season, and set up a commission that meets "
       "twice a year and publishes what the",
       Sign::UnendedWords},
      {"and set up a commission that meets twice a year and publishes what every gauge in the two provinces of the "
       "river has shown since.",
       Sign::BeginsInside},
      {repeated(whole, 20), Sign::Long},
      {"Figure of rain.", Sign::Short},
      {repeated("The \xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD of the \xEF\xBF\xBD\xEF\xBF\xBD two.", 8),
       Sign::OddCharacters},
  };
  for (const auto& row : rows) {
    INFO(to_string(row.sign));
    const auto found = estimate(std::vector<std::string>(20, row.text));
    CHECK(found.right < estimate(std::vector<std::string>(20, whole)).right);
    CHECK(to_string(found.main) == to_string(row.sign));
  }
}

TEST_CASE("what breaks off everywhere is reported with a remedy for its form") {
  const std::vector<std::string> torn(20, "and the share of each canal was 12 34 of the");
  FileRecord record;
  note_quality(paragraphs(torn), SourceForm::PlainText, 0, record);
  CHECK(record.quality < 50);
  CHECK(record.badly_read_because.find("index the PDF itself") != std::string::npos);
  note_quality(paragraphs(torn), SourceForm::Pdf, 0, record);
  CHECK(record.badly_read_because.find("convert it to Markdown with another tool") != std::string::npos);
}

TEST_CASE("a few paragraphs are no ground for a warning") {
  FileRecord record;
  note_quality(paragraphs({"and the", "of the", "twelve"}), SourceForm::PlainText, 0, record);
  CHECK(record.badly_read_because.empty());
  note_quality({}, SourceForm::Pdf, 0, record);
  CHECK(record.quality > 90);
  CHECK(record.badly_read_because.empty());
}

TEST_CASE("pages without text lower the estimate by their share") {
  FileRecord record;
  note_quality(paragraphs(std::vector<std::string>(20, whole)), SourceForm::Pdf, 0.6, record);
  CHECK(record.quality < 45);
  CHECK(record.badly_read_because.find("--ocr") != std::string::npos);
}

TEST_CASE("texts without spaces between words are measured too") {
  const std::string chinese = "两国政府同意在枯水期分配每条运河的水量，并成立了一个每年举行两次会议的委员会。";
  CHECK(estimate(std::vector<std::string>(20, chinese + chinese)).right > 0.9);
  CHECK(estimate(std::vector<std::string>(20, "两国政府同意在枯水期分配每条运河的水量，并成立了一个")).right < 0.85);
}

TEST_CASE("read_paper fills the estimate of its record") {
  std::string text = "# Water\n\n## Introduction\n\n";
  for (int i = 0; i < 8; ++i) text += whole + "\n\n";
  const auto reading = read_paper(text);
  REQUIRE(reading);
  CHECK(reading->record.quality > 90);
}
