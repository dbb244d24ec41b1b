// SPDX-License-Identifier: GPL-3.0-or-later
#include "taxonomy/region_names.hpp"

#include <unicode/locid.h>
#include <unicode/unistr.h>

namespace dossier {

std::string region_name(const std::string& iso2) {
  const icu::Locale region("", iso2.c_str());
  icu::UnicodeString name;
  region.getDisplayCountry(icu::Locale::getEnglish(), name);
  std::string out;
  name.toUTF8String(out);
  return out == iso2 ? std::string{} : out;
}

std::string iso3_code(const std::string& iso2) { return icu::Locale("", iso2.c_str()).getISO3Country(); }

}  // namespace dossier
