// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/pdf_names.hpp"

#include "base/strings.hpp"
#include "base/utf8.hpp"
#include "indexer/readers/pdf_letters.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string>

namespace dossier::pdf {
namespace {

using Words = std::span<const std::string_view>;

// Skeletons: folded letters only. English, Spanish, French, German, Portuguese, Italian, Dutch, Russian, Arabic,
// Persian, Hindi, Chinese, Japanese.
constexpr auto references = std::to_array<std::string_view>(
    {"references", "bibliography", "workscited", "literaturecited", "referencescited", "citedreferences", "referencelist",
     "referencias", "bibliografia", "referenciasbibliograficas", "obrascitadas", "literaturacitada",
     "bibliographie", "referencesbibliographiques", "ouvragescites",
     "literatur", "literaturverzeichnis", "quellenverzeichnis", "literaturangaben", "schrifttum",
     "referenciasbibliograficas", "riferimentibibliografici", "riferimenti",
     "literatuur", "referenties", "literatuurlijst", "bronnen",
     "литература", "списоклитературы", "библиография", "списокиспользованнойлитературы", "источники",
     "المراجع", "المصادر", "المصادروالمراجع", "قائمةالمراجع", "منابع", "فهرستمنابع", "مراجع",
     "संदर्भ", "संदर्भसूची", "सन्दर्भ", "参考文献", "參考文獻", "引用文献", "文献"});
constexpr auto notes = std::to_array<std::string_view>(
    {"notes", "endnotes", "footnotes", "notesandreferences", "notas", "notasfinales", "notasalfinal", "notesdefin",
     "anmerkungen", "endnoten", "fußnoten", "fussnoten", "notasfinais", "note", "notefinali", "noten", "eindnoten",
     "примечания", "сноски", "الهوامش", "هوامش", "الحواشي", "یادداشتها", "پانوشتها", "پینوشتها", "टिप्पणियाँ", "टिप्पणी",
     "注释", "注", "尾注", "脚注", "註釋"});
constexpr auto abstracts = std::to_array<std::string_view>(
    {"abstract", "summary", "executivesummary", "resumen", "resume", "zusammenfassung", "kurzfassung", "abstrakt", "resumo",
     "riassunto", "sommario", "samenvatting", "аннотация", "резюме", "реферат", "الملخص", "ملخص", "المستخلص", "چکیده",
     "सारांश", "सार", "摘要", "要旨", "抄録", "概要"});
constexpr auto keywords = std::to_array<std::string_view>(
    {"keywords", "keyword", "indexterms", "palabrasclave", "motscles", "schlagworter", "schlusselworter",
     "palavraschave", "parolechiave", "trefwoorden", "ключевыеслова", "الكلماتالمفتاحية", "كلماتمفتاحية", "کلیدواژهها",
     "کلماتکلیدی", "मुख्यशब्द", "关键词", "關鍵詞", "キーワード", "jelclassification", "jelcodes"});
constexpr auto sections = std::to_array<std::string_view>(
    {"introduction", "background", "literaturereview", "relatedwork", "theory", "methods", "method", "methodology",
     "materialsandmethods", "materialandmethods", "data", "results", "findings", "analysis", "discussion", "conclusion",
     "conclusions", "resultsanddiscussion", "limitations", "acknowledgements", "acknowledgments", "appendix",
     "statementofneed", "funding", "dataavailability", "authorcontributions", "conflictofinterest", "competinginterests",
     "introduccion", "antecedentes", "metodologia", "metodos", "resultados", "discusion", "conclusiones", "conclusion",
     "agradecimientos", "methode", "methodes", "resultats", "remerciements", "einleitung", "einfuhrung", "methodik",
     "methoden", "ergebnisse", "diskussion", "fazit", "schluss", "danksagung", "anhang", "introducao", "discussao",
     "conclusao", "conclusoes", "agradecimentos", "introduzione", "risultati", "discussione", "conclusioni", "inleiding",
     "resultaten", "discussie", "conclusie", "введение", "методы", "результаты", "обсуждение", "заключение", "выводы",
     "благодарности", "مقدمة", "المقدمة", "المنهجية", "النتائج", "المناقشة", "الخاتمة", "مقدمه", "روش", "یافتهها", "نتیجهگیری",
     "परिचय", "प्रस्तावना", "निष्कर्ष", "引言", "绪论", "方法", "结果", "讨论", "结论", "致谢"});
constexpr auto afters = std::to_array<std::string_view>(
    {"appendix", "appendixa", "appendices", "supplementarymaterial", "supplementalmaterial", "supportinginformation",
     "acknowledgements", "acknowledgments", "abouttheauthor", "abouttheauthors", "apendice", "anexo", "annexe", "annex",
     "anhang", "apendices", "anexos", "appendice", "bijlage", "приложение", "الملحق", "الملاحق", "پیوست", "परिशिष्ट", "附录",
     "figurelegends", "figures", "tables", "competinginterests", "funding", "authorcontributions", "notesoncontributors"});
constexpr auto contents = std::to_array<std::string_view>(
    {"contents", "tableofcontents", "indice", "contenido", "tabledesmatieres", "sommaire", "inhalt", "inhaltsverzeichnis",
     "sumario", "inhoud", "содержание", "оглавление", "المحتويات", "فهرستمطالب", "विषयसूची", "目录", "目次"});

// In small letters, as printed before a number.
constexpr auto figure_labels = std::to_array<std::string_view>(
    {"figure", "figures", "fig", "figs", "figura", "fig.", "abbildung", "abb", "chart", "map", "scheme", "box", "plate",
     "photo", "gráfico", "grafico", "graphique", "carte", "mapa", "schaubild", "diagramm", "quadro", "figuur", "afbeelding",
     "рисунок", "рис", "схема", "график", "شكل", "الشكل", "شکل", "نمودار", "خريطة", "चित्र", "आकृति", "图", "圖", "図", "exhibit", "illustration",
     "supplementary figure", "extended data figure", "extended data fig", "supplemental figure", "appendix figure", "video", "source code"});
constexpr auto table_labels = std::to_array<std::string_view>(
    {"table", "tables", "tab", "tabla", "tabelle", "tableau", "tabela", "tabella", "tabel", "cuadro", "таблица", "табл", "جدول",
     "الجدول", "तालिका", "सारणी", "表", "supplementary table", "appendix table", "supplemental table"});
constexpr auto cover_words = std::to_array<std::string_view>(
    {"to cite this article", "to link to this article", "how to cite", "cite this article", "please cite", "issn", "submit your article",
     "view related articles", "view crossmark", "article views", "full terms", "terms & conditions", "terms and conditions of access",
     "published online", "citing articles", "journal homepage", "this pdf is", "downloaded from", "downloaded by",
     "stable url", "jstor", "recommended citation", "published by", "all use subject to", "follow this and additional works",
     "accepted manuscript", "author produced version", "research repository", "permanent link", "document version", "creative commons",
     "para citar", "cómo citar", "pour citer", "zitiervorschlag", "como citar"});
constexpr auto imprint_words = std::to_array<std::string_view>(
    {"received ", "accepted ", "correspondence", "corresponding author", "creative commons", "copyright", "©", "e-mail",
     "email:", "doi:", "doi.org", "licence", "license", "all rights reserved", "published online", "available online", "issn",
     "open access", "how to cite", "cite this article", "submitted ", "revised ", "editor:", "reviewed by", "published:",
     "recibido", "aceptado", "correo", "recebido", "aceito", "reçu", "accepté", "eingegangen", "angenommen", "получена",
     "принята", "收稿日期", "基金项目", "作者简介"});

Words table_of(Name name) {
  switch (name) {
    case Name::References: return references;
    case Name::Notes: return notes;
    case Name::Abstract: return abstracts;
    case Name::Keywords: return keywords;
    case Name::Section: return sections;
    case Name::After: return afters;
    case Name::Contents: return contents;
  }
  return {};
}

bool holds(Words words, std::string_view word) { return std::find(words.begin(), words.end(), word) != words.end(); }

std::string small(std::string_view text) {
  std::string out;
  for (const char c : text) out += lower_ascii(c);
  return out;
}

std::size_t phrases_in(Words words, std::string_view text) {
  const auto low = small(text);
  return static_cast<std::size_t>(std::count_if(words.begin(), words.end(), [&](std::string_view phrase) {
    return low.find(phrase) != std::string::npos;
  }));
}

/// Bytes of `12`, `2.1`, `S3`, `IV`, `A.2` at `at`; 0 where there is no number.
std::size_t number_size(std::string_view text, std::size_t at) {
  auto end = at;
  while (end < text.size() && end - at < 8 &&
         (is_digit(text[end]) || is_upper_ascii(text[end]) ||
          ((text[end] == '.' || text[end] == '-') && end + 1 < text.size() && is_digit(text[end + 1])))) {
    ++end;
  }
  if (end == at) return 0;
  const auto number = text.substr(at, end - at);
  const bool digits = std::any_of(number.begin(), number.end(), is_digit);
  if (digits || roman_value(number) > 0 || number.size() == 1) {
    if (end < text.size() && is_lower_ascii(text[end]) && (end + 1 == text.size() || !is_lower_ascii(text[end + 1]))) ++end;
    return end < text.size() && is_alpha_ascii(text[end]) ? 0 : end - at;
  }
  return 0;
}

}  // namespace

bool is_named(Name name, std::string_view line) {
  if (line.size() > 120) return false;
  const auto whole = skeleton(line, false);
  if (holds(table_of(name), whole)) return true;
  const auto numbering = numbering_of(line);
  return numbering.size > 0 && holds(table_of(name), skeleton(line.substr(numbering.size), false));
}

bool begins_with_name(Name name, std::string_view text) {
  const auto head = text.substr(0, utf8::boundary_before(text, std::min<std::size_t>(text.size(), 60)));
  for (const std::string_view mark : {":", "—", "–", ".", "：", "】"}) {
    const auto at = head.find(mark);
    if (at != std::string_view::npos && holds(table_of(name), skeleton(head.substr(0, at), false))) return true;
  }
  return false;
}

CaptionLabel caption_label(std::string_view text) {
  CaptionLabel found;
  const auto low = small(text.substr(0, utf8::boundary_before(text, std::min<std::size_t>(text.size(), 48))));
  for (const auto kind : {Label::Figure, Label::Table}) {
    for (const auto word : kind == Label::Figure ? Words(figure_labels) : Words(table_labels)) {
      if (!std::string_view(low).starts_with(word)) continue;
      auto at = word.size();
      if (at < low.size() && low[at] == '.') ++at;
      while (at < low.size() && low[at] == ' ') ++at;
      const auto number = number_size(text, at);
      if (number == 0) continue;
      at += number;
      const auto rest = text.substr(at);
      found.label = kind;
      found.marked = rest.empty();
      for (const std::string_view mark : {".", ":", "|", " |", " –", " —", "—", "–", "：", "．", ")", " -", " :"}) {
        if (rest.starts_with(mark)) {
          found.marked = true;
          at += mark.size();
          break;
        }
      }
      found.size = at;
      return found;
    }
  }
  return found;
}

std::size_t cover_phrases(std::string_view text) { return phrases_in(cover_words, text); }
std::size_t imprint_phrases(std::string_view text) { return phrases_in(imprint_words, text); }

Numbering numbering_of(std::string_view text) {
  Numbering found;
  std::size_t at = 0;
  std::size_t depth = 0;
  while (at < text.size() && at < 14) {
    auto end = at;
    while (end < text.size() && is_digit(text[end])) ++end;
    if (end == at || end - at > 3) break;
    ++depth;
    at = end;
    if (at < text.size() && text[at] == '.') ++at;
    else break;
  }
  if (depth == 0) {  // `IV.`, `A.`
    auto end = at;
    while (end < text.size() && is_upper_ascii(text[end])) ++end;
    const auto word = text.substr(0, end);
    if (end < text.size() && (text[end] == '.' || text[end] == ')') && (word.size() == 1 || roman_value(word) > 0)) {
      depth = 1;
      at = end + 1;
    }
  }
  if (depth == 0 || at >= text.size()) return {};
  if (text[at] == ')' || text[at] == ':') ++at;
  const auto blank = at;
  while (at < text.size() && text[at] == ' ') ++at;
  if (at == blank && depth < 2) return {};
  if (!is_letter(first_code(text.substr(at)))) return {};
  found.size = at;
  found.depth = depth;
  return found;
}

ListMarker list_marker(std::string_view text) {
  for (const std::string_view sign : {"•", "●", "○", "▪", "■", "◦", "‣", "⁃", "–", "—", "-", "∙", "·", "*", "", "", "➢", "✓", "►"}) {
    if (text.starts_with(sign) && text.size() > sign.size() + 1 && text[sign.size()] == ' ') {
      return {sign.size() + 1, true, 0};
    }
  }
  std::size_t at = text.starts_with('(') ? 1 : 0;
  const bool open = at == 1;
  auto end = at;
  while (end < text.size() && is_digit(text[end])) ++end;
  long ordinal = 0;
  if (end > at && end - at < 3) {
    ordinal = std::stol(std::string(text.substr(at, end - at)));
  } else if (end == at) {
    while (end < text.size() && is_lower_ascii(text[end]) && end - at < 5) ++end;
    const auto word = text.substr(at, end - at);
    if (word.size() == 1) ordinal = roman_value(word) > 0 && word != "c" && word != "d" ? static_cast<long>(roman_value(word)) : word[0] - 'a' + 1;
    else if (roman_value(word) > 0 && (open || (end < text.size() && text[end] == ')'))) ordinal = static_cast<long>(roman_value(word));
  }
  if (ordinal == 0 || end >= text.size()) return {};
  const bool closed = text[end] == ')' || (text[end] == '.' && !open);
  if (!closed || end + 1 >= text.size() || text[end + 1] != ' ') return {};
  return {end + 2, false, ordinal};
}

}  // namespace dossier::pdf
