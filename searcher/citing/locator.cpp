// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/citing/locator.hpp"

#include "searcher/citing/one_line.hpp"

namespace dossier::citing {

Locator locator_of(const Passage& passage) {
  Locator where;
  if (passage.printed.known()) {
    where.first = passage.printed.first;
    where.last = passage.printed.last == where.first ? std::string() : passage.printed.last;
  } else if (passage.pages.known()) {
    where.first = std::to_string(passage.pages.first);
    if (passage.pages.last > passage.pages.first) where.last = std::to_string(passage.pages.last);
  } else if (!passage.heading.empty()) {
    where.heading = one_line(passage.heading.back());
  }
  return where;
}

}  // namespace dossier::citing
