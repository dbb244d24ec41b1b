# Writes SOURCE and HEADER that hold the bytes of FILES; see dossier_embed.cmake.
set(arrays "")
set(rows "")
set(number 0)
foreach(path IN LISTS FILES)
  get_filename_component(file "${path}" NAME)
  file(READ "${path}" hex HEX)
  string(LENGTH "${hex}" digits)
  math(EXPR size "${digits} / 2")
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "\\\\x\\1" bytes "${hex}")
  set(literal "")
  string(LENGTH "${bytes}" length)
  set(at 0)
  while(at LESS length)
    string(SUBSTRING "${bytes}" ${at} 400 piece)
    string(APPEND literal "    \"${piece}\"\n")
    math(EXPR at "${at} + 400")
  endwhile()
  if(literal STREQUAL "")
    set(literal "    \"\"\n")
  endif()
  string(APPEND arrays "constexpr std::string_view file_${number}(\n${literal}    , ${size});\n")
  string(APPEND rows "    {\"${file}\", file_${number}},\n")
  math(EXPR number "${number} + 1")
endforeach()

file(WRITE "${HEADER}" "// Generated; do not edit.
#pragma once
#include <string_view>
#include <vector>
namespace dossier {
std::string_view embedded_${NAME}(std::string_view file);
std::vector<std::string_view> embedded_${NAME}_files();
}  // namespace dossier
")
file(WRITE "${SOURCE}" "// Generated; do not edit.
#include \"embedded_${NAME}.hpp\"
#include <array>
#include <utility>
namespace dossier {
namespace {
${arrays}
constexpr std::array<std::pair<std::string_view, std::string_view>, ${number}> files{{
${rows}}};
}  // namespace
std::string_view embedded_${NAME}(std::string_view file) {
  for (const auto& [name, bytes] : files) {
    if (name == file) return bytes;
  }
  return {};
}
std::vector<std::string_view> embedded_${NAME}_files() {
  std::vector<std::string_view> names;
  for (const auto& [name, bytes] : files) names.push_back(name);
  return names;
}
}  // namespace dossier
")
