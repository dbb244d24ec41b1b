// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/passage.hpp"

#include <utility>

namespace dossier {

void set_authors(Paper& paper, std::vector<Person> people) {
  paper.authors = full_names(people);
  paper.people = std::move(people);
}

std::vector<Person> people_of(const Paper& paper) {
  if (paper.people.size() == paper.authors.size()) return paper.people;
  std::vector<Person> people;
  for (const auto& name : paper.authors) {
    people.push_back(parse_person(name));
    if (people.back().family.empty()) people.back() = {name, "", "", "", true};
  }
  return people;
}

std::vector<std::string> family_names(const Paper& paper) {
  std::vector<std::string> all;
  for (const auto& person : people_of(paper)) all.push_back(family_name(person));
  return all;
}

}  // namespace dossier
