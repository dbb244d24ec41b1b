# SPDX-License-Identifier: GPL-3.0-or-later
"""Sentences, papers and records made by chance of what labels, years and citations are told by: names of states, their people
and offices, schools of thought, years beside words, works and their authors. All is invented but the names of states."""
import json
import re

SLOTS = {
    "state": """China|Pakistan|India|Iran|Egypt|Ethiopia|Norway|Russia|Turkey|Greece|France|Germany|Japan|South Korea|North Korea|the United States|the UK|
Bosnia and Herzegovina|Saudi Arabia|Georgia|Jordan|Chad|Niger|Nigeria|Mali|Guinea|Guinea-Bissau|the Congo|Trinidad and Tobago|Ivory Coast|Burma|the USSR|
the Soviet Union|Britain|Türkiye|Viet Nam|Sudan|South Sudan|Israel|Lebanon|Syria|Iraq|Kuwait|Qatar|Brazil|Argentina|Chile|Peru|Bolivia|Cuba|Mexico|Canada|US|U.S.""",
    "adjective": """Chinese|Pakistani|Indian|Iranian|Egyptian|Ethiopian|Norwegian|Russian|Turkish|Greek|French|German|Japanese|South Korean|American|British|
Soviet|Saudi|Georgian|Jordanian|Sudanese|Israeli|Lebanese|Syrian|Iraqi|Brazilian|Argentine|Chilean|Peruvian|Cuban|Mexican|Canadian""",
    "prefix": "Sino|Indo|Russo|Franco|Anglo|Greco|Turko|US|Iran|China|Soviet|Arab|Ethio|Armeno",
    "city": "Beijing|Islamabad|New Delhi|Tehran|Cairo|Addis Ababa|Oslo|Moscow|Ankara|Athens|Paris|Berlin|Tokyo|Seoul|Pyongyang|Washington|London|Riyadh|Kabul|Tirana|the Kremlin|the White House",
    "states": """{state} and {state}|{state}, {state} and {state}|{state}–{state}|{state}/{state}|both {state} and {state}|{state} as well as {state}|
{state} ({state})|{state} or {state}|{state}'s and {state}'s|{adjective} and {adjective}|{prefix}-{adjective}|{adjective}-{adjective}|{city} and {city}|
{state}, on the one hand, and {state}, on the other,|{state}; {state}|{state} vis-à-vis {state}|{state} against {state}""",
    "event": "border treaty|war|truce|water dispute|ceasefire|trade agreement|summit|crisis|alliance|embargo|prisoner exchange|fishing quarrel|pipeline contract|visit|rivalry",
    "verb": """attacked|invaded|recognised|supported|threatened|blamed|met|helped|sold arms to|imposed sanctions on|withdrew from|lent money to|voted against|
spoke with|signed a treaty with|went to war with|has had talks with|is at peace with|was occupied by|was helped by|fears|trusts|balances against""",
    "theory": """realism|neorealism|structural realism|offensive realism|liberalism|liberal institutionalism|constructivism|the democratic peace|complex interdependence|
securitization theory|securitisation|the security dilemma|balance of power|balance of threat|hedging|bandwagoning|dependency theory|feminism|the English School|
regional security complex theory|hydro-hegemony|soft power|role theory|two-level games|critical theory|neoclassical realism|Marxism|deterrence""",
    "school": "realist|liberal|constructivist|neorealist|institutionalist|feminist|Marxist|realists|constructivists|liberals",
    "author": "Adams|Brandt|Keohane|Waltz|Mearsheimer|Wendt|Lunin|O'Neil|de la Cruz|van Dyk|García|Smith-Jones|Modi|Wang|Kim|Müller|al-Rashid|Nguyễn|Walt|Li|Park|Khan",
    "authors": "{author}|{author} and {author}|{author} & {author}|{author} et al.|{author}, {author}, and {author}|{author} and others",
    "cite": """({authors} {y})|({authors}, {y})|({authors}, {y}: {n})|({authors} {y}, {n}–{n})|({authors} {y}; {authors} {y})|(see {authors}, {y}, p. {n})|
({authors}, {y}a, {y}b)|(e.g., {authors} {y})|(cf. {author} {y})|{authors} ({y})|{authors} ({y}, p. {n})|{author}'s ({y})|[{d}]|[{d}, {d}]|[{d}–{d}]|
(ibid., {n})|({y})|(as cited in {author}, {y})|({author} forthcoming)|({author} n.d.)|(quoted in {author} {y}/{y})""",
    "y": "1648|1815|1914|1919|1921|1938|1945|1947|1954|1960|1971|1979|1989|1991|1994|1998|2001|2003|2008|2011|2014|2019|2020|2021|2022|2030|1066|1299|1300|2099|2100|999|1500|1800",
    "n": "4|12|17|33|101|245|390|1990|2004", "d": "1|2|3|4|7|12|19",
    "range": "{y}–{y}|{y}-{y}|{y} to {y}|{y}/{d}{d}|{y}–{d}{d}|{y}-{d}{d}|{y} and {y}|{y} or {y}|{y}, {y} and {y}|{y} — {y}",
    "when": """in {y}|since {y}|in the {y}s|by {y}|between {y} and {y}|from {range}|during {range}|in March {y}|on {d} May {y}|on May {d}, {y}|in early {y}|mid-{y}|in the early {y}s|
the {y} {event}|the {event} of {y}|the {event} ({y})|({range})|about {y} men|{y} soldiers|nearly {y} kilometres|Resolution {y}|page {y}|Article {y}|No. {y}|USD {y}|{y} million|
more than {y} boats|some {y}|{y} BC|circa {y}|FY{y}|{y}'s|{y}a|{y}: {n}|1 January {y}|{y}-05-1{d}|{d}/{d}/{y}|in the 19th century|in the late {d}0s|summer {y}|{y} per cent|the year {y}""",
    "role": "President|Prime Minister|Foreign Minister|Ambassador|Secretary|the Shah|King|General|Mr.|Mrs.|Chancellor|Minister of Defence",
    "office": "the Embassy in {state}|the Department of State|the Legation in {state}|the Consulate General in {city}|the Mission to the United Nations|the White House",
    "s": """{state} {verb} {state} {when}.|The {event} between {states} {when} ended badly.|{states} {verb} {state} over the {event}.|Relations between {states} and the {event}.|
{adjective} troops crossed into {state} {when}.|The {prefix}-{adjective} {event} {when} was long {cite}.|{city} told {city} that the {event} was over.|{when} {state} lost the {event} to {state}.|
According to {theory}, {state} had to balance {cite}.|{school} scholars {cite} doubt that {theory} explains the {event}.|This paper uses {theory} and {theory} to explain {state}'s policy towards {state}.|
Neither {theory} nor {theory} can explain it {cite}.|Unlike {theory}, {theory} looks at ideas.|{cite} argues that {state} and {state} fear each other.|As {cite} shows, nothing was signed {when}.|
{role} {author} of {state} met the {adjective} {role} {when}.|He said that {state} would never attack {state}.|It was {state}, not {state}, that {verb} {state}.|Its neighbour {verb} it {when}.|
"We {verb} {state}," said the {adjective} {role}.|They did so {when}; {when}, nothing happened.|The two countries met {when}.|Both sides {verb} each other.|The former is larger than the latter.|
{state}'s {event} with {state} ({when}) is told by {author} {cite}.|Not {state} but {state} {verb} the {event}.|{author}, in {city}, writes of {states}.|In contrast, {state} had {y} ships {when}.|
In {state}, {adjective} students read {author}.|The {state} Journal of Politics, the University of {city}, and the {adjective} Review said nothing.|We, {state}, {verb} {state}, and I thank the representative of {state}.|
my Government and that of {state} {verb} the {event}|{office} told {office} that {state} and {state} would meet {when}.|There were {when} no {event}s; see Table {d}.|{s} {s}|{s} {s}""",
    "foreign": """Im Jahr {y} griff {state} an; seit {y} ruht der Streit (Albers {y}).|En {y}, la France et l'Allemagne ont signé un traité avec {state}.|En los años {y} el Tratado ({y}) entre México y Cuba seguía.|
В {y} году Россия и Китай подписали договор, а в {y}-х годах {when}.|وقّعت مصر وإثيوبيا اتفاقا في عام {y} بعد حرب {y}.|{y}年中国和巴基斯坦签署了协定，而日本在{y}年代没有。|در سال {y} ایران و روسیه قرارداد بستند.|
वर्ष {y} में भारत और पाकिस्तान ने संधि की।|Em {y} o Brasil e a Argentina voltaram; a resolução {y} ficou na página {n}.|Франция, Германия и Египет встретились в Москве в марте {y} г.|日本と韓国は{y}年に会談した。|
La Russie et l'Ukraine, {when}, selon {author} ({y}).|Der {y}er Vertrag zwischen Frankreich und Russland.|我国代表团感谢埃及代表。|мое правительство и правительство Индии {y}.|حكومتي وحكومة الهند {y}""",
    "title": """{states}: The {event} of {y}|The {event} Between {states}|{theory} and the {adjective} {event}|Why {state} {verb} {state}|{prefix}-{adjective} Relations, {range}|A {event} in the Sand|
Statement by the representative of {state}|Telegram From {office} to {office}|Memorandum of Conversation, {city}, {y}|Letter From {role} {author} to {role} {author}|The {y} {event} and {theory}""",
}
SLOTS = {name: [one.strip() for one in text.replace("\n", "").split("|")] for name, text in SLOTS.items()}


def made(chance, text="{s}"):
    """The text with its slots filled by chance."""
    for _ in range(12):
        text, count = re.subn(r"\{(\w+)\}", lambda slot: chance.choice(SLOTS[slot[1]]), text)
        if not count:
            return text
    return re.sub(r"\{\w+\}", "it", text)


def passage(chance):
    kind = "{foreign} {s}" if chance.random() < 0.15 else "{s}"
    return " ".join(made(chance, kind) for _ in range(chance.randint(1, 5)))


def records(path, chance, count):
    with open(path, "w", encoding="utf-8") as out:
        for number in range(count):
            row = {"_id": f"r{number}", "title": made(chance, "{title}"), "text": passage(chance)}
            if chance.random() < 0.5:
                row["year"] = int(made(chance, "{y}"))
            if chance.random() < 0.3:
                row["author"] = made(chance, "{author}, Ada")
            if chance.random() < 0.1:
                row["headings"] = [made(chance, "{title}")]
            if chance.random() < 0.1:
                row["text"] = "\n".join("\t".join((made(chance, "{y}"), made(chance, "{state}"), made(chance, "{n}"))) for _ in range(4))
            out.write(json.dumps(row, ensure_ascii=False) + "\n")


def works(chance, count):
    """Works that may be cited: author, year, title."""
    return [(made(chance, "{author}"), made(chance, "{y}"), made(chance, "{title}")) for _ in range(count)]


def reference(chance, work, number):
    author, year, title = work
    other = made(chance, "{author}")
    return chance.choice((f"{author}, A. ({year}). {title}. Journal of Inventions, {number}(2), 1–20.",
                          f"{author}, Ada. {year}. “{title}.” Invented Review {number} (3): 33–51.",
                          f"[{number}] A. {author} and B. {other}, \"{title},\" J. Inv., vol. 3, no. 2, pp. 4–9, {year}.",
                          f"{number}. Ada {author}, {title} (City: Press, {year}), {number}.",
                          f"{author}, A., & {other}, B. ({year}a). {title}: A second look. Press. https://doi.org/10.1234/inv.{number}",
                          f"{author} A, {other} B. {title}. Inv J. {year};{number}:12-5.",
                          f"———. {year}. {title}. City: Press.", f"{author.upper()}, Ada, {title}, Press, City {year}, p. {number}.",
                          f"{other}, B. (ed.) ({year}) {title}. In {author}, A. (Ed.), A Handbook (pp. 3–{number}). City: Press."))


def paper(chance, known):
    """A paper in Markdown that cites some of the known works; its own author, year and title are of one of them."""
    author, year, title = chance.choice(known)
    lines = [f"# {title}", "", f"Ada {author}", "", chance.choice((f"Journal of Inventions, Vol. 3, No. 2 ({year}), pp. 1–20", f"{year}", "", f"Published {year}")), ""]
    if chance.random() < 0.6:
        lines += ["## Abstract", "", passage(chance), "", made(chance, "Keywords: {state}, {theory}, {event}"), ""]
    cited = chance.sample(known, min(len(known), chance.randint(0, 8)))
    notes = []
    for heading in chance.sample(["Introduction", "Literature Review", "Theory", "Methods", "Results", "Discussion", "{title}", "Conclusion"], chance.randint(2, 6)):
        lines += ["## " + made(chance, heading), ""]
        for _ in range(chance.randint(1, 4)):
            text = passage(chance)
            if cited and chance.random() < 0.7:
                work = chance.choice(cited)
                if chance.random() < 0.3:
                    notes.append(reference(chance, work, len(notes) + 1))
                    text += f"[^{len(notes)}]"
                else:
                    text += chance.choice((f" ({work[0]} {work[1]})", f" ({work[0]}, {work[1]}: 12)", f" {work[0]} ({work[1]}) disagrees.",
                                           f" [{cited.index(work) + 1}]", f" ({work[0]} and Other {work[1]}; {work[0]} {work[1]}b)"))
            lines += [text, ""]
    lines += [line for number, note in enumerate(notes, 1) for line in (f"[^{number}]: {note}", "")]
    if cited:
        lines += [chance.choice(("## References", "## Works Cited", "## Bibliography", "## Notes")), ""]
        lines += [line for number, work in enumerate(cited, 1) for line in (reference(chance, work, number), "")]
    return "\n".join(lines)


def bibtex(chance, work, number):
    author, year, title = work
    kind = chance.choice(("article", "book", "incollection", "phdthesis", "misc", "Article"))
    names = chance.choice((f"{author}, Ada", f"Ada {author}", f"{author}, Ada and Other, Bo", f"{{{author}}} and others", f"{author}, Jr., Ada"))
    fields = [("author", names), ("title", chance.choice((title, "{" + title + "}", title.replace("S", "{S}"), title + " \\& {\\\"O}ther \\'e \\c{c} \\textit{it} $x^2$ --- ``so''"))),
              ("year", year), ("date", f"{year}-05-03"), ("journal", "J. Inv."), ("month", "may"), ("pages", "1--20"), ("doi", f"10.1234/inv.{number}"),
              ("keywords", "water, treaty; border"), ("file", f":p{number}.md:MD"), ("volume", "3"), ("url", "https://example.org/a_b"), ("crossref", f"k{number - 1}")]
    fields = fields[:2] + chance.sample(fields[2:], chance.randint(1, 7))
    quoted = [f"  {name} = " + chance.choice(("{%s}", '"%s"', "{%s}")) % value if name != "month" else "  month = may # \"~3\"" for name, value in fields]
    return f"@{kind}{{k{number},\n" + ",\n".join(quoted) + chance.choice((",\n}", "\n}", "}")) + "\n" + chance.choice(("", "\n% a remark\n", "@comment{x}\n", '@string{ jinv = "J. Inv." }\n'))


def ris(chance, work, number):
    author, year, title = work
    lines = [f"TY  - {chance.choice(('JOUR', 'BOOK', 'CHAP', 'RPRT', 'THES', 'NEWS'))}", f"AU  - {author}, Ada", f"{chance.choice(('TI', 'T1'))}  - {title}",
             f"{chance.choice(('PY', 'Y1', 'DA'))}  - {year}{chance.choice(('', '/05/03', '///', '/05//spring'))}"]
    lines += chance.sample(["JO  - J. Inv.", "T2  - A Handbook", "VL  - 3", "IS  - 2", "SP  - 1", "EP  - 20", f"DO  - 10.1234/inv.{number}", "KW  - water", "KW  - treaty",
                            f"ID  - r{number}", f"L1  - p{number}.md", "UR  - https://example.org/", "AB  - About it.", "A2  - Editor, Ed", "LA  - en", "  going on"], chance.randint(2, 9))
    return "\n".join(lines + ["ER  - ", ""]) + "\n"


def csl(chance, work, number):
    author, year, title = work
    item = {"id": chance.choice((f"c{number}", number)), "type": chance.choice(("article-journal", "book", "chapter", "thesis")), "title": title,
            "author": chance.choice(([{"family": author, "given": "Ada"}], [{"literal": author}], [{"family": author, "given": "A.", "non-dropping-particle": "van", "suffix": "Jr."}])),
            "issued": chance.choice(({"date-parts": [[int(year), 5]]}, {"date-parts": [[year]]}, {"raw": f"May {year}"}, {"literal": year}))}
    more = {"container-title": "J. Inv.", "volume": "3", "issue": 2, "page": "1-20", "DOI": f"10.1234/INV.{number}", "URL": "https://example.org", "keyword": "water, treaty",
            "language": "en", "abstract": "About it."}
    return {**item, **{name: more[name] for name in chance.sample(sorted(more), chance.randint(1, 6))}}
