# What `make install` and the Debian package hold beside the program, and the package itself: `cpack` in a build folder
# leaves dossier_VERSION_ARCH.deb there. The same program and SOURCE_DATE_EPOCH give the same bytes; without that
# variable, the time of the last commit is taken.
find_program(GZIP gzip REQUIRED)
set(packaging "${PROJECT_SOURCE_DIR}/packaging")
set(made "${PROJECT_BINARY_DIR}/packaging")
file(MAKE_DIRECTORY "${made}")

if(NOT DEFINED ENV{SOURCE_DATE_EPOCH})
  execute_process(COMMAND git log -1 --format=%ct WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}" OUTPUT_VARIABLE epoch
                  OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
  if(NOT epoch)
    set(epoch 1767225600)  # the beginning of 2026: sources without their history
  endif()
  set(ENV{SOURCE_DATE_EPOCH} "${epoch}")
  set(epoch_is_ours TRUE)
endif()
set(epoch "$ENV{SOURCE_DATE_EPOCH}")
set(DOSSIER_CONTACT "dossier@packages.invalid")
string(TIMESTAMP DOSSIER_DATE "%a, %d %b %Y %H:%M:%S +0000" UTC)
configure_file("${packaging}/changelog.in" "${made}/changelog" @ONLY)
configure_file("${PROJECT_SOURCE_DIR}/CHANGELOG.md" "${made}/CHANGELOG.md" COPYONLY)
file(WRITE "${made}/cpack_project.cmake"
     "if(NOT DEFINED ENV{SOURCE_DATE_EPOCH})\n  set(ENV{SOURCE_DATE_EPOCH} ${epoch})\nendif()\n")
if(epoch_is_ours)
  unset(ENV{SOURCE_DATE_EPOCH})
endif()

# Packages have these compressed, without a time in them.
foreach(document changelog CHANGELOG.md)
  execute_process(COMMAND "${GZIP}" -9nfk "${made}/${document}" COMMAND_ERROR_IS_FATAL ANY)
  install(FILES "${made}/${document}.gz" DESTINATION "${CMAKE_INSTALL_DATADIR}/doc/dossier")
endforeach()
install(FILES "${packaging}/copyright" DESTINATION "${CMAKE_INSTALL_DATADIR}/doc/dossier")
install(FILES "${packaging}/dossier@.service" "${packaging}/dossier@.socket" "${packaging}/dossier-watch@.service"
        DESTINATION lib/systemd/user)
install(FILES "${packaging}/dossier.desktop" DESTINATION "${CMAKE_INSTALL_DATADIR}/applications")
install(FILES "${PROJECT_SOURCE_DIR}/web/assets/icon.svg"
        DESTINATION "${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps" RENAME dossier.svg)

set(CPACK_GENERATOR DEB)
set(CPACK_PROJECT_CONFIG_FILE "${made}/cpack_project.cmake")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ
                                                WORLD_EXECUTE)
set(CPACK_STRIP_FILES TRUE)
set(CPACK_PACKAGE_CONTACT "Dossier authors <${DOSSIER_CONTACT}>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "full-text search over a researcher's own papers")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
"Dossier searches the papers on your own disk: PDF, DOCX, ODT, EPUB, HTML,
JATS, TEI, Markdown and plain text. It shows each passage with its place
in the paper, its printed page and its citation, counts exactly, compares
papers, and exports quotations for Pandoc, BibTeX and RIS.
.
It works on the command line, in a browser on this machine, and for
assistants over the Model Context Protocol. Nothing leaves the machine.")
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "hunspell-en-us, librsvg2-bin, xdg-utils")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "ocrmypdf, libreoffice-writer-nogui, pandoc")
include(CPack)
