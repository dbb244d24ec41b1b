# dossier_embed(TARGET NAMESPACE_NAME FILES…): embeds files into a library. Generates `<name>.hpp` with
# `std::string_view embedded_<name>(std::string_view file)`: the content of a file by its name, empty if unknown,
# and `embedded_<name>_files()`: all their names.
set(DOSSIER_EMBED_SCRIPT "${CMAKE_CURRENT_LIST_DIR}/embed_files.cmake")
function(dossier_embed target name)
  set(source "${CMAKE_CURRENT_BINARY_DIR}/embedded_${name}.cpp")
  set(header "${CMAKE_CURRENT_BINARY_DIR}/embedded_${name}.hpp")
  list(TRANSFORM ARGN PREPEND "${CMAKE_CURRENT_SOURCE_DIR}/" OUTPUT_VARIABLE paths)
  add_custom_command(
    OUTPUT "${source}" "${header}"
    COMMAND ${CMAKE_COMMAND} -DNAME=${name} -DSOURCE=${source} -DHEADER=${header} "-DFILES=${paths}"
            -P "${DOSSIER_EMBED_SCRIPT}"
    DEPENDS ${paths} "${DOSSIER_EMBED_SCRIPT}"
    COMMENT "Embedding ${name}"
    VERBATIM)
  target_sources(${target} PRIVATE "${source}" "${header}")
  target_include_directories(${target} PRIVATE "${CMAKE_CURRENT_BINARY_DIR}")
endfunction()
