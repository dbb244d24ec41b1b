// SPDX-License-Identifier: GPL-3.0-or-later
// Files of one group, of which some cannot be opened for now.
#include "indexer/read_files.hpp"
#include "indexer/bibliography/identity.hpp"
#include "tests/unit/indexer/library.hpp"

#include <deque>
#include <map>
#include <string>

namespace {

using namespace dossier;

/// A group of files in a folder; those that are not put there cannot be opened.
class Group {
 public:
  PlannedFile& add(const std::string& name) {
    auto& planned = files_.emplace_back();
    planned.file.name = name;
    planned.file.path = library_.papers / name;
    planned.file.format = FileFormat::Paper;
    planned.paper_id = name;
    planned.group = "salt";
    return planned;
  }
  PlannedFile& put(const std::string& name, const std::string& content) {
    library_.put(name, content);
    return add(name);
  }
  /// A file that the index has.
  PlannedFile& indexed(PlannedFile& planned) {
    auto& record = records_.emplace_back();
    record.path = planned.file.name;
    planned.before = planned.account = &record;
    return planned;
  }
  /// A file that was given up for another one.
  PlannedFile& given_up(PlannedFile& planned, const std::string& instead) {
    auto& record = records_.emplace_back();
    record.path = planned.file.name;
    record.read_instead = instead;
    record.skipped_because = "it is the same as " + instead;
    planned.account = &record;
    return planned;
  }
  /// `read`, `unreadable`, `bad` or `instead FILE: WHY` of each file.
  [[nodiscard]] std::map<std::string, std::string> read() const {
    PlannedGroup group;
    for (const auto& file : files_) group.push_back(&file);
    const bibliography::Identities identities({}, {}, {});
    std::map<std::string, std::string> out;
    for (const auto& one : read_files(group, nullptr, identities, library_.options)) {
      auto& what = out[one.planned->file.name];
      if (one.failure) what = one.failure->code == ErrorCode::Unreadable ? "unreadable" : "bad";
      if (!one.read_instead.empty()) what += "instead " + one.read_instead + ": " + one.because;
      if (!one.content.papers.empty()) what += "read";
    }
    return out;
  }

 private:
  test::Library library_;
  std::deque<PlannedFile> files_;
  std::deque<FileRecord> records_;
};

const std::string ferries =
    "# On Ferries\n\n## Text\n\nThe ferry of the harbour was late on each day of that long and windy spring.\n\n"
    "Its crew had gone to the herring, and nobody in the town knew how to bring them back before the summer.\n";
const std::string roads =
    "# On Roads\n\n## Text\n\nSalt was carried over the hills for as long as people lived at the coast.\n\n"
    "The carriers went in spring and came home before the first snow closed the passes to the villages.\n";

using Files = std::map<std::string, std::string>;

}  // namespace

TEST_CASE("What was given up for a file stays so while that cannot be opened") {
  Group group;
  group.indexed(group.add("salt.pdf"));
  group.given_up(group.put("salt.md", ferries), "salt.pdf");
  group.given_up(group.put("salt.html", ""), "salt.pdf");
  group.given_up(group.add("salt.txt"), "salt.pdf");
  group.given_up(group.put("salt.odd.md", roads), "salt.htm");
  CHECK(group.read() == Files{{"salt.pdf", "unreadable"},
                              {"salt.md", "instead salt.pdf: it is the same as salt.pdf"},
                              {"salt.html", "instead salt.pdf: it is the same as salt.pdf"},
                              {"salt.txt", "unreadable"},
                              {"salt.odd.md", "read"}});
}

TEST_CASE("A file that cannot be opened and that the index does not have holds nothing back") {
  Group group;
  group.add("salt.pdf");
  group.given_up(group.put("salt.md", ferries), "salt.pdf");
  CHECK(group.read() == Files{{"salt.pdf", "unreadable"}, {"salt.md", "read"}});
}

TEST_CASE("A file that no report knows is read, whatever cannot be opened beside it") {
  Group group;
  group.indexed(group.add("salt.pdf"));
  group.put("salt.md", ferries);
  CHECK(group.read() == Files{{"salt.pdf", "unreadable"}, {"salt.md", "read"}});
}

TEST_CASE("A file that can be opened and holds nothing is given up for another one") {
  Group group;
  group.indexed(group.put("salt.pdf", "%PDF-1.4\nbroken"));
  group.given_up(group.put("salt.md", ferries), "salt.pdf");
  const auto files = group.read();
  CHECK(files.at("salt.md") == "read");
  CHECK(files.at("salt.pdf").starts_with("instead salt.md: salt.md is used instead: "));
}
