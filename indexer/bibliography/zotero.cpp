// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/bibliography/zotero.hpp"

#include "base/strings.hpp"
#include "indexer/bibliography/sqlite.hpp"
#include "indexer/bibliography/zotero_notes.hpp"
#include "indexer/text/front_values.hpp"
#include "indexer/text/text_rules.hpp"

#include <algorithm>
#include <map>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace dossier::bibliography {
namespace fs = std::filesystem;
namespace {

using ItemId = std::int64_t;

struct Item {
  std::string key;
  std::map<std::string, std::string> fields;
  std::vector<Person> authors;
  std::vector<Person> editors;
  std::vector<fs::path> files;
  std::vector<std::string> collections;
  std::vector<std::string> tags;
  std::vector<UserNote> notes;
};

/// What stands in the field Extra behind this name, as in `Citation Key: doe2019`.
std::string extra_value(std::string_view extra, std::string_view name) {
  while (!extra.empty()) {
    const auto end = std::min(extra.find('\n'), extra.size());
    const auto line = reading::trim(extra.substr(0, end));
    extra.remove_prefix(std::min(end + 1, extra.size()));
    if (line.size() > name.size() && line[name.size()] == ':' && same_letters(line.substr(0, name.size()), name)) {
      return std::string(reading::trim(line.substr(name.size() + 1)));
    }
  }
  return {};
}

class ZoteroReader {
 public:
  explicit ZoteroReader(const fs::path& database) : path_(database) {}

  Result<Entries> run() {
    auto copy = DatabaseCopy::open(path_);
    if (!copy) return copy.error();
    for (const auto* table : {"items", "itemTypes", "itemData", "itemDataValues", "fields"}) {
      if (!copy->has_table(table)) {
        return Error{ErrorCode::BadData, "it is not a Zotero database: it has no table " + std::string(table), ""};
      }
    }
    if (auto done = read_items(*copy); !done) return done.error();
    // Everything else is worth having, and not worth failing for.
    for (const auto read : {&ZoteroReader::read_creators, &ZoteroReader::read_files, &ZoteroReader::read_collections,
                            &ZoteroReader::read_tags, &ZoteroReader::read_notes}) {
      if (auto done = (this->*read)(*copy); !done) entries_.notes.push_back(done.error().message);
    }
    read_better_bibtex();
    for (auto& [id, item] : items_) entries_.entries.push_back(entry_of(std::move(item)));
    return std::move(entries_);
  }

 private:
  Item* find(ItemId id) {
    const auto found = items_.find(id);
    return found == items_.end() ? nullptr : &found->second;
  }

  Result<void> read_items(const DatabaseCopy& copy) {
    const std::string bin =
        copy.has_table("deletedItems") ? " AND items.itemID NOT IN (SELECT itemID FROM deletedItems)" : std::string();
    auto done = copy.each(
        "SELECT items.itemID, items.key FROM items JOIN itemTypes USING (itemTypeID) WHERE typeName NOT IN "
        "('attachment', 'note', 'annotation')" +
            bin,
        [&](const Row& row) { items_[row.number(0)].key = row.text(1); });
    if (!done) return done;
    return copy.each(
        "SELECT itemData.itemID, fieldName, value FROM itemData JOIN fields USING (fieldID) JOIN itemDataValues USING "
        "(valueID)",
        [&](const Row& row) {
          if (auto* item = find(row.number(0))) item->fields[row.text(1)] = row.text(2);
        });
  }

  Result<void> read_creators(const DatabaseCopy& copy) {
    return copy.each(
        "SELECT itemID, creatorType, firstName, lastName, fieldMode FROM itemCreators JOIN creators USING (creatorID) "
        "JOIN creatorTypes USING (creatorTypeID) ORDER BY itemID, orderIndex",
        [&](const Row& row) {
          auto* item = find(row.number(0));
          if (item == nullptr) return;
          const auto type = row.text(1);
          const auto first = row.text(2);
          const auto last = row.text(3);
          constexpr std::int64_t one_field = 1;  // an institution, or a name of one word
          auto person = row.number(4) == one_field ? Person{last, "", "", "", true} : parse_person(last + ", " + first);
          if (person.organisation && row.number(4) != one_field) person = {last, first, "", "", false};
          if (type == "editor" || type == "seriesEditor") {
            item->editors.push_back(std::move(person));
          } else if (type != "translator" && type != "reviewedAuthor" && type != "contributor" &&
                     type != "bookAuthor") {
            item->authors.push_back(std::move(person));
          }
        });
  }

  Result<void> read_files(const DatabaseCopy& copy) {
    const auto folder = path_.parent_path();
    return copy.each(
        "SELECT parentItemID, path, items.key FROM itemAttachments JOIN items USING (itemID) WHERE path IS NOT NULL "
        "AND parentItemID IS NOT NULL",
        [&](const Row& row) {
          auto* item = find(row.number(0));
          if (item == nullptr) return;
          const auto path = row.text(1);
          const std::string_view stored = "storage:";
          const std::string_view linked = "attachments:";
          if (path.starts_with(stored)) {
            item->files.push_back(folder / "storage" / row.text(2) / path.substr(stored.size()));
          } else {
            item->files.emplace_back(path.starts_with(linked) ? path.substr(linked.size()) : path);
          }
        });
  }

  Result<void> read_collections(const DatabaseCopy& copy) {
    return copy.each(
        "SELECT itemID, collectionName FROM collectionItems JOIN collections USING (collectionID) ORDER BY "
        "collectionName",
        [&](const Row& row) {
          if (auto* item = find(row.number(0))) item->collections.push_back(row.text(1));
        });
  }

  Result<void> read_tags(const DatabaseCopy& copy) {
    return copy.each("SELECT itemID, name FROM itemTags JOIN tags USING (tagID) ORDER BY name", [&](const Row& row) {
      if (auto* item = find(row.number(0))) item->tags.push_back(row.text(1));
    });
  }

  Result<void> read_notes(const DatabaseCopy& copy) {
    std::size_t alone = 0;
    auto done = read_zotero_notes(copy, [&](std::int64_t owner, UserNote note) {
      if (auto* item = find(owner)) {
        item->notes.push_back(std::move(note));
      } else if (owner == 0) {
        ++alone;
      }
    });
    if (alone > 0) {
      entries_.notes.push_back(counted(alone, "note is of no item and is", "notes are of no item and are") +
                               " left out");
    }
    return done;
  }

  /// Better BibTeX keeps its keys in a database of its own.
  void read_better_bibtex() {
    const auto beside = path_.parent_path() / "better-bibtex.sqlite";
    std::error_code none;
    if (!fs::is_regular_file(beside, none)) return;
    const auto copy = DatabaseCopy::open(beside);
    if (!copy || !copy->has_table("citationkey")) return;
    const auto done = copy->each("SELECT itemKey, citationKey FROM citationkey",
                                 [&](const Row& row) { better_keys_[row.text(0)] = row.text(1); });
    if (!done) entries_.notes.push_back("better-bibtex.sqlite: " + done.error().message);
  }

  std::string citation_key_of(const Item& item, const std::string& extra) {
    if (const auto own = item.fields.find("citationKey"); own != item.fields.end()) return own->second;
    if (auto said = extra_value(extra, "Citation Key"); !said.empty()) return said;
    const auto better = better_keys_.find(item.key);
    return better == better_keys_.end() ? std::string() : better->second;
  }

  Entry entry_of(Item item) {
    Entry entry;
    entry.key = item.key;
    auto& paper = entry.paper;
    const auto first_of = [&](std::initializer_list<const char*> names) {
      for (const auto* name : names) {
        const auto found = item.fields.find(name);
        if (found != item.fields.end() && !found->second.empty()) return found->second;
      }
      return std::string();
    };
    const auto extra = first_of({"extra"});
    paper.title = first_of({"title", "caseName", "nameOfAct", "subject"});
    set_authors(paper, item.authors.empty() ? std::move(item.editors) : std::move(item.authors));
    paper.year = reading::find_plain_year(first_of({"date", "dateDecided", "dateEnacted", "issueDate"}));
    paper.journal = first_of({"publicationTitle", "bookTitle", "proceedingsTitle", "encyclopediaTitle",
                              "dictionaryTitle", "websiteTitle", "blogTitle", "seriesTitle", "series"});
    paper.volume = first_of({"volume"});
    paper.issue = first_of({"issue"});
    paper.pages = first_of({"pages"});
    paper.doi = reading::plain_doi(first_of({"DOI"}));
    if (paper.doi.empty()) paper.doi = reading::plain_doi(extra_value(extra, "DOI"));
    paper.url = first_of({"url"});
    paper.language = first_of({"language"});
    paper.citation_key = citation_key_of(item, extra);
    entry.files = std::move(item.files);
    entry.collections = std::move(item.collections);
    entry.tags = std::move(item.tags);
    entry.notes = std::move(item.notes);
    return entry;
  }

  fs::path path_;
  std::map<ItemId, Item> items_;
  std::unordered_map<std::string, std::string> better_keys_;  ///< of items, by their keys
  Entries entries_;
};

}  // namespace

Result<Entries> read_zotero(const fs::path& database) { return ZoteroReader(database).run(); }

}  // namespace dossier::bibliography
