// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/cited_work.hpp"
#include "index/person.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace dossier::citations {

/// The authors as a citation in the text names them, mostly by their family names.
struct PrintedNames {
  std::vector<std::string> names;  ///< as printed: `Khan`, `van der Berg`, `World Bank`
  bool more = false;               ///< "et al."
  std::size_t begin = 0;           ///< of the first name, in the text that was looked at
};

/// Where names stand: between brackets commas part them; in a sentence they do only in a list with "and".
enum class NamesIn { Brackets, Sentence };

/// Whether a word written small is a name all the same: `al-Sarhan`, `d’Estaing`, `de-Gaulle`.
bool is_name_with_article(std::string_view word);

/// The names with which `text` ends: `as argued by Khan and Yaqoob` → Khan, Yaqoob. None where it ends with something
/// else. Looks at no more than the last 200 bytes.
PrintedNames names_at_end(std::string_view text, NamesIn where);

/// The forms of a printed name, see name_forms; more than those of a person where it may be an organisation.
CitedWork::Forms printed_name_forms(std::string_view name);

}  // namespace dossier::citations
