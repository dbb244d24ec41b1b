// SPDX-License-Identifier: GPL-3.0-or-later
#include "taxonomy/data.hpp"

#include "taxonomy/inflection.hpp"
#include "taxonomy/region_names.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <optional>
#include <utility>

namespace dossier {
namespace {

using nlohmann::json;

/// Reads one file; remembers the first fault, after which everything reads as empty.
class FileReader {
 public:
  FileReader(std::string_view file, TaxonomyData& data) : file_(file), data_(data) {}

  Result<void> read(const json& root) {
    if (!root.is_object()) return error("", "must be an object");
    bool known = false;
    for (const auto& [key, node] : root.items()) {
      const std::string_view name = key;
      if (name == "comment" || name == "values") continue;
      known = true;
      if (name == "states") {
        each(node, "states", [&](const json& row, const std::string& at) { state(row, at); });
      } else if (name == "facet") {
        facet(root);
      } else if (name == "pairs") {
        each(node, "pairs", [&](const json& row, const std::string& at) { pair(row, at); });
      } else if (name == "officials") {
        each(node, "officials", [&](const json& row, const std::string& at) { official(row, at); });
      } else if (name == "pair_weights") {
        pair_weights(node);
      } else if (name == "cues") {
        cues(node);
      } else if (name == "synonyms") {
        each(node, "synonyms",
             [&](const json& row, const std::string& at) { data_.synonyms.push_back(strings(row, at)); });
      } else if (name == "related") {
        each(node, "related", [&](const json& row, const std::string& at) {
          if (object(row, at, {"nouns", "verbs"})) data_.related.push_back(forms(row, at));
        });
      } else if (name == "spelling") {
        spelling(node);
      } else {
        fault(key, "is not known");
      }
    }
    if (!known)
      fault("", "holds none of states, facet, pairs, officials, pair_weights, cues, synonyms, related, spelling");
    if (fault_) return *fault_;
    return {};
  }

 private:
  [[nodiscard]] Error error(const std::string& at, const std::string& what) const {
    return {ErrorCode::BadData, "taxonomy file '" + std::string(file_) + "': " + (at.empty() ? "it" : at) + " " + what,
            "see docs/labels.md for the shape of the files"};
  }

  void fault(const std::string& at, const std::string& what) {
    if (!fault_) fault_ = error(at, what);
  }

  template <class Visit>
  void each(const json& node, const std::string& at, Visit visit) {
    if (!node.is_array()) return fault(at, "must be a list");
    for (std::size_t i = 0; i < node.size() && !fault_; ++i) visit(node[i], at + "[" + std::to_string(i) + "]");
  }

  std::string string(const json& node, const std::string& at) {
    if (!node.is_string() || node.get_ref<const std::string&>().empty()) {
      fault(at, "must be a text that is not empty");
      return {};
    }
    return node.get<std::string>();
  }

  std::vector<std::string> strings(const json& node, const std::string& at) {
    std::vector<std::string> out;
    each(node, at, [&](const json& text, const std::string& position) { out.push_back(string(text, position)); });
    return out;
  }

  /// The list under a key; empty where the key is absent.
  std::vector<std::string> list(const json& row, const char* key, const std::string& at) {
    return row.contains(key) ? strings(row[key], at + "." + key) : std::vector<std::string>{};
  }

  /// The text under a key that must be there.
  std::string text(const json& row, const char* key, const std::string& at) {
    if (row.contains(key)) return string(row[key], at + "." + key);
    fault(at, std::string("lacks '") + key + "'");
    return {};
  }

  bool object(const json& row, const std::string& at, std::initializer_list<std::string_view> keys) {
    if (!row.is_object()) {
      fault(at, "must be an object");
      return false;
    }
    for (const auto& [key, node] : row.items()) {
      if (std::find(keys.begin(), keys.end(), key) == keys.end())
        fault(std::string(at).append(".").append(key), "is not known");
    }
    return !fault_;
  }

  void state(const json& row, const std::string& at) {
    if (!object(
            row, at,
            {"iso2", "iso3", "cow", "name", "names", "adjectives", "capitals", "prefixes", "leaders", "ambiguous"})) {
      return;
    }
    StateData out;
    auto& s = out.state;
    if (row.contains("iso2")) s.iso2 = text(row, "iso2", at);
    s.iso3 = row.contains("iso3") ? text(row, "iso3", at) : iso3_code(s.iso2);
    s.name = row.contains("name") ? text(row, "name", at) : region_name(s.iso2);
    if (s.name.empty()) return fault(at, "needs a 'name', since its 'iso2' is no known region");
    if (row.contains("cow")) {
      if (!row["cow"].is_number_unsigned() || row["cow"].get<std::uint64_t>() > 999) {
        return fault(at + ".cow", "must be a number from 0 to 999");
      }
      s.cow = row["cow"].get<int>();
    }
    s.names = list(row, "names", at);
    s.adjectives = list(row, "adjectives", at);
    s.capitals = list(row, "capitals", at);
    s.prefixes = list(row, "prefixes", at);
    out.leaders = list(row, "leaders", at);
    out.ambiguous = list(row, "ambiguous", at);
    data_.states.push_back(std::move(out));
  }

  void facet(const json& root) {
    const auto name = text(root, "facet", "");
    if (!root.contains("values")) return fault("", "lacks 'values'");
    each(root["values"], "values", [&](const json& row, const std::string& at) {
      if (!object(row, at,
                  {"name", "label", "broader", "names", "adjectives", "schools", "contextual", "topical", "hints"}))
        return;
      ValueData out;
      out.value.facet = name;
      out.value.name = text(row, "name", at);
      out.value.label = row.contains("label") ? text(row, "label", at) : out.value.name;
      out.value.broader = list(row, "broader", at);
      for (std::size_t role = 0; role < value_role_names.size(); ++role) {
        out.phrases.at(role) = list(row, std::string(value_role_names.at(role)).c_str(), at);
      }
      out.value.synonyms = out.phrases[static_cast<std::size_t>(ValueRole::Name)];
      const auto& topical = out.phrases[static_cast<std::size_t>(ValueRole::Topical)];
      out.value.synonyms.insert(out.value.synonyms.end(), topical.begin(), topical.end());
      data_.values.push_back(std::move(out));
    });
  }

  void pair(const json& row, const std::string& at) {
    if (!object(row, at, {"states", "names"})) return;
    const auto states = list(row, "states", at);
    if (states.size() != 2) return fault(at + ".states", "must name two states");
    data_.pairs.push_back({states[0], states[1], list(row, "names", at)});
  }

  void official(const json& row, const std::string& at) {
    if (!object(row, at, {"state", "people", "titled", "offices", "abbreviations", "cities", "adjectives", "capitals"}))
      return;
    data_.officials.push_back({text(row, "state", at), list(row, "people", at), list(row, "titled", at),
                               list(row, "offices", at), list(row, "abbreviations", at), list(row, "cities", at),
                               list(row, "adjectives", at), list(row, "capitals", at)});
  }

  float number(const json& row, const std::string& key, const std::string& at) {
    if (row.contains(key) && row[key].is_number()) return row[key].get<float>();
    fault(std::string(at).append(".").append(key), "must be a number");
    return 0;
  }

  /// Every feature must have its weight, so that none is forgotten when one is added.
  void pair_weights(const json& node) {
    if (!object(node, "pair_weights", {"bias", "features"})) return;
    if (!node.contains("features") || !node["features"].is_object()) return fault("pair_weights", "lacks 'features'");
    PairWeights out;
    out.bias = number(node, "bias", "pair_weights");
    const auto& features = node["features"];
    // An earlier program weighed other features; its weights are of no use, and those of this program serve.
    if (features.contains("home_speaks")) return;
    for (const auto& [key, weight] : features.items()) {
      if (std::find(pair_feature_names.begin(), pair_feature_names.end(), key) == pair_feature_names.end()) {
        return fault("pair_weights.features." + key, "is not known");
      }
    }
    for (std::size_t i = 0; i < pair_feature_count; ++i) {
      out.weights.at(i) = number(features, std::string(pair_feature_names.at(i)), "pair_weights.features");
    }
    data_.pair_weights = out;
  }

  /// Words under `phrases` are taken as they are, under `nouns` and `verbs` in all their regular forms.
  void cues(const json& node) {
    if (!node.is_object()) return fault("cues", "must be an object");
    for (const auto& [key, row] : node.items()) {
      const auto at = "cues." + key;
      const auto found = std::find(cue_names.begin(), cue_names.end(), key);
      if (found == cue_names.end()) return fault(at, "is not known");
      if (!object(row, at, {"phrases", "nouns", "verbs"})) return;
      auto& out = data_.cues.at(static_cast<std::size_t>(found - cue_names.begin()));
      for (auto& phrase : list(row, "phrases", at)) out.push_back(std::move(phrase));
      add(out, forms(row, at));
    }
  }

  /// All regular forms of the nouns and verbs of a record.
  std::vector<std::string> forms(const json& row, const std::string& at) {
    std::vector<std::string> out;
    for (const auto& noun : list(row, "nouns", at)) add(out, noun_forms(noun));
    for (const auto& verb : list(row, "verbs", at)) add(out, verb_forms(verb));
    return out;
  }

  static void add(std::vector<std::string>& out, std::vector<std::string> more) {
    out.insert(out.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
  }

  std::vector<std::pair<std::string, std::string>> twos(const json& row, const char* key) {
    std::vector<std::pair<std::string, std::string>> out;
    if (!row.contains(key)) return out;
    each(row[key], std::string("spelling.") + key, [&](const json& two, const std::string& at) {
      const auto both = strings(two, at);
      if (both.size() != 2) return fault(at, "must hold two spellings");
      out.emplace_back(both[0], both[1]);
    });
    return out;
  }

  void spelling(const json& node) {
    if (!object(node, "spelling", {"words", "stems", "suffixes", "except"})) return;
    data_.spelling.words = twos(node, "words");
    data_.spelling.stems = twos(node, "stems");
    data_.spelling.suffixes = twos(node, "suffixes");
    data_.spelling.except = list(node, "except", "spelling");
  }

  std::string_view file_;
  TaxonomyData& data_;
  std::optional<Error> fault_;
};

}  // namespace

Result<void> read_taxonomy_file(std::string_view file, std::string_view text, TaxonomyData& data) {
  json root;
  try {
    root = json::parse(text);
  } catch (const json::parse_error& fault) {
    const auto before = text.substr(0, fault.byte);
    const auto line = 1 + std::count(before.begin(), before.end(), '\n');
    return Error{ErrorCode::BadData,
                 "taxonomy file '" + std::string(file) + "', line " + std::to_string(line) + ": not well-formed JSON",
                 "correct the file; " + std::string(fault.what())};
  }
  return FileReader(file, data).read(root);
}

}  // namespace dossier
