// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/forms/language_words.hpp"

#include "base/strings.hpp"

#include <dlfcn.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <utility>

namespace dossier {
namespace {

struct HunspellHandle;  // Hunhandle of hunspell.h

/// The functions of Hunspell's C interface that are used. The library is opened when the program runs, so that the
/// program needs it neither to be built nor to start.
class Hunspell {
 public:
  static const Hunspell& library() {
    static const Hunspell loaded;
    return loaded;
  }
  [[nodiscard]] bool usable() const {
    return create != nullptr && destroy != nullptr && spell != nullptr && encoding != nullptr;
  }

  HunspellHandle* (*create)(const char* affixes, const char* words) = nullptr;
  void (*destroy)(HunspellHandle*) = nullptr;
  int (*spell)(HunspellHandle*, const char* word) = nullptr;
  char* (*encoding)(HunspellHandle*) = nullptr;

 private:
  Hunspell() {
    void* file = nullptr;
    for (const auto* name : {"libhunspell-1.7.so.0", "libhunspell-1.6.so.0", "libhunspell.so"}) {
      if (file == nullptr) file = dlopen(name, RTLD_NOW | RTLD_LOCAL);
    }
    if (file == nullptr) return;
    load(file, "Hunspell_create", create);
    load(file, "Hunspell_destroy", destroy);
    load(file, "Hunspell_spell", spell);
    load(file, "Hunspell_get_dic_encoding", encoding);
  }
  template <class Function>
  static void load(void* file, const char* name, Function& function) {
    function = reinterpret_cast<Function>(dlsym(file, name));  // the way that POSIX describes
  }
};

struct Dictionary {
  HunspellHandle* handle = nullptr;
  bool utf8 = false;
};

/// Names of dictionaries by language.
const std::map<std::string, std::vector<std::string>, std::less<>>& dictionary_names() {
  static const std::map<std::string, std::vector<std::string>, std::less<>> names{
      {"en", {"en_US", "en_GB"}}, {"de", {"de_DE"}},          {"es", {"es_ES", "es"}}, {"fr", {"fr_FR", "fr"}},
      {"it", {"it_IT"}},          {"pt", {"pt_PT", "pt_BR"}}, {"ru", {"ru_RU"}}};
  return names;
}

std::vector<std::filesystem::path> dictionary_folders() {
  std::vector<std::filesystem::path> folders;
  if (const auto* given = std::getenv("DICPATH")) folders.emplace_back(given);
  folders.emplace_back("/usr/share/hunspell");
  return folders;
}

std::vector<Dictionary> open_dictionaries(std::string_view language) {
  std::vector<Dictionary> out;
  const auto known = dictionary_names().find(language);
  if (known == dictionary_names().end() || !Hunspell::library().usable()) return out;
  for (const auto& name : known->second) {
    for (const auto& folder : dictionary_folders()) {
      const auto affixes = folder / (name + ".aff");
      const auto words = folder / (name + ".dic");
      std::error_code unreadable;
      if (!std::filesystem::exists(affixes, unreadable) || !std::filesystem::exists(words, unreadable)) continue;
      Dictionary dictionary;
      dictionary.handle = Hunspell::library().create(affixes.c_str(), words.c_str());
      if (dictionary.handle == nullptr) continue;
      const std::string_view encoding = Hunspell::library().encoding(dictionary.handle);
      dictionary.utf8 = encoding == "UTF-8" || encoding == "utf-8";
      out.push_back(dictionary);
      break;
    }
  }
  return out;
}

/// The dictionaries read so far; they live as long as the program. Hunspell's handles are for one thread at a time.
class Dictionaries {
 public:
  static Dictionaries& all() {
    static Dictionaries dictionaries;
    return dictionaries;
  }
  Dictionaries() = default;
  Dictionaries(const Dictionaries&) = delete;
  Dictionaries& operator=(const Dictionaries&) = delete;
  ~Dictionaries() {
    for (const auto& [language, dictionaries] : open_) {
      for (const auto& dictionary : dictionaries) Hunspell::library().destroy(dictionary.handle);
    }
  }
  bool has(std::string_view language) {
    const std::lock_guard lock(mutex_);
    return !of(language).empty();
  }
  bool knows(std::string_view language, const std::vector<std::string>& spellings) {
    const std::lock_guard lock(mutex_);
    const auto& dictionaries = of(language);
    return std::any_of(dictionaries.begin(), dictionaries.end(), [&](const Dictionary& dictionary) {
      return std::any_of(spellings.begin(), spellings.end(), [&](const std::string& word) {
        const bool ascii = std::all_of(word.begin(), word.end(), [](char c) { return c > 0; });
        return (ascii || dictionary.utf8) && Hunspell::library().spell(dictionary.handle, word.c_str()) != 0;
      });
    });
  }

 private:
  const std::vector<Dictionary>& of(std::string_view language) {
    const auto known = open_.find(language);
    if (known != open_.end()) return known->second;
    return open_.emplace(std::string(language), open_dictionaries(language)).first->second;
  }

  std::mutex mutex_;
  std::map<std::string, std::vector<Dictionary>, std::less<>> open_;
};

}  // namespace

bool has_english_dictionary() { return Dictionaries::all().has("en"); }

bool is_language_word(std::string_view written, const std::vector<std::string>& languages) {
  if (written.empty() || written.find('\0') != std::string_view::npos) return false;
  std::vector<std::string> spellings{std::string(written)};
  if (is_alpha_ascii(written.front())) {
    auto capital = std::string(written);
    if (capital.front() >= 'a') capital.front() = static_cast<char>(capital.front() - 'a' + 'A');
    spellings.push_back(std::move(capital));
  }
  auto& all = Dictionaries::all();
  return all.knows("en", spellings) ||
         std::any_of(languages.begin(), languages.end(),
                     [&](const std::string& language) { return all.knows(language, spellings); });
}

}  // namespace dossier
