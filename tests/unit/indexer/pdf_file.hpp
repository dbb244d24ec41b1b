// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

/// Small PDFs, written by hand: Helvetica on pages of 595 by 842 points.
namespace pdf_file {

struct Line {
  int x = 72;
  int y = 700;  ///< upwards from the lower edge
  int size = 11;
  std::string text;  ///< without brackets and backslashes
};

/// Lines of a paragraph from `y` downwards.
inline void put(std::vector<Line>& page, int y, int size, const std::vector<std::string>& lines) {
  for (const auto& text : lines) {
    page.push_back({72, y, size, text});
    y -= size + 3;
  }
}

/// A whole file with a correct table of its objects. `annotations`: of each page, what stands in its list of them; page
/// n, from 0, is the object 5 + 2n.
inline std::string with_pages(const std::vector<std::vector<Line>>& pages, std::string_view title = "",
                              std::string_view xmp = "", const std::vector<std::string>& annotations = {}) {
  std::vector<std::string> objects{"<< /Type /Catalog /Pages 2 0 R >>", "",
                                   "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
                                   "<< /Title (" + std::string(title) + ") >>"};
  std::string kids;
  for (const auto& page : pages) {
    std::string content;
    for (const auto& line : page) {
      content += "BT /F1 " + std::to_string(line.size) + " Tf " + std::to_string(line.x) + ' ' +
                 std::to_string(line.y) + " Td (" + line.text + ") Tj ET\n";
    }
    const auto number = objects.size() + 1;
    const auto at = (number - 5) / 2;
    const auto annots = at < annotations.size() ? "/Annots [ " + annotations[at] + " ] " : std::string();
    objects.push_back("<< " + annots +
                      "/Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> " +
                      ("/Contents " + std::to_string(number + 1)) + " 0 R >>");
    objects.push_back("<< /Length " + std::to_string(content.size()) + " >>\nstream\n" + content + "endstream");
    kids += std::to_string(number) + " 0 R ";
  }
  if (!xmp.empty()) {
    objects.push_back("<< /Type /Metadata /Subtype /XML /Length " + std::to_string(xmp.size()) + " >>\nstream\n" +
                      std::string(xmp) + "\nendstream");
    objects[0] = "<< /Type /Catalog /Pages 2 0 R /Metadata " + std::to_string(objects.size()) + " 0 R >>";
  }
  objects[1] = "<< /Type /Pages /Kids [" + kids + "] /Count " + std::to_string(pages.size()) + " >>";
  std::string file = "%PDF-1.4\n";
  std::string table = "0000000000 65535 f \n";
  for (std::size_t i = 0; i < objects.size(); ++i) {
    std::string entry(21, '\0');
    std::snprintf(entry.data(), entry.size(), "%010zu 00000 n \n", file.size());
    entry.pop_back();
    table += entry;
    file += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
  }
  const auto start = file.size();
  const auto count = std::to_string(objects.size() + 1);
  return file + "xref\n0 " + count + '\n' + table + "trailer\n<< /Size " + count +
         " /Root 1 0 R /Info 4 0 R >>\nstartxref\n" + std::to_string(start) + "\n%%EOF\n";
}

/// A paper of two pages: title, authors, two sections.
inline std::string paper(const std::vector<std::string>& annotations = {}) {
  std::vector<Line> first;
  put(first, 760, 20, {"The Salt Roads of the Northern Coast"});
  put(first, 725, 11, {"Ada Miller and Jon Weaver"});
  put(first, 690, 14, {"1 Introduction"});
  put(first, 665, 11,
      {"Salt was carried over the hills for as long as people lived at the coast and kept",
       "cattle in the valleys behind it. The carriers went in spring and came home before",
       "the first snow closed the passes, with wool and iron for the villages at the sea.",
       "This paper asks who paid them, and why the roads were given up within ten years."});
  put(first, 590, 14, {"2 Methods"});
  put(first, 565, 11,
      {"We read the toll books of four towns, which name each carrier with his load and",
       "his home. Loads were counted by month, and months without a book were left out",
       "of all sums that are given below, so that the years can be compared at all."});
  std::vector<Line> second;
  put(second, 760, 14, {"3 Results"});
  put(second, 735, 11,
      {"Most carriers were paid in kind by the salt works, and few of them by merchants",
       "of the towns. When the works began to pay in coin the carriers went elsewhere,",
       "and the tolls fell to a third of what they had been in the three years before."});
  return with_pages({first, second}, "salt_final_v3.doc", "", annotations);
}

}  // namespace pdf_file
