// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/views/view.hpp"

#include <algorithm>

namespace dossier::web {

View::View() : value_(Object{}) {}

View::View(List list) : value_(std::move(list)) {}

View View::array() { return View(List{}); }

View::View(std::initializer_list<Member> members) {
  Object object;
  object.reserve(members.size() + 8);  // most are given a few more members
  for (const auto& member : members) object.emplace_back(member.name, std::move(member.value));
  value_ = std::move(object);
}

View& View::operator[](std::string_view name) {
  auto& members = std::get<Object>(value_);
  const auto found =
      std::find_if(members.begin(), members.end(), [name](const Member& member) { return member.name == name; });
  if (found != members.end()) return found->value;
  return members.emplace_back(name).value;
}

const View* View::find(std::string_view name) const {
  const auto* members = std::get_if<Object>(&value_);
  if (members == nullptr) return nullptr;
  const auto found =
      std::find_if(members->begin(), members->end(), [name](const Member& member) { return member.name == name; });
  return found == members->end() ? nullptr : &found->value;
}

std::size_t View::size() const {
  if (const auto* list = std::get_if<List>(&value_)) return list->size();
  if (const auto* object = std::get_if<Object>(&value_)) return object->size();
  return 0;
}

bool View::is_true_or_object() const {
  const auto* truth = std::get_if<bool>(&value_);
  return truth != nullptr ? *truth : std::holds_alternative<Object>(value_);
}

}  // namespace dossier::web
