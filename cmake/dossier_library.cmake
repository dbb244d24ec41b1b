# Warnings and sanitizers reach every target through this interface target; errors only where CI is set (Makefile).
add_library(dossier_options INTERFACE)
target_compile_options(dossier_options INTERFACE -Wall -Wextra -Wpedantic -Wconversion -Wshadow)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  # Optimising, g++ 12 warns of overlaps inside its own std::string (GCC bug 105651).
  target_compile_options(dossier_options INTERFACE $<$<CONFIG:Release>:-Wno-restrict>)
endif()
set(DOSSIER_SANITIZE "" CACHE STRING "Sanitizers, e.g. address,undefined or thread")
if(DOSSIER_SANITIZE)
  target_compile_options(dossier_options INTERFACE -fsanitize=${DOSSIER_SANITIZE} -fno-omit-frame-pointer
                                                   -fno-sanitize-recover=all)
  if(CMAKE_CXX_COMPILER_ID MATCHES "Clang")
    target_compile_options(dossier_options INTERFACE
                           "-fsanitize-ignorelist=${CMAKE_CURRENT_LIST_DIR}/sanitizer_ignore.txt")
  endif()
  target_link_options(dossier_options INTERFACE -fsanitize=${DOSSIER_SANITIZE})
endif()

if(DOSSIER_FUZZ)
  target_compile_options(dossier_options INTERFACE -fsanitize=fuzzer-no-link)
endif()

# dossier_library(NAME SOURCES… [LINK public libraries…] [PRIVATE private libraries…]): one static library a folder,
# known to others as dossier::NAME, included by paths from the project's root. A folder of headers only is INTERFACE.
function(dossier_library name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LINK;PRIVATE" ${ARGN})
  add_library(dossier_${name} STATIC ${ARG_SOURCES})
  add_library(dossier::${name} ALIAS dossier_${name})
  target_include_directories(dossier_${name} PUBLIC "${PROJECT_SOURCE_DIR}")
  target_link_libraries(dossier_${name} PUBLIC ${ARG_LINK} PRIVATE ${ARG_PRIVATE} dossier_options)
endfunction()
