// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

/// Words of languages by which parts of a paper are known; entries are parted by `|` and line ends. English, Spanish,
/// French, German, Portuguese, Italian, Dutch, Russian, Arabic, Persian, Hindi, Chinese, Japanese.
namespace dossier::pdf::tables {

// Names of whole headings, as skeletons: folded letters without blanks and marks.
inline constexpr std::string_view references =
    R"(references|bibliography|workscited|literaturecited|referencescited|citedreferences|referencelist
referencias|bibliografia|referenciasbibliograficas|obrascitadas|literaturacitada|bibliographie
referencesbibliographiques|ouvragescites|literatur|literaturverzeichnis|quellenverzeichnis
literaturangaben|schrifttum|riferimentibibliografici|riferimenti|literatuur|referenties
literatuurlijst|bronnen|литература|списоклитературы|библиография|списокиспользованнойлитературы
источники|المراجع|المصادر|المصادروالمراجع|قائمةالمراجع|منابع|فهرستمنابع|مراجع|संदर्भ|संदर्भसूची
सन्दर्भ|参考文献|參考文獻|引用文献|文献)";
inline constexpr std::string_view notes =
    R"(notes|endnotes|footnotes|notesandreferences|notas|notasfinales|notasalfinal|notesdefin|anmerkungen
endnoten|fußnoten|fussnoten|notasfinais|note|notefinali|noten|eindnoten|примечания|сноски|الهوامش
هوامش|الحواشي|یادداشتها|پانوشتها|پینوشتها|टिप्पणियाँ|टिप्पणी|注释|注|尾注|脚注|註釋)";
inline constexpr std::string_view abstracts =
    R"(abstract|summary|executivesummary|resumen|resume|zusammenfassung|kurzfassung|abstrakt|resumo
riassunto|sommario|samenvatting|аннотация|резюме|реферат|الملخص|ملخص|المستخلص|چکیده|सारांश|सार|摘要|要旨
抄録|概要)";
inline constexpr std::string_view keywords =
    R"(keywords|keyword|indexterms|palabrasclave|motscles|schlagworter|schlusselworter|palavraschave
parolechiave|trefwoorden|ключевыеслова|الكلماتالمفتاحية|كلماتمفتاحية|کلیدواژهها|کلماتکلیدی|मुख्यशब्द
关键词|關鍵詞|キーワード|jelclassification|jelcodes)";
inline constexpr std::string_view sections =
    R"(introduction|background|literaturereview|relatedwork|theory|methods|method|methodology
materialsandmethods|materialandmethods|data|results|findings|analysis|discussion|conclusion
conclusions|resultsanddiscussion|limitations|acknowledgements|acknowledgments|appendix
statementofneed|funding|dataavailability|authorcontributions|conflictofinterest|competinginterests
introduccion|antecedentes|metodologia|metodos|resultados|discusion|conclusiones|agradecimientos
methode|methodes|resultats|remerciements|einleitung|einfuhrung|methodik|methoden|ergebnisse
diskussion|fazit|schluss|danksagung|anhang|introducao|discussao|conclusao|conclusoes|agradecimentos
introduzione|risultati|discussione|conclusioni|inleiding|resultaten|discussie|conclusie|введение
методы|результаты|обсуждение|заключение|выводы|благодарности|مقدمة|المقدمة|المنهجية|النتائج|المناقشة
الخاتمة|مقدمه|روش|یافتهها|نتیجهگیری|परिचय|प्रस्तावना|निष्कर्ष|引言|绪论|方法|结果|讨论|结论|致谢)";
inline constexpr std::string_view afters =
    R"(appendix|appendixa|appendices|supplementarymaterial|supplementalmaterial|supportinginformation
acknowledgements|acknowledgments|abouttheauthor|abouttheauthors|apendice|anexo|annexe|annex|anhang
apendices|anexos|appendice|bijlage|приложение|الملحق|الملاحق|پیوست|परिशिष्ट|附录|figurelegends|figures
tables|competinginterests|funding|authorcontributions|notesoncontributors)";
inline constexpr std::string_view contents =
    R"(contents|tableofcontents|indice|contenido|tabledesmatieres|sommaire|inhalt|inhaltsverzeichnis|sumario
inhoud|содержание|оглавление|المحتويات|فهرستمطالب|विषयसूची|目录|目次)";

// Labels that stand before the number of a caption, in small letters.
inline constexpr std::string_view figure_labels =
    R"(figure|figures|fig|figs|figura|fig.|abbildung|abb|chart|map|scheme|box|plate|photo|gráfico|grafico
graphique|carte|mapa|schaubild|diagramm|quadro|figuur|afbeelding|рисунок|рис|схема|график|شكل|الشكل
شکل|نمودار|خريطة|चित्र|आकृति|图|圖|図|exhibit|illustration|supplementary figure|extended data figure
extended data fig|supplemental figure|appendix figure|video|source code)";
inline constexpr std::string_view table_labels =
    R"(table|tables|tab|tabla|tabelle|tableau|tabela|tabella|tabel|cuadro|таблица|табл|جدول|الجدول|तालिका
सारणी|表|supplementary table|appendix table|supplemental table)";

// Phrases of covers that publishers and archives put before a paper, in small letters.
inline constexpr std::string_view cover_phrases =
    R"(to cite this article|to link to this article|how to cite|cite this article|please cite|issn
submit your article|view related articles|view crossmark|article views|full terms|terms & conditions
terms and conditions of access|published online|citing articles|journal homepage|this pdf is
downloaded from|downloaded by|stable url|jstor|recommended citation|published by|all use subject to
follow this and additional works|accepted manuscript|author produced version|research repository
permanent link|document version|creative commons|para citar|cómo citar|pour citer|zitiervorschlag
como citar)";

// Phrases of the small print on a first page, in small letters.
inline constexpr std::string_view imprint_phrases =
    R"(received |accepted |correspondence|corresponding author|creative commons|copyright|©|e-mail|email:
doi:|doi.org|licence|license|all rights reserved|published online|available online|issn|open access
how to cite|cite this article|submitted |revised |editor:|reviewed by|published:|recibido|aceptado
correo|recebido|aceito|reçu|accepté|eingegangen|angenommen|получена|принята|收稿日期|基金项目|作者简介)";

}  // namespace dossier::pdf::tables
