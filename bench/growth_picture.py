# SPDX-License-Identifier: GPL-3.0-or-later
"""The picture of growth.py: three small charts over the number of passages, as SVG, by the standard library alone."""
import math

WIDTH, HEIGHT, LEFT, TOP, GAP = 250, 170, 60, 34, 80
CHARTS = [
    ("Query, ms", [("p50_ms", "p50", "#1b6ca8"), ("p99_ms", "p99", "#c2571a")], True),
    ("Indexing, passages/s", [("passages_per_second", "", "#1b6ca8")], False),
    ("Memory at the peak of indexing, MiB", [("peak_mib", "", "#1b6ca8")], False),
]


def nice(value):
    """The value rounded up to 1, 2 or 5 times a power of ten."""
    power = 10 ** math.floor(math.log10(value))
    return next(step * power for step in (1, 2, 5, 10) if step * power >= value * 0.9999)


def label(value):
    if value >= 1000:
        return f"{value / 1000:g}k"
    return f"{value:g}"


class Chart:
    def __init__(self, rows, keys, logarithmic):
        self.logarithmic = logarithmic
        values = [row[key] for row in rows for key in keys]
        self.top = nice(max(values))
        self.bottom = 10 ** math.floor(math.log10(max(min(values), 0.01))) if logarithmic else 0
        self.first, self.last = rows[0]["passages"], max(rows[-1]["passages"], rows[0]["passages"] + 1)

    def x(self, passages):
        share = math.log(passages / self.first) / math.log(self.last / self.first)
        return LEFT + share * WIDTH

    def y(self, value):
        if self.logarithmic:
            share = math.log(value / self.bottom) / math.log(self.top / self.bottom)
        else:
            share = value / self.top
        return TOP + HEIGHT * (1 - share)

    def ticks(self):
        if not self.logarithmic:
            return [self.top * part / 4 for part in range(5)]
        ticks, at = [], self.bottom
        while at <= self.top * 1.0001:
            ticks += [at * step for step in (1, 2, 5) if at * step <= self.top * 1.0001]
            at *= 10
        return ticks


def drawn(rows, title, series, logarithmic):
    chart = Chart(rows, [key for key, _, _ in series], logarithmic)
    parts = [f'<text x="{LEFT}" y="{TOP - 14}" class="title">{title}</text>']
    for tick in chart.ticks():
        y = chart.y(tick)
        parts.append(f'<line x1="{LEFT}" y1="{y:.1f}" x2="{LEFT + WIDTH}" y2="{y:.1f}" class="grid"/>'
                     f'<text x="{LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">{label(tick)}</text>')
    for row in rows:
        x = chart.x(row["passages"])
        parts.append(f'<text x="{x:.1f}" y="{TOP + HEIGHT + 18}" text-anchor="middle">{label(round(row["passages"], -3))}</text>')
    for key, name, colour in series:
        points = [(chart.x(row["passages"]), chart.y(row[key])) for row in rows]
        line = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        parts.append(f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>' for x, y in points]
        if name:
            x, y = points[-1]
            parts.append(f'<text x="{x + 7:.1f}" y="{y + 4:.1f}" style="fill:{colour}">{name}</text>')
    return parts


def picture(rows):
    """The SVG for rows as growth.py prints them, by ascending size; at least two."""
    step = LEFT + WIDTH + GAP - 40
    whole, high = step * len(CHARTS) + 20, TOP + HEIGHT + 50
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {whole} {high}" width="{whole}" height="{high}">',
             "<style>text{font:12px sans-serif;fill:#333}.title{font-weight:bold}.grid{stroke:#ddd}</style>",
             f'<rect width="{whole}" height="{high}" fill="#fff"/>']
    for number, (title, series, logarithmic) in enumerate(CHARTS):
        parts += [f'<g transform="translate({number * step},0)">', *drawn(rows, title, series, logarithmic), "</g>"]
    parts.append(f'<text x="{whole / 2}" y="{high - 8}" text-anchor="middle">passages in the index</text></svg>')
    return "\n".join(parts) + "\n"
