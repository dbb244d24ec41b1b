// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/charts/timeline_chart.hpp"

#include "base/strings.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace dossier::chart {
namespace {

constexpr double left = 44;
constexpr double right = 8;
constexpr double heading = 22;
constexpr double bars_height = 120;
constexpr double share_height = 64;
constexpr double between = 38;
constexpr double labels_height = 24;
constexpr double part_height = heading + bars_height + between + share_height + labels_height;
constexpr double least_width = 264;
constexpr double usual_width = 880;
constexpr double most_step = 44;
constexpr double least_step = 9;
constexpr int longest_gap = 10;  // years

/// A place on the axis: a year with or without matches, or a span that is left out.
struct Column {
  std::optional<int> year;  ///< nothing: years are left out here
  const TimelineYear* found = nullptr;
};

std::vector<Column> columns_of(const TimelineResponse& response, bool decades) {
  std::vector<Column> columns;
  const int step = decades ? 10 : 1;
  for (const auto& one : response.years) {
    const auto value = year_value(one.value);
    if (!value || value->decade != decades) continue;
    if (!columns.empty()) {
      auto next = *columns.back().year + step;
      if (value->year - next > longest_gap * step) {
        columns.push_back({});
      } else {
        for (; next < value->year; next += step) columns.push_back({next, nullptr});
      }
    }
    columns.push_back({value->year, &one});
  }
  return columns;
}

std::string percent(double share) { return number(share * 100) + "%"; }

std::string described(const TimelineYear& year) {
  return year.value + ": " + counted(year.passages, "passage") + " in " + counted(year.papers, "paper") + ", " +
         percent(year.share()) + " of " + with_separators(year.all);
}

/// One part of the drawing: the years, or the decades.
class Part {
 public:
  Part(Drawing& drawing, double top, double step, const std::vector<Column>& columns)
      : drawing_(drawing), top_(top), step_(step), columns_(columns) {
    for (const auto& column : columns) {
      if (column.found == nullptr) continue;
      most_ = std::max(most_, static_cast<double>(column.found->passages));
      greatest_share_ = std::max(greatest_share_, column.found->share());
    }
    steps_ = axis_steps(most_);
    share_steps_ = axis_steps(greatest_share_);
  }

  void draw(bool decades, const AddressOf& address_of) {
    drawing_.text({0, top_ + 12}, decades ? "Passages by decade mentioned" : "Passages", "soft");
    drawing_.text({0, bars_bottom() + between - 14}, "Share of all passages of the year", "soft");
    draw_axis(steps_, bars_bottom(), bars_height, false);
    draw_axis(share_steps_, share_bottom(), share_height, true);
    for (std::size_t i = 0; i < columns_.size(); ++i) draw_column(i, address_of);
    draw_names(decades);
  }

 private:
  [[nodiscard]] double bars_bottom() const { return top_ + heading + bars_height; }
  [[nodiscard]] double share_bottom() const { return bars_bottom() + between + share_height; }
  [[nodiscard]] double x_of(std::size_t column) const { return left + static_cast<double>(column) * step_; }
  [[nodiscard]] double y_of_share(double share) const {
    return share_bottom() - share_height * share / share_steps_.back();
  }

  void draw_axis(const std::vector<double>& steps, double bottom, double height, bool share) {
    const auto end = x_of(columns_.size());
    for (const auto step : steps) {
      if (!share && step != static_cast<double>(static_cast<long>(step))) continue;  // there are no halves of passages
      const auto y = bottom - height * step / steps.back();
      drawing_.line({left, y}, {end, y}, step == 0 ? "axis" : "grid");
      drawing_.text({left - 5, y + 4}, share ? percent(step) : with_separators(static_cast<std::uint64_t>(step)),
                    "soft", Anchor::End);
    }
  }

  void draw_column(std::size_t i, const AddressOf& address_of) {
    const auto& column = columns_[i];
    if (!column.year) {
      drawing_.text({x_of(i) + step_ / 2, bars_bottom() - 4}, "⋯", "soft", Anchor::Middle);
      return;
    }
    if (column.found == nullptr) return;
    const auto& found = *column.found;
    drawing_.open({address_of ? address_of(found.value) : std::string(), described(found)});
    drawing_.rect({x_of(i), top_ + heading}, step_, share_bottom() - top_ - heading, "target");
    const auto height = std::max(1.0, bars_height * found.passages / steps_.back());
    drawing_.rect({x_of(i) + step_ * 0.12, bars_bottom() - height}, step_ * 0.76, height, "bar");
    drawing_.line({x_of(i) + step_ / 2, share_bottom()}, {x_of(i) + step_ / 2, y_of_share(found.share())}, "share-line",
                  1.5);
    drawing_.circle({x_of(i) + step_ / 2, y_of_share(found.share())}, std::min(3.5, step_ / 3), "share");
    drawing_.close();
  }

  /// Names of years below, as many as fit, at round years.
  void draw_names(bool decades) {
    constexpr double name_width = 40;
    constexpr std::array<int, 7> rounds{1, 2, 5, 10, 20, 50, 100};
    int every = rounds.back();
    for (auto round = rounds.rbegin(); round != rounds.rend(); ++round) {
      if (*round * step_ >= name_width) every = *round;
    }
    if (decades) every *= 10;
    double free = 0;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      const auto& year = columns_[i].year;
      const bool first = i == 0 || !columns_[i - 1].year;
      const auto x = x_of(i) + step_ / 2;
      if (!year || (*year % every != 0 && !first) || x - name_width / 2 < free) continue;
      free = x + name_width / 2;
      drawing_.text({std::min(x, drawing_.width() - name_width / 2), share_bottom() + 16},
                    std::to_string(*year) + (decades ? "s" : ""), "", Anchor::Middle);
    }
  }

  Drawing& drawing_;
  double top_;
  double step_;
  const std::vector<Column>& columns_;
  double most_ = 1;
  double greatest_share_ = 0;
  std::vector<double> steps_;
  std::vector<double> share_steps_;
};

double step_of(std::size_t columns) {
  return std::clamp((usual_width - left - right) / static_cast<double>(std::max<std::size_t>(columns, 1)), least_step,
                    most_step);
}

}  // namespace

std::string timeline_title(const TimelineResponse& response) {
  const auto title =
      std::string(response.facet == "year" ? "Passages by year of the paper" : "Passages by year mentioned");
  return response.echo.given.empty() ? title : title + ": " + response.echo.given;
}

Drawing timeline_chart(const TimelineResponse& response, const AddressOf& address_of) {
  const auto years = columns_of(response, false);
  const auto decades = columns_of(response, true);
  double width = least_width;
  for (const auto* columns : {&years, &decades}) {
    const auto count = static_cast<double>(columns->size());
    width = std::max(width, left + right + count * step_of(columns->size()));
  }
  const auto parts = (years.empty() ? 0 : 1) + (decades.empty() ? 0 : 1);
  Drawing drawing(width, std::max(1, parts) * part_height, timeline_title(response),
                  counted(response.total, "passage") + " in " + counted(response.papers, "paper"));
  double top = 0;
  if (!years.empty()) {
    Part(drawing, top, step_of(years.size()), years).draw(false, address_of);
    top += part_height;
  }
  if (!decades.empty()) Part(drawing, top, step_of(decades.size()), decades).draw(true, address_of);
  return drawing;
}

}  // namespace dossier::chart
