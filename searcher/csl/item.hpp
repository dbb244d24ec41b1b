// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

/// Citations and references by a style in CSL 1.0.2 (docs.citationstyles.org), the language of Zotero's and Pandoc's
/// styles. What is not supported stands in docs/citing.md.
namespace dossier::csl {

/// A name in the parts of CSL-JSON; of an organisation `literal` alone.
struct Name {
  std::string family;
  std::string given;
  std::string dropping;      ///< dropping-particle
  std::string non_dropping;  ///< non-dropping-particle
  std::string suffix;
  std::string literal;
  bool comma_suffix = false;
  bool operator==(const Name&) const = default;
};

/// One date, or two of a range: year, month, day; 0 for what is not known.
struct Date {
  std::vector<std::array<int, 3>> parts;
  bool circa = false;
  std::string literal;
  [[nodiscard]] bool empty() const { return parts.empty() && literal.empty(); }
};

/// A work, by the names of CSL's variables.
struct Item {
  std::string id;
  std::string type;
  std::map<std::string, std::string, std::less<>> texts;
  std::map<std::string, std::vector<Name>, std::less<>> names;
  std::map<std::string, Date, std::less<>> dates;
};

/// One work in a citation.
struct Cite {
  /// Where it stands among the citations of a document: `Ibid` directly behind one of the same work.
  enum class Position : std::uint8_t { First, Subsequent, Ibid, IbidWithLocator };
  std::string id;
  std::string locator;
  std::string label = "page";  ///< of the locator
  std::string prefix;
  std::string suffix;
  Position position = Position::First;
};

}  // namespace dossier::csl
