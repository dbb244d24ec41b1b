// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "index/file_record.hpp"

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace dossier {

class RemoteLibrary;
class Taxonomy;

/// How far an indexing has come.
struct BuildProgress {
  std::string path;  ///< of the file at hand
  std::size_t files = 0;
  std::size_t files_in_all = 0;
  std::uint64_t bytes = 0;
  std::uint64_t bytes_in_all = 0;
  std::uint64_t passages = 0;
  std::size_t read_badly = 0;       ///< files of which much was probably not read right
  bool merging = false;             ///< all is read; the index is being put together
  std::uint32_t meaning_step = 0;   ///< the index is written; of making its meaning anew, how many steps are done
  std::uint32_t meaning_steps = 0;  ///< 0 before that
};

struct BuildOptions {
  std::vector<std::filesystem::path> paths;           ///< files and folders
  std::filesystem::path index;                        ///< with `library`: where the user's own files lie beside
  std::shared_ptr<RemoteLibrary> library = nullptr;   ///< the index that is written, where it is not the folder `index`
  std::vector<std::filesystem::path> bibliographies;  ///< beside those that lie in `paths` and those used before
  unsigned threads = 0;                               ///< 0: one a core
  std::uint64_t memory = 512ULL << 20U;               ///< bytes that may be resident, about
  bool label = true;                                  ///< find dyads, theories and what else the taxonomy holds
  std::shared_ptr<const Taxonomy> taxonomy = nullptr;  ///< null: that of the index, else that of the program
  std::uint64_t max_file_size = 64ULL << 20U;          ///< bytes of a paper's file; larger ones are skipped
  bool follow_links = false;                           ///< also links that lead out of `paths`
  bool ocr = false;                                    ///< make a text layer for PDFs that have none, by ocrmypdf
  bool allow_removal = false;                          ///< take out what is gone, however much it is
  /// Called before more than half of a library is taken out, or all that was in a folder that is empty now. True takes
  /// it out. Null: never.
  std::function<bool(std::uint64_t papers, std::uint64_t of)> confirm_removal = nullptr;
  bool rebuild = false;  ///< read everything anew into an index that takes the place of the old one
  std::function<void(const BuildProgress&)> progress;  ///< called from the calling thread, many times a second
  /// When true, no further file is begun. What was read is committed, and the next run reads the rest. Building ends
  /// with Cancelled and leaves the index as it was where nothing was read yet, in the middle of a file of JSON lines,
  /// where the index is rebuilt, and where files are gone.
  const std::atomic<bool>* cancel = nullptr;
  /// Called by the calling thread while it makes the vectors of meaning: true ends this early, and the next run makes
  /// the rest. Null: never.
  std::function<bool()> put_off_meaning = nullptr;
};

/// Options with which a file is read again as it was, by what the index has of it: with labels or without, and whatever
/// its size. Paths and index are still to be given.
BuildOptions options_to_read_again(const FileRecord& record);

/// What an indexing did. Every file that was looked at has its account.
struct BuildReport {
  std::vector<FileRecord> files;  ///< by path
  std::size_t indexed = 0;
  std::size_t unchanged = 0;
  /// Of those that were looked at anew: the same bytes, but read or labelled otherwise, or corrected by the user.
  std::size_t read_otherwise = 0;
  std::size_t removed = 0;
  std::size_t left = 0;          ///< not begun, as it was stopped before
  std::size_t skipped = 0;       ///< could not be read, or not now
  std::size_t same = 0;          ///< further names of files that are indexed
  std::size_t copies = 0;        ///< files with the same bytes as one that is indexed
  std::size_t other_forms = 0;   ///< files that hold a paper which is read from another file
  std::uint64_t library = 0;     ///< papers in the index before
  std::uint64_t withheld = 0;    ///< of them, papers that would have been taken out, and were kept
  bool refused = false;          ///< rebuilding would have lost `withheld` papers: nothing was changed
  std::uint64_t passages = 0;    ///< in the index afterwards
  bool changed = false;          ///< false: the index was up to date
  bool nothing = false;          ///< there was nothing to make an index of; none was made, and none replaced
  bool taxonomy_lost = false;    ///< of a damaged index that was made anew; it now has that of the program
  std::string meaning_failed;    ///< why meaning is not up to date; empty where it is
  bool meaning_put_off = false;  ///< it is not, as BuildOptions::put_off_meaning wanted it
  double seconds = 0;
};

/// Lines of a paper; a file of more is skipped. A line costs some hundred bytes while it is read.
inline constexpr std::size_t most_paper_lines = std::size_t{1} << 19U;
/// Of a library of more papers than these, more than half is not taken out without a word (see BuildOptions).
inline constexpr std::uint64_t handful_of_papers = 5;

/// Makes or updates an index from files and folders: walks folders (see format_of; hidden ones are left out), completes
/// what papers say of themselves by the bibliographies and the user's corrections (see Identities), reads what has
/// changed since the last time, takes out what is gone from the given paths, and commits once. What cannot be read now
/// keeps what the index has of it and is a skipped record of the report. Paths in the report are relative to the folder
/// that holds the index for files below it, absolute for others. Where there is nothing to index and no index either,
/// none is made (BuildReport::nothing). Errors: those of IndexWriter; Cancelled. A file that cannot be indexed is no
/// error but a skipped record.
Result<BuildReport> build_index(const BuildOptions& options);

}  // namespace dossier
