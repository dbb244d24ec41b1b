// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/citations/entry.hpp"
#include "tests/support/catch.hpp"

#include <string>
#include <vector>

namespace dossier::citations {
namespace {

struct Row {
  std::string text;
  std::string authors;  ///< family names
  int year = 0;
  std::string title;
};

std::string families(const Entry& entry) {
  std::string all;
  for (const auto& author : entry.authors) all += (all.empty() ? "" : " ") + author.family;
  return all + (entry.more_authors ? " +" : "");
}

void check(const Row& row, const Entry& entry) {
  INFO(row.text);
  CHECK(families(entry) == row.authors);
  CHECK(entry.year == row.year);
  CHECK(title_words(entry.title) == row.title);
}

}  // namespace

TEST_CASE("entries of each style give authors, year and title") {
  const std::vector<Row> rows{
      {"Khan, S., & Raza, B. (2019, May 10). Rivers of mistrust. Journal of Rivers, 2(1), 1–30.", "Khan Raza", 2019,
       "rivers of mistrust"},
      {"Khan, Sana, and Bilal Raza. 2019a. “Rivers of Mistrust.” Journal of Rivers 2 (1): 1–30.", "Khan Raza", 2019,
       "rivers of mistrust"},
      {"Khan, Sana. “Rivers of Mistrust.” Journal of Rivers, vol. 2, no. 1, 2019, pp. 1–30.", "Khan", 2019,
       "rivers of mistrust"},
      {"[3] Khan S, Raza B, et al. Rivers of mistrust. J Rivers. 2019;2(1):1-30.", "Khan Raza +", 2019,
       "rivers of mistrust"},
      {"SILVA, A. B.; SOUZA, C. Rios e fronteiras. Revista do Vale, v. 2, p. 1-20, 2013. Disponível em: "
       "https://a.example. "
       "Acesso em: 3 maio 2020.",
       "Silva Souza", 2013, "rios e fronteiras"},
      {"World Bank. (2016). Financing dams. Author. https://bank.example/2020", "World Bank", 2016, "financing dams"},
      {"van den Berg, J. 2008. Small states. Review 12: 201–224.", "Berg", 2008, "small states"},
      {"al-Sarhan, Faisal. 2012. Desert Guarantees. Port Selim: Dune Press.", "al-Sarhan", 2012, "desert guarantees"},
      {"12. Harris, C.R.; Millman, K.J.; et al. Array Rivers. Nature 2020, 585, 357–362, doi:10.5555/s41.",
       "Harris Millman +", 2020, "array rivers"},
      {"Marsh, T. Carbon copies. Archive Notes 1, 4–9 (2001).", "Marsh", 2001, "carbon copies"},
      {"Orwin, P. 1984. 1984 and after: a reader. Halvia: Valley Press.", "Orwin", 1984, "1984 and after a reader"},
  };
  for (const auto& row : rows) check(row, read_entry(row.text));
}

TEST_CASE("an entry's number, letter, DOI and dashes are read") {
  CHECK(read_entry("[12] Khan S. Rivers. J Rivers. 2019;2:1.").number == 12);
  CHECK(read_entry("7. Khan S. Rivers. J Rivers. 2019;2:1.").number == 7);
  CHECK(read_entry("Khan, S. (2019b). Rivers.").letter == 'b');
  CHECK(read_entry("Khan, S. (2019). Rivers. https://doi.org/10.5555/AB.1.").doi == "10.5555/ab.1");
  const auto same = read_entry("———. 2015. “The Bridge at Night.” Frontier Studies 6 (1): 2–9.");
  CHECK(same.same_authors);
  CHECK(same.year == 2015);
  CHECK(title_words(same.title) == "the bridge at night");
}

TEST_CASE("notes have given names first") {
  const std::vector<Row> rows{
      {"See Sana Khan and Bilal Raza, “Rivers of Mistrust,” Journal of Rivers 2, no. 1 (2019): 12.", "Khan Raza", 2019,
       "rivers of mistrust"},
      {"Faisal al-Sarhan, Desert Guarantees (Port Selim: Dune Press, 2012), 44.", "al-Sarhan", 2012,
       "desert guarantees"},
      {"Chidi Okafor, Eva Lindqvist, and Hiro Tanaka, Measuring Mediation (Lowry: Fair, 2017), 8.",
       "Okafor Lindqvist Tanaka", 2017, "measuring mediation"},
      {"Khan, Rivers of Mistrust, 14.", "Khan", 0, "rivers of mistrust"},
  };
  for (const auto& row : rows) check(row, read_note(row.text));
}

TEST_CASE("entries that stand in one text are parted") {
  const std::string text =
      "Journal of Rivers, 4, 1–9. Balaban, N.Q. (2004). Persistence. Science, 305, 16. Bartlett, M.S. & Roe, K. "
      "(1955). "
      "An introduction.";
  const auto entries = split_entries(text);
  REQUIRE(entries.size() == 3);
  CHECK(entries[1] == "Balaban, N.Q. (2004). Persistence. Science, 305, 16.");
  CHECK(entries[2].starts_with("Bartlett"));
  CHECK(split_entries("Khan, S., Raza, B. (2019). Rivers.").size() == 1);
}

TEST_CASE("any text gives some entry") {
  for (const std::string text : {"", ".", "(", "2019", "[", "———", "“", "a, b, c; d (2019", "\xFF\xFE 2019"}) {
    const auto entry = read_entry(text);
    CHECK(entry.year >= 0);
    CHECK(split_entries(text).size() == 1);
    CHECK(read_note(text).number == 0);
  }
}

}  // namespace dossier::citations
