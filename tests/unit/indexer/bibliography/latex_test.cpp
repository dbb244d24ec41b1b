// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/bibliography/latex.hpp"

#include "tests/support/catch.hpp"

#include <utility>

using dossier::bibliography::plain_text;

TEST_CASE("TeX becomes text: accents, commands, dashes, quotes, blanks") {
  const std::pair<const char*, const char*> rows[] = {
      {R"(G{\"o}del)", "Gödel"},
      {R"(G\"{o}del)", "Gödel"},
      {R"(G\"odel)", "Gödel"},
      {R"(\'Etude \`a la Fran\c{c}aise)", "Étude à la Française"},
      {R"(\v{S}koda, \^ole, Ma\~nana, \=a, \.z)", "Škoda, ôle, Mañana, ā, ż"},
      {R"(\u a \H{o} \k{e} \r{u} \d{t})", "ă ő ę ů ṭ"},
      {R"(\o re \L{}\'od\'z \ss \ae{}on)", "øre Łódź ßæon"},
      {R"(\emph{ports} of \textit{call})", "ports of call"},
      {"1914--18, a---b, a-b", "1914–18, a—b, a-b"},
      {"``ports'' and 'ports'", "“ports” and 'ports'"},
      {R"(R\&D, 5\%, \$3, a\_b, \#1)", "R&D, 5%, $3, a_b, #1"},
      {R"(a\\b, a\ b)", "a b, a b"},
      {R"(a\-b, a\/b, a\,b)", "ab, ab, ab"},
      {"a~b  c\n d ", "a b c d"},
      {"{{Ports}} $n$", "Ports n"},
      {R"(\ldots\S 3\copyright)", "…§3©"},
      {R"(\unknown ports)", "ports"},
      {R"(\q ports)", "ports"},
      {"ports\\", "ports"},
      {R"(ports\")", "ports"},
      {"{", ""},
      {"", ""},
  };
  for (const auto& [tex, text] : rows) {
    CAPTURE(tex);
    CHECK(plain_text(tex) == text);
  }
}
