// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/strings.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <utility>

namespace dossier {

std::string lowered(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), lower_ascii);
  return out;
}

bool same_letters(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return lower_ascii(x) == lower_ascii(y); });
}

std::size_t position_of_name(std::span<const std::string> names, std::string_view name) {
  auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) {
    found =
        std::find_if(names.begin(), names.end(), [&](const std::string& other) { return same_letters(other, name); });
  }
  return static_cast<std::size_t>(found - names.begin());
}

bool is_number(std::string_view term) { return term.find_first_not_of("0123456789.,") == std::string_view::npos; }

bool all_digits(std::string_view text) { return !text.empty() && std::all_of(text.begin(), text.end(), is_digit); }

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
  std::string out;
  for (const auto& part : parts) {
    if (part.empty()) continue;
    if (!out.empty()) out += between;
    out += part;
  }
  return out;
}

std::string with_separators(std::uint64_t number) {
  auto digits = std::to_string(number);
  for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3) {
    digits.insert(static_cast<std::size_t>(at), ",");
  }
  return digits;
}

std::string counted(std::uint64_t number, std::string_view one, std::string_view many) {
  auto out = with_separators(number) + ' ';
  if (number == 1) return out.append(one);
  return many.empty() ? out.append(one) + 's' : out.append(many);
}

void add_sorted(std::vector<std::string>& values, std::vector<std::string> more) {
  std::vector<std::string> both;
  both.reserve(values.size() + more.size());
  std::set_union(std::make_move_iterator(values.begin()), std::make_move_iterator(values.end()),
                 std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()), std::back_inserter(both));
  values = std::move(both);
}

}  // namespace dossier
