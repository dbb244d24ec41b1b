// SPDX-License-Identifier: GPL-3.0-or-later
#include "taxonomy/taxonomy.hpp"

#include "base/digest.hpp"
#include "base/strings.hpp"
#include "embedded_taxonomy.hpp"
#include "taxonomy/impl.hpp"
#include "taxonomy/phrase.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <utility>

namespace dossier {
namespace {

using Files = Taxonomy::Files;

/// The embedded files in the order of their names, so that the same files give the same digest.
std::map<std::string_view, std::string_view> embedded() {
  std::map<std::string_view, std::string_view> files;
  for (const auto file : embedded_taxonomy_files()) files.emplace(file, embedded_taxonomy(file));
  return files;
}

/// The embedded files that queries are read by. The others say what labels a text, and most of the bytes are theirs.
bool serves_queries(std::string_view file) {
  constexpr std::array<std::string_view, 5> names{"related.json", "spelling.json", "states.json", "synonyms.json",
                                                  "theories.json"};
  return std::ranges::find(names, file) != names.end();
}

// What the given files do not say of the language.
Result<void> add_language(TaxonomyData& data, Digest& digest) {
  const bool cues = std::ranges::any_of(data.cues, [](const auto& phrases) { return !phrases.empty(); });
  const auto& rules = data.spelling;
  const bool spelling = !rules.words.empty() || !rules.stems.empty() || !rules.suffixes.empty();
  const bool weights = data.pair_weights.has_value();
  if (cues && spelling && weights) return {};
  TaxonomyData usual;
  for (const auto& [name, content] : embedded()) {
    if (auto done = read_taxonomy_file(name, content, usual); !done) return done;
    digest.add(content);
  }
  if (!cues) data.cues = std::move(usual.cues);
  if (!spelling) data.spelling = std::move(usual.spelling);
  if (!weights) data.pair_weights = usual.pair_weights;
  return {};
}

Result<std::unique_ptr<Taxonomy::Impl>> build(const Files& files) {
  TaxonomyData data;
  Digest digest;
  for (const auto& [name, content] : files) {
    if (auto done = read_taxonomy_file(name, content, data); !done) return std::move(done).error();
    digest.add(name).add(content);
  }
  for (const auto& state : data.states) digest.add(state.state.name);  // may come from ICU
  if (auto done = add_language(data, digest); !done) return std::move(done).error();
  auto impl = build_taxonomy(data, digest.hex());
  if (!impl) return impl;
  auto lexicon = build_lexicon(data, (*impl)->state_by_phrase);
  if (!lexicon) return std::move(lexicon).error();
  (*impl)->lexicon = *std::move(lexicon);
  return impl;
}

/// The value, where the program itself would be broken without it; the tests would have said so.
template <class Value>
Value sound(Result<Value> result) {
  if (!result) {
    std::cerr << result.error().message << '\n';
    std::abort();
  }
  return *std::move(result);
}

/// The standard taxonomy without its lexicon; its digest is that of all files.
Result<std::unique_ptr<Taxonomy::Impl>> build_standard() {
  TaxonomyData data;
  Digest digest;
  for (const auto& [name, content] : embedded()) {
    digest.add(name).add(content);
    if (!serves_queries(name)) continue;
    if (auto done = read_taxonomy_file(name, content, data); !done) return std::move(done).error();
  }
  for (const auto& state : data.states) digest.add(state.state.name);  // may come from ICU
  return build_taxonomy(data, digest.hex());
}

Result<std::unique_ptr<const Lexicon>> build_standard_lexicon(const StateNumbers& states) {
  TaxonomyData data;
  for (const auto& [name, content] : embedded()) {
    if (auto done = read_taxonomy_file(name, content, data); !done) return std::move(done).error();
  }
  return build_lexicon(data, states);
}

Error unreadable(const std::filesystem::path& path) {
  return {ErrorCode::Unreadable, "cannot read the taxonomy '" + path.string() + "'",
          "give a readable folder with the JSON files of a taxonomy"};
}

Result<Files> read_folder(const std::filesystem::path& folder) {
  Files files;
  std::error_code code;
  for (std::filesystem::directory_iterator at(folder, code), end; !code && at != end; at.increment(code)) {
    if (at->path().extension() != ".json") continue;
    std::ifstream in(at->path(), std::ios::binary);
    std::string content{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    if (!in) return unreadable(at->path());
    files.emplace(at->path().filename().string(), std::move(content));
  }
  if (code) return unreadable(folder);
  if (files.empty()) {
    return Error{ErrorCode::BadData, "the taxonomy '" + folder.string() + "' holds no JSON file",
                 "see docs/labels.md for the files of a taxonomy"};
  }
  return files;
}

/// "and", "with", "of" …
bool joins_states(const Lexicon& lexicon, const std::string& term) {
  const auto triggers = lexicon.automaton.find(std::span(&term, 1));
  return std::any_of(triggers.begin(), triggers.end(), [](const Trigger& trigger) {
    return trigger.kind == TriggerKind::Cue && (trigger.role == static_cast<std::uint8_t>(Cue::Coordinator) ||
                                                trigger.role == static_cast<std::uint8_t>(Cue::Preposition));
  });
}

}  // namespace

Taxonomy::Taxonomy(std::unique_ptr<const Impl> impl) : impl_(std::move(impl)) {}
Taxonomy::~Taxonomy() = default;

const Taxonomy& Taxonomy::standard() {
  static const Taxonomy taxonomy(sound(build_standard()));
  return taxonomy;
}

Result<std::shared_ptr<const Taxonomy>> Taxonomy::load(const std::filesystem::path& folder) {
  auto files = read_folder(folder);
  if (!files) return std::move(files).error();
  return make(*std::move(files));
}

Result<std::shared_ptr<const Taxonomy>> Taxonomy::make(Files files) {
  auto impl = build(files);
  if (!impl) return std::move(impl).error();
  (*impl)->files = std::move(files);
  return std::shared_ptr<const Taxonomy>(new Taxonomy(std::move(*impl)));
}

const Lexicon& Taxonomy::lexicon() const {
  if (impl_->lexicon) return *impl_->lexicon;
  static const auto of_standard = sound(build_standard_lexicon(standard().impl_->state_by_phrase));
  return *of_standard;
}

const std::vector<State>& Taxonomy::states() const { return impl_->states; }
const std::vector<FacetValue>& Taxonomy::values() const { return impl_->values; }
std::size_t Taxonomy::longest_synonym() const { return impl_->longest_synonym; }
const Taxonomy::Files& Taxonomy::files() const { return impl_->files; }
const std::string& Taxonomy::digest() const { return impl_->digest; }

const State* Taxonomy::find_state(std::string_view word) const {
  const auto found = impl_->state_by_phrase.find(fold(word));
  return found == impl_->state_by_phrase.end() ? nullptr : &impl_->states[found->second];
}

std::optional<std::string> Taxonomy::find_dyad(std::string_view text) const {
  const auto terms = terms_of(text);
  constexpr std::size_t longest = 16;  // no two names of states are longer
  if (terms.size() > longest) return std::nullopt;
  const auto state_of = [&](auto first, auto last) -> const State* {
    const auto found = impl_->state_by_phrase.find(joined({first, last}, " "));
    return found == impl_->state_by_phrase.end() ? nullptr : &impl_->states[found->second];
  };
  for (auto middle = terms.begin(); middle != terms.end(); ++middle) {
    const auto* first = state_of(terms.begin(), middle);
    if (first == nullptr) continue;
    const auto* second = state_of(middle, terms.end());
    // The lexicon is asked last: the standard one may have to be made first.
    if (second == nullptr && joins_states(lexicon(), *middle)) second = state_of(std::next(middle), terms.end());
    if (second != nullptr && second != first) return dyad_name(*first, *second);
  }
  return std::nullopt;
}

const FacetValue* Taxonomy::find_value(std::string_view facet, std::string_view text) const {
  const auto found = impl_->value_by_phrase.find({std::string(facet), fold(text)});
  return found == impl_->value_by_phrase.end() ? nullptr : &impl_->values[found->second];
}

std::vector<std::string> Taxonomy::spellings(std::string_view folded_word) const {
  return other_spellings(impl_->spelling, folded_word);
}

std::vector<std::string> Taxonomy::related(std::string_view folded_word) const {
  std::vector<std::string> out;
  const auto [begin, end] = impl_->related_groups.equal_range(std::string(folded_word));
  for (auto found = begin; found != end; ++found) {
    const auto& group = impl_->related[found->second];
    out.insert(out.end(), group.begin(), group.end());
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  std::erase(out, folded_word);
  return out;
}

std::vector<std::string> Taxonomy::synonyms(std::string_view folded_phrase) const {
  std::vector<std::string> out;
  if (const auto found = impl_->synonyms.find(std::string(folded_phrase)); found != impl_->synonyms.end()) {
    out = found->second;
  }
  if (folded_phrase.find(' ') == std::string_view::npos) {
    for (auto& other : other_spellings(impl_->spelling, folded_phrase)) {
      if (std::find(out.begin(), out.end(), other) == out.end()) out.push_back(std::move(other));
    }
  }
  return out;
}

}  // namespace dossier
