# SPDX-License-Identifier: GPL-3.0-or-later
"""PDFs in random styles, with words moved, turned, cut and overprinted, leads and small capitals. A seed always gives the same
file."""
import random
import re

import pdf_setter
from variations import BETWEEN


LEADS = ["Lead of it.", "The first case:", "Sources.", "A second look.", "On method:", "Border trade."]


class RandomSetter(pdf_setter.Setter):
    """A setter that also puts stamps, turned words and shreds on its pages, and moves what it sets."""

    def __init__(self, style, seed):
        self.random = random.Random(seed)
        self.jitter = self.random.choice((0, 0, 0, 0.2, 0.8, 2.5))
        self.split = self.random.choice((0, 0, 0.02, 0.3))
        self.lead_face = self.random.choice((0, 1, 1, 2))
        self.small_capitals = self.random.random() < 0.15
        self.shredded = self.random.choice((0, 0, 0, 0.01, 0.05))
        super().__init__(style, seed)

    def stamp(self):
        chance, size = self.random, self.random.choice((6, 7.5, 9, 11, 14, 30))
        x, y = chance.uniform(0, 590), chance.uniform(0, 840)
        turn = chance.choice(("1 0 0 1", "1 0 0 1", "0 1 -1 0", "0 -1 1 0", "0.7 0.7 -0.7 0.7"))
        text = chance.choice([text for text in BETWEEN if text.isascii()]).replace("\\", "").replace("(", "").replace(")", "")
        return f"BT /F{chance.randrange(3)} {size} Tf 0 Ts 0 Tw {turn} {x:.2f} {y:.2f} Tm ({text}) Tj ET"

    def end_column(self):
        super().end_column()
        if self.column:
            return
        chance, runs = self.random, self.pages[-1].split("\n")
        for _ in range(chance.choice((0, 0, 1, 3))):
            runs.insert(chance.randrange(len(runs) + 1), self.stamp())
        if chance.random() < 0.15:
            chance.shuffle(runs)
        self.pages[-1] = "\n".join(self.changed(run) for run in runs if chance.random() >= self.shredded)

    def changed(self, run):
        chance = self.random
        if self.jitter and chance.random() < 0.3:
            def moved(match):
                return f"1 0 0 1 {float(match[1]) + chance.gauss(0, self.jitter):.2f} {float(match[2]) + chance.gauss(0, self.jitter / 2):.2f} Tm"
            run = re.sub(r"1 0 0 1 (\S+) (\S+) Tm", moved, run)
        lead = next((lead for lead in LEADS if f"({lead} " in run), None)
        if lead:
            run = re.sub(r"/F0 (\S+) Tf (.*)\(" + re.escape(lead), rf"/F{self.lead_face} \1 Tf \2({lead}) Tj /F0 \1 Tf (", run)
        if self.small_capitals and "/F1" in run:
            run = re.sub(r"/F1 (\S+) Tf (.*)\(([A-Za-z0-9 .]+)\) Tj", in_small_capitals, run)
        if chance.random() < self.split:
            kern = chance.choice((-300, -120, 40, -600))
            run = re.sub(r"\(((?:\\.|[^\\()])*)\) Tj", lambda m: "[" + re.sub(r"(?<!\\)([a-z]) ", rf"\1) {kern} (", f"({m[1]})") + "] TJ", run)
        return run


def in_small_capitals(match):
    size, before, text = float(match[1]), match[2], match[3]
    words = "".join(f"/F1 {size:.2f} Tf ({word[:1].upper()}) Tj /F1 {size * 0.8:.2f} Tf ({word[1:].upper()} ) Tj " for word in text.split(" "))
    return f"/F1 {size:.2f} Tf {before}{words}"


def random_style(chance):
    columns = chance.choice((1, 1, 2, 2, 3))
    size = chance.uniform(7, 10) if columns > 1 else chance.uniform(8.5, 13)
    return pdf_setter.Style(columns=columns, size=round(size, 2), leading=round(chance.uniform(1.05, 2.1), 2), indent=chance.choice((0, 0, 6, 10, 14, 24)),
                            numbered=chance.random() < 0.5, second_level=chance.randrange(3), capitals=chance.random() < 0.4,
                            running_heads=chance.random() < 0.7, number_at_top=chance.random() < 0.4, justified=chance.random() < 0.6,
                            margin=chance.choice((36, 48, 54, 72, 90)))


def varied_pdf(rows, chance):
    rows = [row for row in rows if chance.random() < 0.93]
    for _ in range(chance.randint(0, 4)):
        at = chance.randrange(1, len(rows))
        rows.insert(at, {**rows[at - 1], "kind": chance.choice(("paragraph", "paragraph", "footnote", "list", "reference")), "text": chance.choice(BETWEEN)})
    if chance.random() < 0.4:
        rows = [{**row, "text": chance.choice(LEADS) + " " + row["text"]} if row["kind"] == "paragraph" and chance.random() < 0.4 else row for row in rows]
    begin = chance.choice((0, 0, 0, chance.randrange(len(rows) // 2)))
    return RandomSetter(random_style(chance), chance.randrange(1 << 30)).run(rows[begin:begin + chance.randint(8, 60)])
