// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/forms/form_lists.hpp"

#include "embedded_form_data.hpp"

#include <algorithm>

namespace dossier::forms {
namespace {

std::vector<std::string> words_of(std::string_view line) {
  std::vector<std::string> words;
  while (!line.empty()) {
    const auto end = std::min(line.find(' '), line.size());
    if (end > 0) words.emplace_back(line.substr(0, end));
    line.remove_prefix(std::min(end + 1, line.size()));
  }
  return words;
}

template <class Read>
void for_each_line(std::string_view text, Read&& read) {
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    const auto line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (!line.empty() && line.front() != '#') read(line);
  }
}

void add(std::vector<std::string>& list, const std::string& word) {
  if (std::find(list.begin(), list.end(), word) == list.end()) list.push_back(word);
}

const std::vector<std::string> none;

}  // namespace

const FormLists& FormLists::english() {
  static const auto lists = [] {
    FormLists made;
    made.read_irregular(embedded_form_data("en_irregular.txt"));
    made.read_lists(embedded_form_data("en_lists.txt"));
    return made;
  }();
  return lists;
}

void FormLists::read_irregular(std::string_view text) {
  for_each_line(text, [&](std::string_view line) {
    const auto words = words_of(line);
    for (const auto& word : words) {
      add(lemmas_[word], words.front());
      if (word != words.front()) add(forms_[words.front()], word);
    }
  });
}

void FormLists::read_lists(std::string_view text) {
  constexpr std::string_view head = "list: ";
  std::string name;
  for_each_line(text, [&](std::string_view line) {
    if (line.starts_with(head)) {
      line.remove_prefix(head.size());
      name = line.substr(0, line.find(' '));
      return;
    }
    for (auto& word : words_of(line)) lists_[name].insert(std::move(word));
  });
}

bool FormLists::has(std::string_view list, std::string_view word) const {
  const auto found = lists_.find(list);
  return found != lists_.end() && found->second.contains(word);
}

const std::vector<std::string>& FormLists::lemmas(std::string_view form) const {
  const auto found = lemmas_.find(form);
  return found == lemmas_.end() ? none : found->second;
}

const std::vector<std::string>& FormLists::forms(std::string_view lemma) const {
  const auto found = forms_.find(lemma);
  return found == forms_.end() ? none : found->second;
}

}  // namespace dossier::forms
