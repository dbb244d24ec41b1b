// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/bibliography/latex.hpp"

#include "base/letters.hpp"
#include "base/strings.hpp"
#include "base/utf8.hpp"

#include <algorithm>
#include <array>

namespace dossier::bibliography {
namespace {

struct Accent {
  char command;
  char32_t combining;
};
constexpr auto accents = std::to_array<Accent>({{'"', 0x308},
                                                {'\'', 0x301},
                                                {'`', 0x300},
                                                {'^', 0x302},
                                                {'~', 0x303},
                                                {'=', 0x304},
                                                {'.', 0x307},
                                                {'c', 0x327},
                                                {'v', 0x30C},
                                                {'u', 0x306},
                                                {'H', 0x30B},
                                                {'k', 0x328},
                                                {'r', 0x30A},
                                                {'d', 0x323},
                                                {'b', 0x331}});

struct Command {
  std::string_view name;
  std::string_view text;
};
constexpr auto commands = std::to_array<Command>({{"o", "ø"},
                                                  {"O", "Ø"},
                                                  {"l", "ł"},
                                                  {"L", "Ł"},
                                                  {"ss", "ß"},
                                                  {"ae", "æ"},
                                                  {"AE", "Æ"},
                                                  {"oe", "œ"},
                                                  {"OE", "Œ"},
                                                  {"aa", "å"},
                                                  {"AA", "Å"},
                                                  {"i", "i"},
                                                  {"j", "j"},
                                                  {"th", "þ"},
                                                  {"dh", "ð"},
                                                  {"textendash", "–"},
                                                  {"textemdash", "—"},
                                                  {"ldots", "…"},
                                                  {"dots", "…"},
                                                  {"textquoteright", "’"},
                                                  {"textquoteleft", "‘"},
                                                  {"textquotedblleft", "“"},
                                                  {"textquotedblright", "”"},
                                                  {"textbackslash", "\\"},
                                                  {"textasciitilde", "~"},
                                                  {"textasciicircum", "^"},
                                                  {"textbraceleft", "{"},
                                                  {"textbraceright", "}"},
                                                  {"copyright", "©"},
                                                  {"S", "§"},
                                                  {"guillemotleft", "«"},
                                                  {"guillemotright", "»"}});

class TexReader {
 public:
  explicit TexReader(std::string_view tex) : tex_(tex) {}

  std::string run() {
    while (at_ < tex_.size()) {
      const char c = tex_[at_];
      if (c == '\\') {
        command();
      } else if (c == '{' || c == '}' || c == '$') {
        ++at_;
      } else if (c == '~' || c == '\n' || c == '\r' || c == '\t' || c == ' ') {
        ++at_;
        if (!out_.empty() && out_.back() != ' ') out_ += ' ';
      } else if (!dash() && !quotes()) {
        letter();
      }
    }
    while (out_.ends_with(' ')) out_.pop_back();
    return composed(out_);
  }

 private:
  /// One character, and the accents that wait for it.
  void letter() {
    const auto c = utf8::decode(tex_, at_);
    put(tex_.substr(at_, c.size));
    at_ += c.size;
  }

  void put(std::string_view text) {
    out_ += text;
    for (const auto accent : waiting_) utf8::append(out_, accent);
    waiting_.clear();
  }

  bool dash() {
    if (!tex_.substr(at_).starts_with("--")) return false;
    const bool em = tex_.substr(at_).starts_with("---");
    put(em ? "—" : "–");
    at_ += em ? 3 : 2;
    return true;
  }

  bool quotes() {
    const auto rest = tex_.substr(at_);
    if (!rest.starts_with("``") && !rest.starts_with("''")) return false;
    put(rest.starts_with("``") ? "“" : "”");
    at_ += 2;
    return true;
  }

  void command() {
    ++at_;
    if (at_ >= tex_.size()) return;
    const char c = tex_[at_];
    if (!is_alpha_ascii(c)) {
      ++at_;
      const auto* const accent = std::find_if(accents.begin(), accents.end(), [c](auto a) { return a.command == c; });
      if (accent != accents.end()) {
        waiting_.push_back(accent->combining);
      } else if (c == '\\' || c == ' ') {
        if (!out_.empty() && out_.back() != ' ') out_ += ' ';
      } else if (c != '-' && c != '/' && c != ',') {
        put({&c, 1});
      }
      return;
    }
    const auto begin = at_;
    while (at_ < tex_.size() && is_alpha_ascii(tex_[at_])) ++at_;
    const auto name = tex_.substr(begin, at_ - begin);
    while (at_ < tex_.size() && tex_[at_] == ' ') ++at_;
    named(name);
  }

  void named(std::string_view name) {
    const auto* const known =
        std::find_if(commands.begin(), commands.end(), [name](const auto& one) { return one.name == name; });
    if (known != commands.end()) {
      put(known->text);
      return;
    }
    if (name.size() != 1) return;  // \emph, \textit …: what they hold stays
    const auto* const accent =
        std::find_if(accents.begin(), accents.end(), [name](auto a) { return a.command == name[0]; });
    if (accent != accents.end()) waiting_.push_back(accent->combining);
  }

  std::string_view tex_;
  std::size_t at_ = 0;
  std::string out_;
  std::u32string waiting_;
};

}  // namespace

std::string plain_text(std::string_view tex) { return TexReader(tex).run(); }

}  // namespace dossier::bibliography
