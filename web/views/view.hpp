// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <concepts>
#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace dossier::web {

/// What a template shows: a string, a truth, a list, or an object whose members keep their order. Made for being filled
/// once and read once: an object is searched from its beginning.
class View {
 public:
  struct Member;
  using List = std::vector<View>;
  using Object = std::vector<Member>;

  View();  ///< an object without members
  View(const View& other);
  View(View&& other) noexcept;
  View& operator=(const View& other);
  View& operator=(View&& other) noexcept;
  ~View();
  template <std::same_as<bool> Truth>
  View(Truth truth);            // NOLINT(google-explicit-constructor)
  View(std::string text);       // NOLINT(google-explicit-constructor)
  View(std::string_view text);  // NOLINT(google-explicit-constructor)
  View(const char* text);       // NOLINT(google-explicit-constructor)
  /// `{{"name", value}, …}`; each name once, and for as long as the program runs.
  View(std::initializer_list<Member> members);
  static View array();

  /// The member of an object, made where there is none.
  View& operator[](std::string_view name);
  /// Null where this is no object or has no such member.
  [[nodiscard]] const View* find(std::string_view name) const;

  void push_back(View item);
  View& operator[](std::size_t at);
  /// Items of a list, or members of an object.
  [[nodiscard]] std::size_t size() const;
  [[nodiscard]] bool empty() const { return size() == 0; }

  [[nodiscard]] const std::string& text() const;
  [[nodiscard]] const std::string* if_text() const;
  [[nodiscard]] const List* if_list() const;
  /// Whether it is an object, or the truth `true`.
  [[nodiscard]] bool is_true_or_object() const;

 private:
  explicit View(List list);

  std::variant<bool, std::string, List, Object> value_;
};

/// A name and what it stands for.
struct View::Member {
  explicit Member(std::string_view member_name) : name(member_name), value(false) {}
  Member(std::string_view member_name, View member_value) : name(member_name), value(std::move(member_value)) {}

  std::string_view name;
  mutable View value;  ///< so that it can be moved out of an initializer list
};

// Only here is a member whole, as clang wants it.
template <std::same_as<bool> Truth>
View::View(Truth truth) : value_(truth) {}
inline View::View(std::string text) : value_(std::move(text)) {}
inline View::View(std::string_view text) : value_(std::string(text)) {}
inline View::View(const char* text) : value_(std::string(text)) {}
inline View::View(const View& other) = default;
inline View::View(View&& other) noexcept = default;
inline View& View::operator=(const View& other) = default;
inline View& View::operator=(View&& other) noexcept = default;
inline View::~View() = default;
inline void View::push_back(View item) { std::get<List>(value_).push_back(std::move(item)); }
inline View& View::operator[](std::size_t at) { return std::get<List>(value_)[at]; }
inline const std::string& View::text() const { return std::get<std::string>(value_); }
inline const std::string* View::if_text() const { return std::get_if<std::string>(&value_); }
inline const View::List* View::if_list() const { return std::get_if<List>(&value_); }

}  // namespace dossier::web
