// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/text/inline_text.hpp"

#include "tests/support/catch.hpp"

#include <string>
#include <vector>

using dossier::reading::clean_inline;

TEST_CASE("inline markup is made plain") {
  struct Row {
    const char* raw;
    const char* text;
  };
  const Row rows[] = {
      {"plain  text\twith\nblanks ", "plain text with blanks"},
      {"*one* **two** ***three*** _four_ __five__", "one two three four five"},
      {"5 * 3 * 2 and 5*3*2", "5 * 3 * 2 and 5*3*2"},
      {"snake_case_name and press\\_releases", "snake_case_name and press_releases"},
      {"cost \\$3 \\& more, press\\\\_x", "cost $3 & more, press_x"},
      {"a &amp; b &lt;c&gt; &eacute; &#8211; &#x41; &nosuch; &amp;amp;", "a & b <c> é – A &nosuch; &"},
      {"[text](https://x.example/a) and <https://y.example> and <m@z.example>",
       "text and https://y.example and m@z.example"},
      {"a citation [12](Khan, 2020) stays", "a citation [12](Khan, 2020) stays"},
      {"![a picture](p.png){width=80%} behind", "behind"},
      {"<b>bold</b><br>line <u>under</u> <!-- comment --> <span id=\"x\">in</span>", "bold line under in"},
      {"3 < 4 and <Theory> stays", "3 < 4 and <Theory> stays"},
      {"word¹ and word<sup>2</sup>, word$^{3}$; word^4^. word[^5]", "word and word, word; word. word"},
      {"5 km² and 21<sup>st</sup> and H<sub>2</sub>O", "5 km² and 21st and H2O"},
      {"soft\u00ADhyphen zero\u200Bwidth no\u00A0break", "softhyphen zerowidth no break"},
      {"`code` and unclosed **bold", "code and unclosed **bold"},
      {"<sup>&</sup>lt;sup>2</sup>Institute", "Institute"},
      {"&lt;sup&gt;7&lt;/sup&gt; Institute", "Institute"},
      {"10\\ % of", "10 % of"},
      {"[under]{.underline} []{#_Ref1 .anchor}a [{b}] [c]{d}", "under a [{b}] [c]{d}"},
      {"Table [1](#t1), as said[2](#n2)", "Table 1, as said"},
      {"Ada Brook [\\[0000-0002\\]](https://orcid.org/0000-0002) and", "Ada Brook and"},
      // A blank before a comma goes where a mark stood, and nowhere else.
      {"word [^5], more", "word, more"},
      {"word , more; *bold*\n, 5 *\n, a &eacute;\n, b\\*\n, end", "word , more; bold , 5 * , a \u00E9 , b* , end"},
      {"caf\u00E9\u00A0, more", "caf\u00E9 , more"},
      {"caf\u00E9\n, more", "caf\u00E9 , more"},
      {"word [^5]caf\u00E9\u00A0, more", "word caf\u00E9 , more"},
      // Digits below the line: the word's, where a letter stands before them.
      {"H~2~O, CO~123~ and x~1234~", "H2O, CO123 and x~1234~"},
      {"~2~O, 5~2~ and H~~O, H~2", "~2~O, 5~2~ and H~~O, H~2"},
      {"", ""},
  };
  for (const auto& row : rows) {
    CAPTURE(row.raw);
    CHECK(clean_inline(row.raw).text == row.text);
  }
}

TEST_CASE("raised marks are taken out and told") {
  const auto text = clean_inline("¹²Department of X, see¹³ and this<sup>4,5</sup>, that<sup>*</sup>");
  CHECK(text.text == "Department of X, see and this, that");
  CHECK(text.lead_mark == "12");
  CHECK(text.note_marks == std::vector<std::uint32_t>{13, 4, 5});
  CHECK(text.raised_symbols);
}

TEST_CASE("what is bold is known from its beginning") {
  CHECK(clean_inline("**All of it**").bold());
  CHECK(clean_inline("**Part** of it").bold_lead == 4);
  CHECK(clean_inline("None **of** it").bold_lead == 0);
  CHECK(clean_inline("<b>All</b> <strong>of it</strong>").bold());
}
