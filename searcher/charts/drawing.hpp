// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dossier::chart {

/// Where a text stands by its point.
enum class Anchor { Start, Middle, End };

/// What a part of a drawing leads to, and what it says when pointed at.
struct Link {
  std::string href;   ///< empty: it leads nowhere
  std::string label;  ///< plain text
};

struct Point {
  double x = 0;
  double y = 0;
};

/// A drawing in pixels of CSS, from the upper left corner, that is written as SVG. How its parts look is told by names
/// (`bar`, `share`, `share-line`, `track`, `axis`, `grid`, `edge`, `head`, `node`, `heat-0` … `heat-6`, `soft`, `name`,
/// `target`): the page's style sheet and the drawing's own give them colours for light, dark and forced colours, and
/// for print. Texts may be any bytes.
class Drawing {
 public:
  /// `title` and `description` are read to those who do not see it.
  Drawing(double width, double height, std::string title, std::string description);

  void rect(Point at, double width, double height, std::string_view look);
  void line(Point from, Point to, std::string_view look, double thickness = 1);
  /// A line with a head (`head`) at its end.
  void arrow(Point from, Point to, std::string_view look, double thickness = 1);
  void circle(Point middle, double radius, std::string_view look);
  void text(Point at, std::string_view text, std::string_view look = "", Anchor anchor = Anchor::Start);
  /// What is drawn until close() is one link.
  void open(const Link& link);
  void close();

  [[nodiscard]] double width() const { return width_; }
  [[nodiscard]] double height() const { return height_; }

  /// A part of a page, hidden from screen readers, which get the table beside it; its links are for the pointer.
  [[nodiscard]] std::string inside_page() const;
  /// A file of its own.
  [[nodiscard]] std::string alone() const;

 private:
  double width_;
  double height_;
  std::string title_;
  std::string description_;
  std::string body_;
  std::vector<std::string_view> open_;  ///< names of the elements that are open
};

/// A number with at most two decimal places.
std::string number(double value);
/// The text cut to about so many pixels at the usual size, with … at its end.
std::string cut(std::string_view text, double pixels);

/// The round numbers from 0 to at least `most` that an axis shows, at most five.
std::vector<double> axis_steps(double most);

}  // namespace dossier::chart
