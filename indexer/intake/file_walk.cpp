// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/intake/file_walk.hpp"

#include "base/strings.hpp"
#include "base/utf8.hpp"
#include "index/own_files.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdio>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <tuple>

namespace dossier {
namespace fs = std::filesystem;
namespace {

constexpr std::array<std::string_view, 13> paper_endings{
    ".md", ".markdown", ".txt", ".pdf", ".html", ".htm", ".xhtml", ".docx", ".odt", ".epub", ".xml", ".rtf", ".doc"};
constexpr std::string_view json_lines_ending = ".jsonl";
constexpr std::array<std::string_view, 3> bibliography_endings{".bib", ".ris", ".json"};
constexpr std::string_view zotero_database = "zotero.sqlite";
/// Documents that a reader of papers has lying about and would miss: passed over with a word on it.
constexpr std::array<std::string_view, 1> unread_endings{".tex"};

template <std::size_t n>
bool is_one_of(const std::array<std::string_view, n>& endings, const std::string& ending) {
  return std::find(endings.begin(), endings.end(), ending) != endings.end();
}

/// Whether nothing is there, as against something that cannot be looked at.
bool is_absent(const std::error_code& failure) {
  return failure == std::errc::no_such_file_or_directory || failure == std::errc::not_a_directory;
}

FileIdentity identity_of(const fs::path& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) return {};
  return {status.st_dev, status.st_ino};
}

/// Bytes that are no UTF-8 as `\xE9`, so that names that differ stay different.
std::string with_escapes(const std::string& bytes) {
  std::string out;
  for (std::size_t at = 0; at < bytes.size();) {
    const auto c = utf8::decode(bytes, at);
    if (c.code == utf8::invalid_char) {
      std::array<char, 5> escape{};
      std::snprintf(escape.data(), escape.size(), "\\x%02X", static_cast<unsigned char>(bytes[at]));
      out += escape.data();
      ++at;
    } else {
      out.append(bytes, at, c.size);
      at += c.size;
    }
  }
  return out;
}

class Walker {
 public:
  Walker(const std::vector<fs::path>& paths, const fs::path& base, bool follow_links)
      : base_(fs::absolute(base).lexically_normal()), follow_links_(follow_links) {
    for (const auto& path : paths) {
      std::error_code failure;
      auto real = fs::canonical(path, failure);
      if (!failure) libraries_.push_back(std::move(real));
    }
    for (const auto& path : paths) start(path);
    follow_folder_links();
  }

  std::vector<fs::path> take_folders() { return std::move(folders_); }

  FileWalk take() {
    auto& files = walk_.files;
    std::sort(files.begin(), files.end(), [](const FoundFile& a, const FoundFile& b) {
      return std::tie(a.name, a.path) < std::tie(b.name, b.path);
    });
    std::vector<FoundFile> kept;
    for (auto& file : files) {
      if (kept.empty() || kept.back().name != file.name) {
        kept.push_back(std::move(file));
      } else if (kept.back().path != file.path) {
        auto record =
            record_of(file.path, "its name is not valid UTF-8 and would clash with another file's; rename it");
        record.path = with_escapes(file.path.generic_string());
        walk_.missing.push_back(std::move(record));
      }
    }
    files = std::move(kept);
    return std::move(walk_);
  }

 private:
  void start(const fs::path& given) {
    std::error_code failure;
    const auto path = fs::absolute(given).lexically_normal();
    const auto status = fs::status(path, failure);
    if (fs::is_directory(status)) {
      walk_.roots.push_back(root_name(path));
      enter(path);
      return;
    }
    walk_.roots.push_back(name_of(path));
    if (!fs::exists(status)) {
      if (failure && !is_absent(failure)) {
        keep(path, "it", failure);
      } else {
        walk_.missing.push_back(record_of(path, "no such file or folder; check the path"));
      }
    } else if (!fs::is_regular_file(status)) {
      skip(path, "it is neither a file nor a folder; give a text file or a folder");
    } else if (!format_of(path)) {
      skip(path, "files ending in " + (ending_of(path).empty() ? "nothing" : ending_of(path)) +
                     " are not read; convert it to .md, .docx, .html, .pdf or .jsonl");
    } else {
      add(path, true);  // what is named is followed
    }
  }

  [[nodiscard]] std::string name_of(const fs::path& path) const {
    const auto relative = path.lexically_relative(base_);
    const bool below = !relative.empty() && *relative.begin() != "..";
    auto name = utf8::repaired((below ? relative : path).generic_string());
    while (name.size() > 1 && name.back() == '/') name.pop_back();
    return name;
  }

  /// The name of a folder that holds others.
  [[nodiscard]] std::string root_name(const fs::path& path) const {
    auto root = name_of(path);
    if (root == ".") root.clear();
    if (!root.empty() && root.back() != '/') root.push_back('/');
    return root;
  }

  [[nodiscard]] FileRecord record_of(const fs::path& path, std::string reason) const {
    FileRecord record;
    record.path = name_of(path);
    record.outcome = FileOutcome::Skipped;
    record.skipped_because = std::move(reason);
    return record;
  }

  void skip(const fs::path& path, std::string reason) { walk_.skipped.push_back(record_of(path, std::move(reason))); }

  /// What cannot be looked at now is said, and keeps what the index has of it.
  void keep(const fs::path& path, const std::string& what, const std::error_code& failure) {
    const bool long_path = failure == std::errc::filename_too_long;
    walk_.unread.push_back(
        record_of(path, what + " cannot be read: " +
                            (long_path ? "its path is too long; give a folder further up a shorter name"
                                       : failure.message() + "; check that it is still there and its permissions")));
    walk_.kept.push_back(root_name(path));
  }

  void add(const fs::path& path, bool link) {
    std::error_code failure;
    const auto bytes = fs::file_size(path, failure);
    walk_.files.push_back({path, name_of(path), *format_of(path), failure ? 0 : bytes, identity_of(path), link, {}});
  }

  void enter(const fs::path& root) {
    std::vector<fs::path> folders{root};
    while (!folders.empty()) {
      const auto folder = std::move(folders.back());
      folders.pop_back();
      const auto identity = identity_of(folder);
      if (identity != FileIdentity{} && !entered_.emplace(identity, folder).second) continue;
      std::error_code failure;
      auto entry = fs::directory_iterator(folder, failure);
      folders_.push_back(folder);
      const fs::directory_iterator end;
      if (!failure && entry == end) walk_.empty.push_back(root_name(folder));
      for (; !failure && entry != end; entry.increment(failure)) look_at(*entry, folders);
      if (failure) keep(folder, "the folder", failure);
    }
  }

  void look_at(const fs::directory_entry& entry, std::vector<fs::path>& folders) {
    const auto& path = entry.path();
    const auto name = path.filename().string();
    if (name.starts_with(".") || is_one_of(own_file_names, name)) return;
    std::error_code failure;
    if (entry.is_symlink(failure)) {
      look_at_link(entry);
    } else if (entry.is_directory(failure)) {
      folders.push_back(path);
    } else if (entry.is_regular_file(failure)) {
      look_at_file(path, false);
    } else if (failure && (format_of(path) || !path.has_extension())) {
      keep(path, "it", failure);
    }
  }

  void look_at_file(const fs::path& path, bool link) {
    if (format_of(path)) {
      add(path, link);
    } else if (is_one_of(unread_endings, ending_of(path))) {
      skip(path, ending_of(path) + " files are not read; convert it to Markdown, for example with Pandoc");
    }
  }

  void look_at_link(const fs::directory_entry& entry) {
    const auto& path = entry.path();
    std::error_code failure;
    const auto status = entry.status(failure);
    const bool folder = fs::is_directory(status);
    if (!fs::exists(status)) {
      walk_.empty.push_back(root_name(path));  // what it leads to may be a share that is not mounted
      if (failure && !is_absent(failure) && failure != std::errc::too_many_symbolic_link_levels) {
        keep(path, "it", failure);
      } else if (format_of(path)) {
        skip(path, "it is a broken link; fix the link or remove it");
      }
    } else if (!folder && !format_of(path)) {
      if (fs::is_regular_file(status)) look_at_file(path, true);
    } else if (!follow_links_ && !is_inside(path)) {
      skip(path, "it is a link to a file or folder outside the given folders; add that path, or use --follow-links");
    } else if (folder) {
      folder_links_.push_back(path);
    } else if (fs::is_regular_file(status)) {
      add(path, true);
    }
  }

  [[nodiscard]] bool is_inside(const fs::path& path) const {
    std::error_code failure;
    const auto real = fs::canonical(path, failure);
    return !failure && std::any_of(libraries_.begin(), libraries_.end(), [&](const fs::path& library) {
      const auto [at, rest] = std::mismatch(library.begin(), library.end(), real.begin(), real.end());
      return at == library.end();
    });
  }

  /// Folders go by their own names: links to them are looked at last, in the order of their names.
  void follow_folder_links() {
    while (!folder_links_.empty()) {
      auto links = std::move(folder_links_);
      folder_links_.clear();
      std::sort(links.begin(), links.end());
      for (const auto& link : links) {
        const auto known = entered_.find(identity_of(link));
        if (known == entered_.end()) {
          enter(link);
        } else {
          walk_.same.push_back(record_of(link, "it is the same folder as " + name_of(known->second)));
        }
      }
    }
  }

  fs::path base_;
  bool follow_links_;
  std::vector<fs::path> libraries_;  ///< the folders and files that were named, without links
  FileWalk walk_;
  std::map<FileIdentity, fs::path> entered_;
  std::vector<fs::path> folder_links_;
  std::vector<fs::path> folders_;
};

}  // namespace

std::string ending_of(const fs::path& path) { return lowered(path.extension().string()); }

FileWalk walk_files(const std::vector<fs::path>& paths, const fs::path& base, bool follow_links) {
  return Walker(paths, base, follow_links).take();
}

std::vector<fs::path> folders_below(const std::vector<fs::path>& paths, bool follow_links) {
  return Walker(paths, ".", follow_links).take_folders();
}

std::optional<FileFormat> format_of(const fs::path& name) {
  const auto ending = ending_of(name);
  if (is_one_of(paper_endings, ending)) return FileFormat::Paper;
  if (ending == json_lines_ending) return FileFormat::JsonLines;
  if (is_one_of(bibliography_endings, ending) || name.filename() == zotero_database) return FileFormat::Bibliography;
  return std::nullopt;
}

bool may_be_read(const fs::path& name) {
  if (name.string().starts_with(".")) return false;
  return !name.has_extension() || format_of(name) || is_one_of(unread_endings, ending_of(name));
}

bool is_below(const std::string& name, const std::vector<std::string>& roots) {
  return std::any_of(roots.begin(), roots.end(), [&](const std::string& root) {
    if (root.empty()) return !name.starts_with("/");
    // What was a missing file when it was named may be a folder now.
    return root.back() == '/' ? name.starts_with(root) || name + "/" == root : name == root;
  });
}

}  // namespace dossier
