// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/read_files.hpp"

#include "indexer/bibliography/identity.hpp"
#include "indexer/citations/cite_paper.hpp"
#include "indexer/intake/content_hash.hpp"
#include "indexer/intake/paper_groups.hpp"
#include "indexer/intake/paper_ids.hpp"
#include "indexer/intake/source_file.hpp"
#include "indexer/labels/labeller.hpp"
#include "indexer/notes/user_passages.hpp"
#include "indexer/paper_reader.hpp"
#include "indexer/pdf_paper.hpp"
#include "indexer/quality/best_form.hpp"
#include "indexer/quality/reading_estimate.hpp"
#include "indexer/source/ocr.hpp"
#include "indexer/source/office.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <utility>

namespace dossier {
namespace {

Error cannot_read_lines() {
  return {ErrorCode::BadData, "the file has more than " + std::to_string(most_paper_lines) + " lines",
          "split it, or put each paragraph on one line"};
}

/// Of the notes by which a later run sees that a file was recognised, or could not be.
constexpr std::string_view by_ocr = "ocrmypdf recognised";
constexpr std::string_view not_recognised = "its scans were not recognised";

/// Whether the index has these bytes as ocrmypdf recognised them: a file that is read again keeps its text.
bool was_recognised(const FileRecord& record, const std::string& hash) {
  return plain_hash(record.content_hash) == hash &&
         std::ranges::any_of(record.notes, [](const std::string& note) { return note.starts_with(by_ocr); });
}

/// Reads a PDF that was refused for its text layer, or some of whose pages have none, with one that ocrmypdf makes.
Result<PaperReading> read_recognised(const std::string& bytes, const std::string& hash, TextLayerRemedy remedy,
                                     const Error& refusal) {
  if (remedy == TextLayerRemedy::None) return refusal;
  const auto made = pdf::with_text_layer(bytes, hash, remedy == TextLayerRemedy::Replace);
  if (!made) {
    const auto why = refusal.message.empty() ? "" : refusal.message + "; ";
    return Error{made.error().code, why + made.error().message, made.error().hint};
  }
  auto reading = read_paper(*made);
  if (reading) reading->record.notes.emplace_back(std::string(by_ocr) + " its text; the file is unchanged");
  return reading;
}

/// Reads a paper in any format; LibreOffice converts those that only it knows.
Result<PaperReading> read_any(const std::string& bytes, const std::string& hash) {
  const auto format = reading::office_format(bytes);
  if (format.empty()) return read_paper(bytes);
  const auto docx = reading::office_as_docx(bytes, hash);
  if (!docx) {
    return Error{docx.error().code, "it is a ." + std::string(format) + " file, and " + docx.error().message,
                 docx.error().hint};
  }
  auto reading = read_paper(*docx);
  if (reading) reading->record.notes.emplace_back("LibreOffice converted it; the file is unchanged");
  return reading;
}

class GroupReader {
 public:
  GroupReader(const PlannedGroup& group, const Taxonomy* taxonomy, const bibliography::Identities& identities,
              const BuildOptions& options)
      : group_(group), taxonomy_(taxonomy), identities_(identities), options_(options) {}

  std::vector<ReadPaper> run() {
    // Texts come first: a scan is recognised only where there is none.
    auto order = group_;
    std::stable_partition(order.begin(), order.end(), [](const auto* file) { return !is_pdf_name(file->file.name); });
    for (const auto* planned : order) read(*planned);
    if (group_.size() > 1) settle();
    for (std::size_t i = 0; i < files_.size(); ++i) {
      if (files_[i].reading) complete(i, id_of(i));
    }
    std::vector<ReadPaper> out;
    for (auto& file : files_) out.push_back(std::move(file.read));
    return out;
  }

 private:
  using Fields = std::vector<std::pair<std::string, std::string>>;  ///< further facet values
  struct File {
    ReadPaper read;
    std::optional<PaperReading> reading;
  };

  void read(const PlannedFile& planned) {
    auto& [read, kept] = files_.emplace_back();
    read.planned = &planned;
    auto& record = read.content.record;
    record.path = planned.file.name;
    const auto file = SourceFile::open(planned.file.path, planned.file.link);
    const auto bytes = file ? file->read_all(options_.max_file_size) : Result<std::string>(file.error());
    if (!bytes) {
      read.failure = bytes.error();
      return;
    }
    const auto hash = content_hash(*bytes);
    const auto lines = static_cast<std::size_t>(
        std::max(std::count(bytes->begin(), bytes->end(), '\n'), std::count(bytes->begin(), bytes->end(), '\r')));
    const bool too_long = lines > most_paper_lines && !reading::is_pdf(*bytes);
    auto reading = too_long ? Result<PaperReading>(cannot_read_lines()) : read_any(*bytes, hash);
    const bool wanted = options_.ocr || (planned.before != nullptr && was_recognised(*planned.before, hash));
    if (wanted && !has_text_ && !stopped()) recognise(*bytes, hash, reading);
    if (reading) {
      record = std::move(reading->record);
      record.path = planned.file.name;
      kept = std::move(*reading);
      has_text_ = true;
    } else {
      read.failure = reading.error();
    }
    record.content_hash = hash;
    record.bytes = bytes->size();
    record.outcome = FileOutcome::Indexed;
  }

  /// Puts what ocrmypdf recognises in place of a PDF that cannot be read, or of one with scans among its pages where it
  /// reads no worse.
  static void recognise(const std::string& bytes, const std::string& hash, Result<PaperReading>& reading) {
    if (!reading) {
      reading = read_recognised(bytes, hash, reading::remedy_for(reading.error()), reading.error());
    } else if (reading->remedy != TextLayerRemedy::None) {
      auto whole = read_recognised(bytes, hash, reading->remedy, {ErrorCode::BadData, "", ""});
      if (whole && whole->record.quality >= reading->record.quality) {
        reading = std::move(whole);
      } else if (whole) {
        reading->record.notes.emplace_back("what " + std::string(by_ocr) +
                                           " reads worse than its own text, which is kept");
      } else {
        reading->record.notes.push_back(std::string(not_recognised) + ": " + whole.error().message);
      }
    }
  }

  /// Whether no more work is to be begun: recognising takes minutes. A later run does it.
  [[nodiscard]] bool stopped() const { return options_.cancel != nullptr && options_.cancel->load(); }

  /// The estimate of a reader, also for formats that are not warned of.
  static double share_right(const File& file) {
    if (file.read.content.record.quality > 0) return file.read.content.record.quality / 100.0;
    return estimate_of(signs_of(file.reading->passages, reading::SourceForm::Markup)).right;
  }

  static bool holds_nothing(const ReadPaper& read) {
    return read.failure && read.failure->code != ErrorCode::Unreadable;
  }

  /// Finds the files that hold the same paper.
  void settle() {
    // What cannot be opened now leaves the others as they are.
    if (keep_while_unreadable()) return;
    std::vector<reading::PaperForm> forms;
    for (const auto& file : files_) {
      auto& form = forms.emplace_back();
      form.pdf = is_pdf_name(file.read.planned->file.name) && (file.reading || holds_nothing(file.read));
      form.readable = file.reading.has_value();
      if (!form.readable) continue;
      form.right = share_right(file);
      form.triples = reading::word_triples(file.reading->passages);
    }
    instead_ = reading::best_forms(forms);
    for (std::size_t i = 0; i < files_.size(); ++i) {
      if (instead_[i] == i) continue;
      const auto& best = files_[instead_[i]];
      give_up(i, best.read.planned->file.name,
              why(files_[i], forms[i].right, forms[instead_[i]].right, best.read.planned->file.name));
    }
  }

  static std::string why(const File& file, double right, double right_instead, const std::string& name) {
    const auto hundredths = [](double share) { return std::to_string(std::lround(share * 100)) + " %"; };
    if (file.read.failure) return name + " is used instead: " + file.read.failure->message;
    const auto same = "it is the same paper as " + name;
    if (is_pdf_name(name)) return same + ", which has page numbers and is used instead";
    return same + ", which is used instead: " + hundredths(right_instead) +
           " of its paragraphs were probably read correctly, here " + hundredths(right);
  }

  void give_up(std::size_t i, const std::string& name, std::string because) {
    auto& [read, reading] = files_[i];
    read.read_instead = name;
    read.because = std::move(because);
    read.failure.reset();
    if (reading && !instead_.empty()) {
      auto& kept = notes_[instead_[i]];
      std::ranges::move(reading->notes, std::back_inserter(kept));
    }
    reading.reset();
  }

  /// A file of the group that cannot be opened may be the one that is read: then those given up for it stay so.
  bool keep_while_unreadable() {
    bool any = false;
    for (const auto& file : files_) {
      const auto& failure = file.read.failure;
      if (!failure || failure->code != ErrorCode::Unreadable || file.read.planned->before == nullptr) continue;
      any = true;
      for (std::size_t i = 0; i < files_.size(); ++i) {
        const auto* account = files_[i].read.planned->account;
        const auto& own = files_[i].read.failure;
        if (own && own->code == ErrorCode::Unreadable) continue;
        if (account == nullptr || account->read_instead != file.read.planned->file.name) continue;
        give_up(i, account->read_instead, account->skipped_because);
      }
    }
    return any;
  }

  /// The id of a paper that is to be indexed: the one that it has in the index, also by another file of the group.
  std::string id_of(std::size_t i) {
    const auto& own = *files_[i].read.planned;
    if (instead_.empty() || own.has_id) return own.paper_id;
    bool alone = true;
    for (const bool failed : {false, true}) {
      for (std::size_t j = 0; j < files_.size(); ++j) {
        const auto& read = files_[j].read;
        const bool leaves = failed ? holds_nothing(read) : instead_[j] == i && j != i;
        alone = alone && !leaves;
        if (leaves && read.planned->has_id && taken_.insert(read.planned->paper_id).second)
          return read.planned->paper_id;
      }
    }
    return !alone && !own.group_id.empty() && taken_.insert(own.group_id).second ? own.group_id : own.paper_id;
  }

  void complete(std::size_t i, const std::string& id) {
    auto& [read, reading] = files_[i];
    const auto& planned = *read.planned;
    auto& paper = reading->paper;
    paper.id = id;
    paper.source = planned.file.name;
    bibliography::PaperFile file{planned.file.path, id, {}};
    for (std::size_t j = 0; j < instead_.size(); ++j) {
      if (instead_[j] == i && j != i) file.forms.push_back(files_[j].read.planned->file.path);
    }
    file.forms.insert(file.forms.end(), planned.file.copies.begin(), planned.file.copies.end());
    Fields fields;
    identities_.apply(file, paper, fields);
    for (auto& passage : reading->passages) {
      passage.fields.insert(passage.fields.end(), fields.begin(), fields.end());
    }
    assign_passage_ids(paper.id, reading->passages);
    if (taxonomy_ != nullptr) label_paper(*taxonomy_, paper, reading->passages);
    if (taxonomy_ != nullptr) cite_paper(reading->passages);
    add_user_notes(i, fields);
    read.content.papers.push_back(std::move(paper));
    read.content.passages = std::move(reading->passages);
  }

  /// Puts what the user has written on the paper and marked in it, in any of its files, behind its passages. Their ids
  /// come last, so that none of the paper's changes.
  void add_user_notes(std::size_t i, const Fields& fields) {
    auto& [read, reading] = files_[i];
    auto& passages = reading->passages;
    auto in_file = std::move(reading->notes);
    for (auto& note : notes_[i]) in_file.push_back(std::move(note));
    auto made = notes::make_user_passages(std::move(in_file), identities_.notes_of(reading->paper), passages);
    if (made.passages.empty()) return;
    for (auto& passage : made.passages) passage.fields = fields;
    if (taxonomy_ != nullptr) label_paper(*taxonomy_, reading->paper, made.passages);
    for (auto& passage : made.passages) {
      ++read.content.record.passages[static_cast<std::size_t>(passage.kind)];
      passages.push_back(std::move(passage));
    }
    assign_passage_ids(reading->paper.id, passages);
    const auto first = passages.size() - made.marked.size();
    for (std::size_t n = 0; n < made.marked.size(); ++n) {
      if (made.marked[n]) passages[first + n].marks = passages[*made.marked[n]].id;
    }
  }

  const PlannedGroup& group_;
  const Taxonomy* taxonomy_;
  const bibliography::Identities& identities_;
  const BuildOptions& options_;
  std::vector<File> files_;
  std::vector<std::size_t> instead_;                    ///< of each file; empty where there is one alone
  std::map<std::size_t, std::vector<UserNote>> notes_;  ///< of files that are given up, by the one that is read instead
  std::set<std::string> taken_;                         ///< ids that were taken over
  bool has_text_ = false;
};

}  // namespace

std::vector<ReadPaper> read_files(const PlannedGroup& group, const Taxonomy* taxonomy,
                                  const bibliography::Identities& identities, const BuildOptions& options) {
  return GroupReader(group, taxonomy, identities, options).run();
}

bool wants_ocr(const FileRecord& record) {
  const bool done = std::ranges::any_of(record.notes, [](const std::string& note) {
    const bool failed = note.starts_with(not_recognised) && note.find("is not installed") == std::string::npos;
    return failed || note.find(by_ocr) != std::string::npos;
  });
  return !done && record.badly_read_because.find("--ocr") != std::string::npos;
}

}  // namespace dossier
