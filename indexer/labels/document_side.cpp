// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/labels/document_side.hpp"

#include "base/strings.hpp"
#include "indexer/labels/sentence_words.hpp"

#include <algorithm>
#include <map>

namespace dossier {
namespace {

/// Reads the side out of a title, taken apart as a document's.
class TitleReader {
 public:
  TitleReader(const Taxonomy& taxonomy, std::string_view title, const TextEvents& text)
      : taxonomy_(taxonomy), title_(title), events_(text.events) {}

  /// Whether the title is that of a document: it begins as one, or names a mission, or two offices or persons.
  [[nodiscard]] bool document() const {
    constexpr std::uint32_t number = 2;  // tokens: "No. 816 Editorial Note"
    int parties = 0;
    bool office_first = false;
    for (std::size_t i = 0; i < events_.size(); ++i) {
      const auto& event = events_[i];
      office_first = office_first || (event.begin <= number && is_party(i));
      const bool form = is_cue(event, Cue::DocumentForm) || is_cue(event, Cue::SpeechForm);
      if (form && (event.begin <= number || office_first)) return true;
      if (is_cue(event, Cue::Mission)) return true;
      parties += is_party(i) ? 1 : 0;
    }
    return parties > 1 && title_.find(" to ") != std::string_view::npos;
  }

  [[nodiscard]] bool speech() const {
    return std::any_of(events_.begin(), events_.end(),
                       [](const auto& event) { return is_cue(event, Cue::SpeechForm); });
  }

  /// "…: MNG"
  [[nodiscard]] std::optional<std::uint16_t> code() const {
    constexpr std::size_t letters = 3;
    const auto at = title_.find_last_of(" :(");
    if (at == std::string_view::npos || at == 0) return std::nullopt;
    auto word = title_.substr(at + 1);
    if (word.ends_with(')')) word.remove_suffix(1);
    if (word.size() != letters || !std::all_of(word.begin(), word.end(), is_upper_ascii)) return std::nullopt;
    const auto& states = taxonomy_.states();
    const auto found =
        std::find_if(states.begin(), states.end(), [&](const State& state) { return state.iso3 == word; });
    if (found == states.end()) return std::nullopt;
    return static_cast<std::uint16_t>(found - states.begin());
  }

  /// The state of the first office or person.
  [[nodiscard]] std::optional<std::uint16_t> party() const {
    for (std::size_t i = 0; i < events_.size(); ++i) {
      if (is_party(i)) return events_[i].target;
    }
    return std::nullopt;
  }

  /// The state behind a mission; whose mission it is, the words before it say.
  [[nodiscard]] std::optional<std::uint16_t> host() const {
    for (std::size_t i = 0; i + 1 < events_.size(); ++i) {
      if (stands_behind_party(i) && follows_soon(i)) return events_[i + 1].target;
      if (!is_cue(events_[i], Cue::Mission)) continue;
      for (auto j = i + 1; j < events_.size() && events_[j].begin <= events_[i].end + 1; ++j) {
        if (events_[j].kind == TextEvent::Kind::State) return events_[j].target;
      }
    }
    return std::nullopt;
  }

  /// The state of the first capital: "Minutes of a Meeting, Canberra".
  [[nodiscard]] std::optional<std::uint16_t> venue() const {
    const auto found = std::find_if(events_.begin(), events_.end(), [](const TextEvent& event) {
      return event.kind == TextEvent::Kind::State && static_cast<StateForm>(event.role) == StateForm::Capital;
    });
    return found == events_.end() ? std::nullopt : std::optional(found->target);
  }

  void add_partners(DocumentSide& side) const {
    for (std::size_t i = 0; i < events_.size(); ++i) {
      const auto& event = events_[i];
      if (event.kind != TextEvent::Kind::State || event.target == side.home) continue;
      const auto form = static_cast<StateForm>(event.role);
      if (is_party(i) && !side.addressee && event.target != side.host) side.addressee = event.target;
      const bool place = form == StateForm::Capital || form == StateForm::City;
      if (place && !side.venue && event.target != side.host) side.venue = event.target;
      if (!side.titled(event.target)) side.partners.push_back(event.target);
    }
  }

 private:
  /// A person, an office, "the Iranian Ministry", "the Embassy of Mongolia".
  [[nodiscard]] bool is_party(std::size_t at) const {
    constexpr std::uint32_t reach = 4;  // tokens
    const auto& event = events_[at];
    if (event.kind != TextEvent::Kind::State) return false;
    const auto form = static_cast<StateForm>(event.role);
    if (form == StateForm::Office || form == StateForm::Official || form == StateForm::Leader) return true;
    if (form == StateForm::Adjective) {
      return names_party(event.end, reach / 2);
    }
    if ((form != StateForm::Name && form != StateForm::Abbreviation) || at == 0) return false;
    if (stands_behind_party(at)) return true;
    bool of = false;
    for (auto i = at; i > 0 && events_[i - 1].end + reach > event.begin; --i) {
      if (events_[i - 1].kind == TextEvent::Kind::State) return false;
      of = of || (is_cue(events_[i - 1], Cue::Preposition) && events_[i - 1].end + 1 >= event.begin);
      if (of && is_cue(events_[i - 1], Cue::Party)) return true;
    }
    return false;
  }

  /// "Embajada del Perú"
  [[nodiscard]] bool stands_behind_party(std::size_t at) const {
    return at > 0 && events_[at].kind == TextEvent::Kind::State && is_cue(events_[at - 1], Cue::Party) &&
           events_[at - 1].end == events_[at].begin;
  }

  /// Whether another state stands behind the state, a word between: "Embajada del Perú en Ecuador".
  [[nodiscard]] bool follows_soon(std::size_t at) const {
    if (at + 1 >= events_.size()) return false;
    const auto& next = events_[at + 1];
    return next.kind == TextEvent::Kind::State && next.target != events_[at].target &&
           next.begin == events_[at].end + 1;
  }

  [[nodiscard]] bool names_party(std::uint32_t token, std::uint32_t reach) const {
    return std::any_of(events_.begin(), events_.end(), [&](const TextEvent& event) {
      return is_cue(event, Cue::Party) && event.begin >= token && event.begin < token + reach;
    });
  }

  const Taxonomy& taxonomy_;
  std::string_view title_;
  const std::vector<TextEvent>& events_;
};

/// A text with an abstract or references is a paper, whatever its title begins with.
bool scholarly(const std::vector<Passage>& passages) {
  return std::any_of(passages.begin(), passages.end(), [](const Passage& passage) {
    return passage.section == Section::Abstract || passage.section == Section::References ||
           passage.kind == PassageKind::Reference;
  });
}

/// The state that a field of the record names, by name or code.
std::optional<std::uint16_t> state_of_field(const Taxonomy& taxonomy, const Passage& passage) {
  const auto& states = taxonomy.states();
  for (const auto& [facet, value] : passage.fields) {
    if (facet != "country" && facet != "speaker") continue;
    if (const auto* state = taxonomy.find_state(value)) return static_cast<std::uint16_t>(state - states.data());
  }
  return std::nullopt;
}

/// The state whose offices and officials the text names most.
std::optional<std::uint16_t> state_of_offices(EventScanner& scanner, const std::vector<Passage>& passages) {
  constexpr std::size_t most_passages = 40;  // a document says early whose it is
  std::map<std::uint16_t, int> offices;
  const DocumentSide open;
  TextEvents text;
  for (std::size_t i = 0; i < std::min(passages.size(), most_passages); ++i) {
    scanner.scan(passages[i].text, text, &open);
    for (const auto& event : text.events) {
      constexpr int office_weight = 3;
      if (event.kind != TextEvent::Kind::State) continue;
      const auto form = static_cast<StateForm>(event.role);
      if (form == StateForm::Office) offices[event.target] += office_weight;
      if (form == StateForm::Official) ++offices[event.target];
    }
  }
  const auto most = std::max_element(offices.begin(), offices.end(),
                                     [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == offices.end() ? std::nullopt : std::optional(most->first);
}

}  // namespace

std::optional<DocumentSide> find_side(const Taxonomy& taxonomy, EventScanner& scanner, std::string_view title,
                                      const std::vector<Passage>& passages) {
  if (passages.empty() || scholarly(passages)) return std::nullopt;
  const DocumentSide open;
  TextEvents text;
  scanner.scan(title, text, &open);
  const TitleReader reader(taxonomy, title, text);
  DocumentSide side;
  side.home = state_of_field(taxonomy, passages.front());
  side.speech = reader.speech();
  const bool document = reader.document();
  if (!side.home && side.speech) side.home = reader.code();
  if (side.home && !document) side.speech = true;
  if (!side.home && !document) return std::nullopt;
  side.host = reader.host();
  if (!side.home) side.home = reader.party();
  if (!side.home) side.home = state_of_offices(scanner, passages);
  if (!side.home) side.home = reader.venue();
  if (side.home && side.host == side.home) side.host.reset();
  reader.add_partners(side);
  return side;
}

}  // namespace dossier
