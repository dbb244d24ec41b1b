// SPDX-License-Identifier: GPL-3.0-or-later
#include "taxonomy/automaton.hpp"

#include <algorithm>
#include <cassert>
#include <cstring>

namespace dossier {

std::uint64_t Automaton::hash(std::string_view term) {
  constexpr std::uint64_t prime = 0x9E3779B97F4A7C15ULL;
  std::uint64_t value = term.size() * prime;
  while (!term.empty()) {
    std::uint64_t piece = 0;
    const auto size = std::min<std::size_t>(term.size(), sizeof piece);
    std::memcpy(&piece, term.data(), size);
    value = (value ^ piece) * prime;
    value ^= value >> 29;
    term.remove_prefix(size);
  }
  return value;
}

std::uint32_t Automaton::word_of(std::string_view term) const {
  if (slots_.empty()) return 0;
  const auto wanted = hash(term);
  const auto mask = slots_.size() - 1;
  for (auto at = wanted & mask; slots_[at].word != 0; at = (at + 1) & mask) {
    const auto& slot = slots_[at];
    if (slot.hash == wanted && std::string_view(letters_).substr(slot.text, slot.size) == term) return slot.word;
  }
  return 0;
}

void Automaton::grow() {
  auto old = std::move(slots_);
  slots_.assign(std::max<std::size_t>(8192, old.size() * 2), Slot{});
  const auto mask = slots_.size() - 1;
  for (const auto& slot : old) {
    if (slot.word == 0) continue;
    auto at = slot.hash & mask;
    while (slots_[at].word != 0) at = (at + 1) & mask;
    slots_[at] = slot;
  }
}

std::uint32_t Automaton::add_word(std::string_view term) {
  if (const auto known = word_of(term); known != 0) return known;
  if ((words_ + 1) * std::size_t{3} > slots_.size()) grow();
  const auto value = hash(term);
  const auto mask = slots_.size() - 1;
  auto at = value & mask;
  while (slots_[at].word != 0) at = (at + 1) & mask;
  slots_[at] = {value, static_cast<std::uint32_t>(letters_.size()), static_cast<std::uint32_t>(term.size()), ++words_};
  letters_ += term;
  return words_;
}

/// The child of a node by a word, made where there is none.
std::uint32_t Automaton::child_for(std::uint32_t node, std::uint32_t word) {
  auto& children = building_[node].children;
  const auto next = static_cast<std::uint32_t>(building_.size());
  if (node == 0) {  // the one with many children
    first_words_.resize(words_ + std::size_t{1}, none);
    auto& known = first_words_[word];
    if (known != none) return known;
    known = next;
  } else {
    const auto found =
        std::find_if(children.begin(), children.end(), [&](const auto& edge) { return edge.first == word; });
    if (found != children.end()) return found->second;
  }
  children.emplace_back(word, next);
  building_.push_back(BuildNode{});
  return next;
}

void Automaton::add(std::span<const std::string> terms, Trigger trigger) {
  assert(nodes_.empty());
  if (terms.empty()) return;
  std::uint32_t at = 0;
  for (const auto& term : terms) {
    at = child_for(at, add_word(term));
  }
  auto& triggers = building_[at].triggers;
  if (triggers.empty()) ++phrases_;
  if (std::find(triggers.begin(), triggers.end(), trigger) == triggers.end()) triggers.push_back(trigger);
}

void Automaton::freeze() {
  first_words_.resize(words_ + std::size_t{1}, none);
  for (auto& node : building_) {
    std::sort(node.children.begin(), node.children.end());
    nodes_.push_back({static_cast<std::uint32_t>(edges_.size()), static_cast<std::uint32_t>(node.children.size()),
                      static_cast<std::uint32_t>(triggers_.size()), static_cast<std::uint32_t>(node.triggers.size())});
    for (const auto& [word, next] : node.children) edges_.push_back({word, next});
    triggers_.insert(triggers_.end(), node.triggers.begin(), node.triggers.end());
  }
  building_.clear();
  building_.shrink_to_fit();
}

std::uint32_t Automaton::child(std::uint32_t node, std::uint32_t word) const {
  if (word == 0) return none;
  if (node == 0) return first_words_[word];
  const auto first = edges_.begin() + nodes_[node].first_edge;
  const auto last = first + nodes_[node].edges;
  const auto found =
      std::lower_bound(first, last, word, [](const Edge& edge, std::uint32_t w) { return edge.word < w; });
  return found != last && found->word == word ? found->node : none;
}

std::span<const Trigger> Automaton::triggers_of(std::uint32_t node) const {
  return std::span(triggers_).subspan(nodes_[node].first_trigger, nodes_[node].triggers);
}

void Automaton::match(const Tokens& tokens, std::vector<Match>& matches) const {
  assert(!nodes_.empty());
  matches.clear();
  const auto size = static_cast<std::uint32_t>(tokens.size());
  for (std::uint32_t begin = 0; begin < size;) {
    std::uint32_t node = 0;
    std::uint32_t best = 0;
    auto best_end = begin;
    for (auto at = begin; at < size; ++at) {
      node = child(node, word_of(tokens.term(at)));
      if (node == none) break;
      if (nodes_[node].triggers == 0) continue;
      best = node;
      best_end = at + 1;
    }
    if (best != 0) matches.push_back({begin, best_end, triggers_of(best)});
    begin = best != 0 ? best_end : begin + 1;
  }
}

std::span<const Trigger> Automaton::find(std::span<const std::string> terms) const {
  std::uint32_t node = 0;
  for (const auto& term : terms) {
    node = child(node, word_of(term));
    if (node == none) return {};
  }
  return node == 0 ? std::span<const Trigger>{} : triggers_of(node);
}

}  // namespace dossier
