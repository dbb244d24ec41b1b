// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/jsonl_reader.hpp"
#include "taxonomy/taxonomy.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

using namespace dossier;

namespace {

ReadBytes reading(std::string_view& bytes) {
  return [&bytes](char* to, std::size_t most) -> Result<std::size_t> {
    const auto size = std::min(most, bytes.size());
    std::copy_n(bytes.begin(), size, to);
    bytes.remove_prefix(size);
    return size;
  };
}

struct AllLines {
  std::string bytes;
  std::vector<std::uint64_t> too_long;
  std::vector<std::string> ids;
  std::vector<std::string> notes;
};

AllLines split(std::string_view bytes, std::size_t longest) {
  AllLines all;
  JsonLineSplitter splitter(reading(bytes), longest);
  JsonLines lines;
  while (*splitter.next(lines)) {
    all.bytes += lines.bytes;
    all.too_long.insert(all.too_long.end(), lines.too_long.begin(), lines.too_long.end());
    auto read = read_json_lines(lines, Taxonomy::standard());
    for (const auto& record : read.records) all.ids.push_back(record.passage.id);
    for (const auto& note : read.account.sentences()) all.notes.push_back(note);
  }
  return all;
}

std::string line(const std::string& id, std::size_t size = 10) {
  return R"({"_id":")" + id + R"(","text":")" + std::string(size, 'x') + "\"}\n";
}

}  // namespace

TEST_CASE("Lines are cut at their ends only, whatever the pieces that are read") {
  std::string bytes;
  for (int i = 0; i < 400; ++i) bytes += line("r" + std::to_string(i), static_cast<std::size_t>(i) * 61 + 1);
  const auto all = split(bytes, std::size_t{4} << 20U);
  CHECK(all.bytes == bytes);
  CHECK(all.too_long.empty());
  CHECK(all.ids.size() == 400);
}

TEST_CASE("A line that is too long is left out with its number, the rest goes on") {
  const std::size_t longest = std::size_t{2} << 20U;
  for (const bool last : {false, true}) {
    auto bytes = line("a") + line("long", longest * 3) + line("b");
    if (last) bytes = line("a") + line("b") + line("long", longest * 3);
    const auto all = split(bytes, longest);
    CHECK(all.ids == std::vector<std::string>{"a", "b"});
    CHECK(all.too_long == std::vector<std::uint64_t>{last ? 3U : 2U});
    REQUIRE(all.notes.size() == 1);
    CHECK(all.notes.front() == "line " + std::string(last ? "3" : "2") + " was left out: it is longer than 16 MiB");
  }
}

TEST_CASE("A failure to read is no end of the file") {
  std::string bytes;
  for (int i = 0; i < 100000; ++i) bytes += line("r" + std::to_string(i));
  std::string_view left = bytes;
  int calls = 0;
  JsonLineSplitter splitter([&](char* to, std::size_t most) -> Result<std::size_t> {
    if (++calls == 3) return Error{ErrorCode::Unreadable, "the disk failed", ""};
    return reading(left)(to, most);
  });
  JsonLines lines;
  CHECK(*splitter.next(lines));
  CHECK(*splitter.next(lines));
  const auto third = splitter.next(lines);
  REQUIRE_FALSE(third);
  CHECK(third.error().message == "the disk failed");
}

TEST_CASE("Metadata as deep as one likes is refused, at a common depth it is read") {
  const auto nested = [](std::size_t depth, const std::string& open, const std::string& close) {
    std::string text = R"({"_id":"a","text":"The ferry.","metadata":)";
    for (std::size_t i = 0; i < depth; ++i) text += open;
    text += "1";
    for (std::size_t i = 0; i < depth; ++i) text += close;
    return text + "}\n";
  };
  CHECK(split(nested(20, R"({"metadata":)", "}"), longest_json_line).ids.size() == 1);
  for (const auto depth : {std::size_t{100}, std::size_t{100000}}) {
    for (const auto& [open, close] :
         {std::pair<std::string, std::string>{R"({"metadata":)", "}"}, {"[", "]"}, {R"([{"metadata":)", "}]"}}) {
      const auto all = split(nested(depth, open, close) + line("b"), longest_json_line);
      CHECK(all.ids == std::vector<std::string>{"b"});
      CHECK(all.notes == std::vector<std::string>{"line 1 was left out: it is nested more than 64 levels deep"});
    }
  }
  const std::string quoted = R"({"_id":"a","text":")" + std::string(1000, '[') + R"(\"[["})";
  CHECK(split(quoted, longest_json_line).ids.size() == 1);
}

TEST_CASE("A record names its page, or the first and the last one, and what is printed there") {
  struct Row {
    std::string members;
    PageRange pages;
    PrintedPages printed;
  };
  const std::vector<Row> rows{
      {R"("page":7)", {7, 7}, {}},
      {R"("page":"7")", {7, 7}, {}},
      {R"("page":[7,8],"printed":["214","215"])", {7, 8}, {"214", "215"}},
      {R"("page":[8,7])", {8, 8}, {}},
      {R"("page":null,"printed":null,"boxes":null)", {}, {}},
      {R"("page":0,"printed":"xii")", {}, {"xii", "xii"}},
      {R"("page":7,"printed":["] @x","8"])", {7, 7}, {}},
  };
  for (const auto& row : rows) {
    JsonLines lines;
    lines.bytes = R"({"_id":"a","text":"Salt.",)" + row.members + "}\n";
    const auto read = read_json_lines(lines, Taxonomy::standard());
    REQUIRE(read.records.size() == 1);
    CHECK(read.records[0].passage.pages == row.pages);
    CHECK(read.records[0].passage.printed == row.printed);
  }
}

TEST_CASE("Why a line is left out is said as it is") {
  const std::vector<std::pair<std::string, std::string>> rows{
      {R"({"_id":"","text":"water"})", "its `_id` is empty"},
      {R"({"_id":{},"text":"water"})", "its `_id` must be a string or a number"},
      {R"({"_id":null,"text":"water"})", "its `_id` must be a string or a number"},
      {R"({"_id":"a","text":"water","year":1e999})", "it holds a number that is too large"},
      {R"({"_id":"a","text":"water","year":-2e400})", "it holds a number that is too large"},
      {R"({"_id":"a","text":"water")", "it is not JSON"},
      {R"({"_id":"a" "text":1})", "it is not JSON"},
  };
  for (const auto& [text, fault] : rows) {
    CAPTURE(text);
    CHECK(split(text, 1000).notes == std::vector<std::string>{"line 1 was left out: " + fault});
  }
}

TEST_CASE("What a record says and what cannot be used of it is in the report") {
  const auto record = [](const std::string& field) { return R"({"_id":"a","text":"water",)" + field + "}"; };
  const std::string invalid = " is not valid for this field (1 record)";
  const auto theory = std::string(5000, 'x');
  const std::vector<std::pair<std::string, std::string>> rows{
      {R"("year":1e14)", "the value of the field `year`" + invalid},
      {R"("year":"abc")", "the value of the field `year`" + invalid},
      {R"("metadata":{"year":[]},"page":"twelve")", "the value of the field `page`" + invalid},
      {R"("page":0)", "the value of the field `page`" + invalid},
      {R"("printed":["a","b","c"])", "the value of the field `printed`" + invalid},
      {R"("kind":"chapter")", "the value of the field `kind`" + invalid},
      {R"("author":7)", "the value of the field `author`" + invalid},
      {R"("theory":")" + theory + '"', "the field `theory` is no"},
      {R"("dyads":["Iran-Iraq",")" + theory + "\"]", "the field `dyads` is no"},
      {R"("title":["One","Two"])", "of the field `title` only the first value is used (1 record)"},
  };
  for (const auto& [field, note] : rows) {
    CAPTURE(field);
    const auto notes = split(record(field), 10000).notes;
    REQUIRE(notes.size() == 1);
    CHECK(notes.front().starts_with(note));
  }
  for (const auto* field : {R"("year":2004)", R"("year":"2004")", R"("year":null)", R"("year":"")", R"("page":[])",
                            R"("kind":"footnote")", R"("author":"")", R"("author":["Sana Khan"])", R"("title":"One")",
                            R"("theory":"realism","keywords":["a","b"])"}) {
    CAPTURE(field);
    CHECK(split(record(field), 10000).notes.empty());
  }
}
