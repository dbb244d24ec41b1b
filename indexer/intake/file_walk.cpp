// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/intake/file_walk.hpp"

#include "base/strings.hpp"
#include "base/utf8.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <string_view>

namespace dossier {
namespace fs = std::filesystem;
namespace {

constexpr std::array<std::string_view, 3> paper_endings{".md", ".markdown", ".txt"};
constexpr std::string_view json_lines_ending = ".jsonl";
/// Documents that a reader of papers has lying about and would miss: passed over with a word on it.
constexpr std::array<std::string_view, 10> convertible_endings{".pdf",  ".doc",  ".docx", ".odt", ".rtf",
                                                               ".epub", ".html", ".htm",  ".tex", ".xml"};

std::string ending_of(const fs::path& path) { return lowered(path.extension().string()); }

template <std::size_t n>
bool is_one_of(const std::array<std::string_view, n>& endings, const std::string& ending) {
  return std::find(endings.begin(), endings.end(), ending) != endings.end();
}

std::optional<FileFormat> format_of(const fs::path& path) {
  const auto ending = ending_of(path);
  if (is_one_of(paper_endings, ending)) return FileFormat::Paper;
  if (ending == json_lines_ending) return FileFormat::JsonLines;
  return std::nullopt;
}

class Walker {
 public:
  explicit Walker(const fs::path& base) : base_(fs::absolute(base).lexically_normal()) {}

  void start(const fs::path& given) {
    std::error_code failure;
    const auto path = fs::absolute(given).lexically_normal();
    const auto status = fs::status(path, failure);
    if (fs::is_directory(status)) {
      auto root = name_of(path);
      if (root == ".") root.clear();
      if (!root.empty() && root.back() != '/') root.push_back('/');
      walk_.roots.push_back(root);
      enter(path);
      return;
    }
    walk_.roots.push_back(name_of(path));
    if (!fs::exists(status)) {
      walk_.missing.push_back(skipped(path, "there is no such file or folder; check the path"));
    } else if (!fs::is_regular_file(status)) {
      skip(path, "it is neither a file nor a folder; name a file of text or a folder of them");
    } else if (!format_of(path)) {
      skip(path, "files ending in " + (ending_of(path).empty() ? "nothing" : ending_of(path)) +
                     " are not read; convert it to .md, .txt or .jsonl");
    } else {
      add(path);
    }
  }

  std::vector<fs::path> take_folders() { return std::move(folders_); }

  FileWalk take() {
    const auto by_name = [](const FoundFile& a, const FoundFile& b) { return a.name < b.name; };
    const auto same = [](const FoundFile& a, const FoundFile& b) { return a.name == b.name; };
    std::sort(walk_.files.begin(), walk_.files.end(), by_name);
    walk_.files.erase(std::unique(walk_.files.begin(), walk_.files.end(), same), walk_.files.end());
    return std::move(walk_);
  }

 private:
  [[nodiscard]] std::string name_of(const fs::path& path) const {
    const auto relative = path.lexically_relative(base_);
    const bool below = !relative.empty() && *relative.begin() != "..";
    auto name = utf8::repaired((below ? relative : path).generic_string());
    while (name.size() > 1 && name.back() == '/') name.pop_back();
    return name;
  }

  [[nodiscard]] FileRecord skipped(const fs::path& path, std::string reason) const {
    FileRecord record;
    record.path = name_of(path);
    record.outcome = FileOutcome::Skipped;
    record.skipped_because = std::move(reason);
    return record;
  }

  void skip(const fs::path& path, std::string reason) { walk_.skipped.push_back(skipped(path, std::move(reason))); }

  void add(const fs::path& path) {
    std::error_code failure;
    const auto bytes = fs::file_size(path, failure);
    walk_.files.push_back({path, name_of(path), *format_of(path), failure ? 0 : bytes});
  }

  void enter(const fs::path& root) {
    std::vector<fs::path> folders{root};
    while (!folders.empty()) {
      const auto folder = std::move(folders.back());
      folders.pop_back();
      std::error_code failure;
      const auto real = fs::canonical(folder, failure);
      if (failure || !entered_.insert(real.string()).second) continue;
      auto entry = fs::directory_iterator(folder, failure);
      folders_.push_back(folder);
      if (failure) {
        skip(folder, "the folder cannot be opened: " + failure.message() + "; check its permissions");
        continue;
      }
      for (; !failure && entry != fs::directory_iterator(); entry.increment(failure)) look_at(*entry, folders);
    }
  }

  void look_at(const fs::directory_entry& entry, std::vector<fs::path>& folders) {
    const auto& path = entry.path();
    if (path.filename().string().starts_with(".")) return;
    std::error_code failure;
    if (entry.is_directory(failure)) {
      folders.push_back(path);
    } else if (entry.is_regular_file(failure)) {
      if (format_of(path)) {
        add(path);
      } else if (is_one_of(convertible_endings, ending_of(path))) {
        skip(path, "files ending in " + ending_of(path) + " are not read; convert it to Markdown or plain text");
      }
    } else if (entry.is_symlink(failure) && !entry.exists(failure) && format_of(path)) {
      skip(path, "it is a link to nothing; mend the link or remove it");
    }
  }

  fs::path base_;
  FileWalk walk_;
  std::set<std::string> entered_;
  std::vector<fs::path> folders_;
};

}  // namespace

FileWalk walk_files(const std::vector<fs::path>& paths, const fs::path& base) {
  Walker walker(base);
  for (const auto& path : paths) walker.start(path);
  return walker.take();
}

std::vector<fs::path> folders_below(const std::vector<fs::path>& paths) {
  Walker walker(".");
  for (const auto& path : paths) walker.start(path);
  return walker.take_folders();
}

bool may_be_read(const fs::path& name) {
  if (name.string().starts_with(".")) return false;
  return !name.has_extension() || format_of(name) || is_one_of(convertible_endings, ending_of(name));
}

bool is_below(const std::string& name, const std::vector<std::string>& roots) {
  return std::any_of(roots.begin(), roots.end(), [&](const std::string& root) {
    if (root.empty()) return !name.starts_with("/");
    // What was a missing file when it was named may be a folder now.
    return root.back() == '/' ? name.starts_with(root) || name + "/" == root : name == root;
  });
}

}  // namespace dossier
