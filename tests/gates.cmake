# The floors under reading and ranking: on the invented papers everywhere, on the shared ones where they lie beside the
# checkout; and the proof that each gate can close.
set(passages_sets own odd shared)
set(relevance_sets own shared)
foreach(gate passages relevance)
  foreach(set IN LISTS ${gate}_sets)
    add_test(NAME "gate: ${gate}, ${set} papers"
             COMMAND Python3::Interpreter "${CMAKE_CURRENT_SOURCE_DIR}/${gate}/gate.py" $<TARGET_FILE:dossier> ${set})
    set_tests_properties("gate: ${gate}, ${set} papers" PROPERTIES LABELS gate SKIP_RETURN_CODE 77)
  endforeach()
  add_test(NAME "gate: ${gate} can close"
           COMMAND Python3::Interpreter "${CMAKE_CURRENT_SOURCE_DIR}/${gate}/gate.py" $<TARGET_FILE:dossier> own
                   --prove-it-closes)
  set_tests_properties("gate: ${gate} can close" PROPERTIES LABELS gate)
endforeach()
foreach(set rendered real)
  add_test(NAME "gate: passages, ${set} PDFs"
           COMMAND Python3::Interpreter "${CMAKE_CURRENT_SOURCE_DIR}/passages/pdf_gate.py" $<TARGET_FILE:dossier> ${set})
  set_tests_properties("gate: passages, ${set} PDFs" PROPERTIES LABELS gate SKIP_RETURN_CODE 77)
endforeach()
add_test(NAME "gate: passages, example PDFs"
         COMMAND Python3::Interpreter "${CMAKE_CURRENT_SOURCE_DIR}/passages/pdf_examples_gate.py" $<TARGET_FILE:dossier>)
set_tests_properties("gate: passages, example PDFs" PROPERTIES LABELS gate)
add_test(NAME "gate: warnings of what was read badly"
         COMMAND Python3::Interpreter "${CMAKE_CURRENT_SOURCE_DIR}/passages/quality_gate.py" $<TARGET_FILE:dossier_read>)
set_tests_properties("gate: warnings of what was read badly" PROPERTIES LABELS gate)
foreach(sort plain layout bare)
  add_test(NAME "gate: passages, PDFs as ${sort} text"
           COMMAND Python3::Interpreter "${CMAKE_CURRENT_SOURCE_DIR}/passages/plain_text_gate.py" $<TARGET_FILE:dossier>
                   ${sort})
  set_tests_properties("gate: passages, PDFs as ${sort} text" PROPERTIES LABELS gate SKIP_RETURN_CODE 77)
endforeach()
# What is compared with lines or files that lie beside the script: golden(NAME SCRIPT PROGRAM).
function(golden name script program)
  add_test(NAME "gate: ${name}"
           COMMAND Python3::Interpreter "${CMAKE_CURRENT_SOURCE_DIR}/${script}" $<TARGET_FILE:${program}>)
  set_tests_properties("gate: ${name}" PROPERTIES LABELS gate)
endfunction()
golden("traces of the example papers" passages/traces.py dossier)
golden("readings of odd and dressed papers" passages/readings.py dossier)
golden("swept papers" passages/swept.py dossier_read)
golden("varied papers" passages/varied.py dossier_read)
golden("varied library" passages/varied_library.py dossier)
golden("citations in varied styles" citations/csl_varied.py csl_case)
if(NOT DOSSIER_SANITIZE)  # hundreds of processes: minutes under sanitizers
  golden("printed answers" relevance/printed.py dossier)
  golden("answers to many questions" relevance/answers.py dossier)
endif()
add_test(NAME "gate: relevance, public collections"
         COMMAND Python3::Interpreter "${CMAKE_CURRENT_SOURCE_DIR}/relevance/collections_gate.py" $<TARGET_FILE:dossier>)
set_tests_properties("gate: relevance, public collections" PROPERTIES LABELS gate SKIP_RETURN_CODE 77)
foreach(set library second)
  add_test(NAME "gate: who cites whom, ${set}"
           COMMAND Python3::Interpreter "${CMAKE_CURRENT_SOURCE_DIR}/citations/score.py" $<TARGET_FILE:dossier> ${set}
                   --least-precision 0.97 --least-recall 0.95)
  set_tests_properties("gate: who cites whom, ${set}" PROPERTIES LABELS gate)
endforeach()
add_test(NAME "gate: similar passages"
         COMMAND Python3::Interpreter "${CMAKE_CURRENT_SOURCE_DIR}/relevance/similar_gate.py" $<TARGET_FILE:dossier>)
set_tests_properties("gate: similar passages" PROPERTIES LABELS gate)
add_test(NAME "gate: evidence"
         COMMAND Python3::Interpreter "${CMAKE_CURRENT_SOURCE_DIR}/relevance/evidence_gate.py" $<TARGET_FILE:dossier>)
set_tests_properties("gate: evidence" PROPERTIES LABELS gate)
