// SPDX-License-Identifier: GPL-3.0-or-later
// How far a note may be from its mark, and how many may be missing: each limit from both sides.
#include "indexer/cleaning/note_lines.hpp"
#include "tests/support/catch.hpp"

#include <string>
#include <vector>

using namespace dossier::reading;

namespace {

/// Lines of running text, all of one width.
std::string running(std::size_t lines) {
  std::string text;
  for (std::size_t i = 0; i < lines; ++i)
    text += "and the ferries between the two towns lay in the harbour until spring\n";
  return text;
}

std::string marked(const std::string& mark) {
  return "and the ferries between the two towns lay in the harbour until it," + mark + "\n";
}

std::string note(const std::string& number) {
  return number +
         " See the minutes of the council of the two towns, volume nine, which\nare kept in the barn of the "
         "ferryman.\n";
}

/// The numbers of the notes that are found, in order, and the lines, from 1, at which they begin.
std::vector<std::pair<std::uint32_t, std::uint32_t>> notes_of(const std::string& text) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> found;
  for (const auto& edit : find_note_lines(split_lines(text)).edits) {
    if (edit.made.begins == Begins::Note) found.emplace_back(edit.made.note, edit.made.number);
  }
  return found;
}

using Found = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

}  // namespace

TEST_CASE("a note begins at most 150 lines below its mark", "[note lines]") {
  CHECK(notes_of(marked("1") + running(10) + note("1")) == Found{{1, 12}});
  CHECK(notes_of(marked("1") + running(149) + note("1")) == Found{{1, 151}});
  CHECK(notes_of(marked("1") + running(150) + note("1")).empty());
  CHECK(notes_of(running(10) + note("1")).empty());
  CHECK(notes_of(running(3) + note("1") + marked("1") + running(3)).empty());
}

TEST_CASE("two notes may be missing before one, and more only where the next follows", "[note lines]") {
  const auto first = marked("1") + running(6) + note("1") + "\f";
  CHECK(notes_of(first + marked("2") + running(6) + note("2")) == Found{{1, 8}, {2, 17}});
  CHECK(notes_of(first + marked("4") + running(6) + note("4")) == Found{{1, 8}, {4, 17}});
  CHECK(notes_of(first + marked("5") + running(6) + note("5")) == Found{{1, 8}});
  CHECK(notes_of(first + marked("5") + marked("6") + running(6) + note("5") + note("6")) ==
        Found{{1, 8}, {5, 18}, {6, 20}});
  CHECK(notes_of(first + marked("5") + running(6) + note("5") + note("6")) == Found{{1, 8}});
  CHECK(notes_of(first + marked("13") + marked("14") + running(6) + note("13") + note("14")) ==
        Found{{1, 8}, {13, 18}, {14, 20}});
  CHECK(notes_of(first + marked("14") + marked("15") + running(6) + note("14") + note("15")) == Found{{1, 8}});
}

TEST_CASE("a number that is not higher than the last note's begins none", "[note lines]") {
  const auto first = marked("2") + running(6) + note("2") + "\f";
  CHECK(notes_of(first + marked("2") + running(6) + note("2")) == Found{{2, 8}});
  CHECK(notes_of(first + marked("1") + running(6) + note("1")) == Found{{2, 8}});
  CHECK(notes_of(first + marked("3") + running(6) + note("3")) == Found{{2, 8}, {3, 17}});
}

TEST_CASE("below a heading that names the references no note begins", "[note lines]") {
  CHECK(notes_of(marked("1") + running(6) + "\nReferences\n\n" + note("1")).empty());
  CHECK(notes_of(marked("1") + running(6) + "\nReferences\n\n" + running(3) + "\nConclusion\n\n" + running(3) +
                 note("1")) == Found{{1, 20}});
}

TEST_CASE("what stands below a colon is a list", "[note lines]") {
  CHECK(notes_of(marked("1") + running(6) + "There were three of these in the harbour, as the two towns remember:\n" +
                 note("1"))
            .empty());
}
