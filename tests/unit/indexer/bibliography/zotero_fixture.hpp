// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/catch.hpp"

#include <sqlite3.h>

#include <filesystem>
#include <string>

namespace dossier::test {

/// A database with the tables of Zotero that are read, made anew at `path`.
class ZoteroFixture {
 public:
  explicit ZoteroFixture(const std::filesystem::path& path) {
    REQUIRE(sqlite3_open(path.c_str(), &database_) == SQLITE_OK);
    run(R"(
CREATE TABLE itemTypes (itemTypeID INTEGER PRIMARY KEY, typeName TEXT);
CREATE TABLE items (itemID INTEGER PRIMARY KEY, itemTypeID INT, dateAdded TIMESTAMP, libraryID INT, key TEXT);
CREATE TABLE fields (fieldID INTEGER PRIMARY KEY, fieldName TEXT);
CREATE TABLE itemDataValues (valueID INTEGER PRIMARY KEY, value);
CREATE TABLE itemData (itemID INT, fieldID INT, valueID INT, PRIMARY KEY (itemID, fieldID));
CREATE TABLE creatorTypes (creatorTypeID INTEGER PRIMARY KEY, creatorType TEXT);
CREATE TABLE creators (creatorID INTEGER PRIMARY KEY, firstName TEXT, lastName TEXT, fieldMode INT);
CREATE TABLE itemCreators (itemID INT, creatorID INT, creatorTypeID INT, orderIndex INT);
CREATE TABLE itemAttachments (itemID INTEGER PRIMARY KEY, parentItemID INT, linkMode INT, contentType TEXT, path TEXT);
CREATE TABLE collections (collectionID INTEGER PRIMARY KEY, collectionName TEXT, parentCollectionID INT, libraryID INT, key TEXT);
CREATE TABLE collectionItems (collectionID INT, itemID INT, orderIndex INT);
CREATE TABLE tags (tagID INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE itemTags (itemID INT, tagID INT, type INT);
CREATE TABLE deletedItems (itemID INTEGER PRIMARY KEY);
CREATE TABLE itemNotes (itemID INTEGER PRIMARY KEY, parentItemID INT, note TEXT, title TEXT);
CREATE TABLE itemAnnotations (itemID INTEGER PRIMARY KEY, parentItemID INT NOT NULL, type INTEGER NOT NULL, authorName TEXT,
  text TEXT, comment TEXT, color TEXT, pageLabel TEXT, sortIndex TEXT NOT NULL, position TEXT NOT NULL, isExternal INT NOT NULL);
INSERT INTO itemTypes VALUES (1, 'journalArticle'), (2, 'attachment'), (3, 'note'), (4, 'annotation');
INSERT INTO fields VALUES (1, 'title'), (2, 'date'), (3, 'publicationTitle'), (4, 'DOI'), (5, 'extra'), (6, 'volume');
INSERT INTO creatorTypes VALUES (1, 'author'), (2, 'editor'), (3, 'translator');
)");
  }
  ZoteroFixture(const ZoteroFixture&) = delete;
  ZoteroFixture& operator=(const ZoteroFixture&) = delete;
  ~ZoteroFixture() { sqlite3_close(database_); }

  void run(const std::string& sql) {
    char* message = nullptr;
    const auto status = sqlite3_exec(database_, sql.c_str(), nullptr, nullptr, &message);
    INFO((message == nullptr ? "" : message));
    REQUIRE(status == SQLITE_OK);
  }

  void item(int id, const std::string& key, int type = 1) {
    run("INSERT INTO items VALUES (" + std::to_string(id) + ", " + std::to_string(type) + ", '', 1, '" + key + "')");
  }
  void field(int item, int field, const std::string& value) {
    const auto number = std::to_string(++values_);
    run("INSERT INTO itemDataValues VALUES (" + number + ", '" + value + "')");
    run("INSERT INTO itemData VALUES (" + std::to_string(item) + ", " + std::to_string(field) + ", " + number + ")");
  }
  void creator(int item, const std::string& first, const std::string& last, int mode = 0, int type = 1) {
    const auto number = std::to_string(++creators_);
    run("INSERT INTO creators VALUES (" + number + ", '" + first + "', '" + last + "', " + std::to_string(mode) + ")");
    run("INSERT INTO itemCreators VALUES (" + std::to_string(item) + ", " + number + ", " + std::to_string(type) +
        ", " + number + ")");
  }
  void attachment(int id, const std::string& key, int parent, const std::string& path) {
    item(id, key, 2);
    run("INSERT INTO itemAttachments VALUES (" + std::to_string(id) + ", " + std::to_string(parent) +
        ", 0, 'application/pdf', '" + path + "')");
  }

  /// `parent`: an item, or nothing.
  void note(int id, const std::string& key, int parent, const std::string& html) {
    item(id, key, 3);
    run("INSERT INTO itemNotes VALUES (" + std::to_string(id) + ", " + (parent == 0 ? "NULL" : std::to_string(parent)) +
        ", '" + html + "', '')");
  }
  /// `parent`: an attachment; `text` NULL where it is empty, as Zotero has it for a comment on nothing.
  void annotation(int id, int parent, const std::string& text, const std::string& comment, const std::string& label,
                  const std::string& sort_index, const std::string& position, bool external = false) {
    item(id, "ANNO" + std::to_string(id), 4);
    run("INSERT INTO itemAnnotations VALUES (" + std::to_string(id) + ", " + std::to_string(parent) + ", 1, '', " +
        (text.empty() ? "NULL" : "'" + text + "'") + ", '" + comment + "', '#ffd400', '" + label + "', '" + sort_index +
        "', '" + position + "', " + (external ? "1" : "0") + ")");
  }

 private:
  sqlite3* database_ = nullptr;
  int values_ = 0;
  int creators_ = 0;
};

}  // namespace dossier::test
