// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dossier {

/// A passage that the user has collected.
struct CollectedPassage {
  std::string id;     ///< of the passage when it was collected
  std::string paper;  ///< id of its paper
  std::string text;   ///< how it begins: finds the passage again where its text was changed
  std::string note;
  std::vector<std::string> tags;  ///< sorted, each once
  bool operator==(const CollectedPassage&) const = default;
};

/// A named list of passages, in the order in which they were collected; each passage once.
struct Collection {
  std::string name;
  std::vector<CollectedPassage> passages;
  bool operator==(const Collection&) const = default;
};

/// A change that can be taken back.
struct CollectionStep {
  std::uint64_t number = 0;                       ///< never given again
  std::string by;                                 ///< who made it (see Collections::set_by); empty: not known
  std::string did;                                ///< `added 3 passages to Nile`
  std::vector<std::string> names;                 ///< of the collections that it changed, made or took away
  std::vector<std::optional<Collection>> before;  ///< what each was; nothing: it was not there
};

/// All collections of one library. A change gives what it did, as a sentence without a stop; where there is nothing to
/// do it changes nothing, and says so. Errors: NotFound for a name or passage that is not there, Usage for a name that
/// is taken, empty, or longer than longest_name.
class Collections {
 public:
  /// Bytes of UTF-8.
  static constexpr std::size_t longest_name = 200;
  static constexpr std::size_t longest_note = 4000;
  /// Changes that can be taken back, the last ones; fewer where they are large.
  static constexpr std::size_t most_steps = 20;

  /// A name, note or tag as it is kept: without blanks around it and control characters in it.
  static std::string cleaned(std::string_view text);

  /// By name, as readers sort names.
  [[nodiscard]] const std::vector<Collection>& all() const { return all_; }
  /// Null for an unknown name.
  [[nodiscard]] const Collection* find(std::string_view name) const;
  /// Who makes the changes from now on: `the page`, `the command line`. One takes back its own only.
  void set_by(std::string_view by) { by_ = by; }
  /// What undo() would take back; null where there is nothing.
  [[nodiscard]] const CollectionStep* undoable() const;
  /// The number of the last change of all.
  [[nodiscard]] std::uint64_t changes() const { return changes_; }

  /// Adds those that are not there yet, and the tags to those that are; makes the collection where there is none of the
  /// name. A comma parts tags.
  Result<std::string> add(const std::string& name, const std::vector<CollectedPassage>& passages);
  Result<std::string> remove(const std::string& name, const std::vector<std::string>& ids);
  Result<std::string> rename(const std::string& name, const std::string& to);
  Result<std::string> erase(const std::string& name);
  /// Sets the note where one is given, and adds and takes away tags.
  Result<std::string> annotate(const std::string& name, const std::string& id, const std::optional<std::string>& note,
                               const std::vector<std::string>& add_tags, const std::vector<std::string>& remove_tags);
  /// Adds what another file holds, each collection by its name.
  Result<std::string> import(const Collections& other);
  /// Takes back the last change that who is set by set_by() made, and only if it is the one of this number, where one
  /// is given. Errors: NotFound where there is none; Usage where it is another, or where somebody else has changed the
  /// same collection since.
  Result<std::string> undo(std::optional<std::uint64_t> number = std::nullopt);

  /// The file's text, and what it says. Errors: BadData.
  [[nodiscard]] std::string json() const;
  static Result<Collections> parse(std::string_view json, const std::string& file);
  /// One of them alone, without what can be taken back.
  [[nodiscard]] std::string json_of(const Collection& one) const;

 private:
  Collection* find_own(std::string_view name);
  void remember(std::string did, const std::vector<std::string>& names);
  std::string did() const { return steps_.back().did; }
  void sort();

  std::vector<Collection> all_;
  std::vector<CollectionStep> steps_;  ///< the last one last
  std::uint64_t changes_ = 0;
  std::string by_;
};

/// The name of the file; it lies in the folder that holds the index, and is never indexed itself.
inline constexpr std::string_view collections_name = "dossier-collections.json";
/// The collection that a passage goes into where none is named.
inline constexpr std::string_view usual_collection = "Collection";

/// Where the collections of an index are.
std::filesystem::path collections_file(const std::filesystem::path& index);

/// None where there is no file. Errors: Unreadable, BadData.
Result<Collections> read_collections(const std::filesystem::path& file);

/// Reads the file, changes it as `by` (see Collections::set_by), and writes it whole: another program sees the file as
/// before or as after, and two that change it at once wait for each other. Nothing is written where the change fails.
/// Errors: those of reading, of the change, and DiskFull.
Result<std::string> change_collections(const std::filesystem::path& file, std::string_view by,
                                       const std::function<Result<std::string>(Collections&)>& change);

}  // namespace dossier
