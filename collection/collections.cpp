// SPDX-License-Identifier: GPL-3.0-or-later
#include "collection/collections.hpp"

#include "base/collation.hpp"
#include "base/controls.hpp"
#include "base/strings.hpp"
#include "base/utf8.hpp"

#include <algorithm>
#include <set>

namespace dossier {
namespace {

Error no_collection(std::string_view name) {
  return {ErrorCode::NotFound, "there is no collection “" + std::string(name) + "”",
          "`dossier collection list` lists them"};
}

Result<std::string> clean_name(const std::string& given) {
  auto name = Collections::cleaned(given);
  if (name.empty()) return Error{ErrorCode::Usage, "a collection needs a name", "give it a name, such as Nile"};
  if (name.size() <= Collections::longest_name && name.find_first_of("\n\t") == std::string::npos) return name;
  return Error{ErrorCode::Usage, "the name of a collection is one line of at most 200 bytes", "choose a shorter name"};
}

std::vector<CollectedPassage>::iterator with_id(std::vector<CollectedPassage>& passages, std::string_view id) {
  return std::find_if(passages.begin(), passages.end(), [&](const CollectedPassage& one) { return one.id == id; });
}

/// Adds tags; of a text with commas, each part.
void put_tags(CollectedPassage& passage, const std::vector<std::string>& tags) {
  for (const auto& text : tags) {
    for (std::size_t at = 0; at <= text.size();) {
      const auto end = std::min(text.find(',', at), text.size());
      auto tag = Collections::cleaned(std::string_view(text).substr(at, end - at));
      std::ranges::replace_if(
          tag, [](char c) { return c == '\n' || c == '\t'; }, ' ');
      if (!tag.empty()) passage.tags.push_back(std::move(tag));
      at = end + 1;
    }
  }
  std::sort(passage.tags.begin(), passage.tags.end());
  passage.tags.erase(std::unique(passage.tags.begin(), passage.tags.end()), passage.tags.end());
}

}  // namespace

std::string Collections::cleaned(std::string_view text) {
  constexpr std::string_view blanks = " \t\n";
  auto out = without_controls(utf8::repaired(text));
  out.erase(out.find_last_not_of(blanks) + 1);
  return out.substr(std::min(out.find_first_not_of(blanks), out.size()));
}

const Collection* Collections::find(std::string_view name) const {
  const auto found = std::find_if(all_.begin(), all_.end(), [&](const Collection& one) { return one.name == name; });
  return found == all_.end() ? nullptr : &*found;
}

Collection* Collections::find_own(std::string_view name) {
  const auto found = std::find_if(all_.begin(), all_.end(), [&](const Collection& one) { return one.name == name; });
  return found == all_.end() ? nullptr : &*found;
}

void Collections::sort() {
  std::sort(all_.begin(), all_.end(),
            [](const Collection& a, const Collection& b) { return collation_key(a.name) < collation_key(b.name); });
}

void Collections::remember(std::string did, const std::vector<std::string>& names) {
  CollectionStep step{++changes_, by_, std::move(did), names, {}};
  for (const auto& name : names) {
    const auto* one = find(name);
    step.before.push_back(one == nullptr ? std::nullopt : std::optional(*one));
  }
  steps_.push_back(std::move(step));
  if (steps_.size() > most_steps) steps_.erase(steps_.begin());
}

Result<std::string> Collections::add(const std::string& given, const std::vector<CollectedPassage>& passages) {
  const auto name = clean_name(given);
  if (!name) return name.error();
  const auto* had = find(*name);
  std::size_t added = 0;
  std::size_t tagged = 0;
  auto all = had == nullptr ? std::vector<CollectedPassage>() : had->passages;
  for (const auto& one : passages) {
    auto held = with_id(all, one.id);
    if (held == all.end()) {
      held = all.insert(all.end(), one);
      held->tags.clear();
      ++added;
      put_tags(*held, one.tags);
      continue;
    }
    const auto before = held->tags;
    put_tags(*held, one.tags);
    if (held->tags != before) ++tagged;
  }
  if (added + tagged == 0 && had != nullptr) return "nothing to add: “" + *name + "” holds them already";
  remember(added > 0 || had == nullptr ? "added " + counted(added, "passage") + " to “" + *name + "”"
                                       : "tagged " + counted(tagged, "passage") + " in “" + *name + "”",
           {*name});
  if (auto* own = find_own(*name)) {
    own->passages = std::move(all);
  } else {
    all_.push_back({*name, std::move(all)});
    sort();
  }
  return did();
}

Result<std::string> Collections::remove(const std::string& name, const std::vector<std::string>& ids) {
  auto* own = find_own(name);
  if (own == nullptr) return no_collection(name);
  for (const auto& id : ids) {
    if (with_id(own->passages, id) == own->passages.end()) {
      return Error{ErrorCode::NotFound, "“" + name + "” does not hold the passage " + id,
                   "`dossier collection show` lists its passages"};
    }
  }
  const std::set<std::string> distinct(ids.begin(), ids.end());
  remember("removed " + counted(distinct.size(), "passage") + " from “" + name + "”", {name});
  std::erase_if(own->passages,
                [&](const CollectedPassage& one) { return std::find(ids.begin(), ids.end(), one.id) != ids.end(); });
  return did();
}

Result<std::string> Collections::rename(const std::string& name, const std::string& given) {
  const auto to = clean_name(given);
  if (!to) return to.error();
  if (find(name) == nullptr) return no_collection(name);
  if (find(*to) != nullptr) {
    return Error{ErrorCode::Usage, "there is a collection “" + *to + "” already", "choose another name"};
  }
  remember("renamed “" + name + "” to “" + *to + "”", {name, *to});
  find_own(name)->name = *to;
  sort();
  return did();
}

Result<std::string> Collections::erase(const std::string& name) {
  const auto* own = find(name);
  if (own == nullptr) return no_collection(name);
  remember("deleted “" + name + "” with " + counted(own->passages.size(), "passage"), {name});
  std::erase_if(all_, [&](const Collection& one) { return one.name == name; });
  return did();
}

Result<std::string> Collections::annotate(const std::string& name, const std::string& id,
                                          const std::optional<std::string>& note,
                                          const std::vector<std::string>& add_tags,
                                          const std::vector<std::string>& remove_tags) {
  auto* own = find_own(name);
  if (own == nullptr) return no_collection(name);
  const auto found = with_id(own->passages, id);
  if (found == own->passages.end()) {
    return Error{ErrorCode::NotFound, "“" + name + "” does not hold the passage " + id,
                 "`dossier collection show` lists its passages"};
  }
  const auto written = note ? std::optional(cleaned(*note)) : std::nullopt;
  if (written && written->size() > longest_note) {
    return Error{ErrorCode::Usage, "a note has at most 4,000 bytes", "write a shorter one"};
  }
  remember("changed the note or tags of a passage in “" + name + "”", {name});
  auto& passage = *with_id(find_own(name)->passages, id);
  if (written) passage.note = *written;
  put_tags(passage, add_tags);
  std::erase_if(passage.tags, [&](const std::string& tag) {
    return std::find(remove_tags.begin(), remove_tags.end(), tag) != remove_tags.end();
  });
  return did();
}

Result<std::string> Collections::import(const Collections& other) {
  std::vector<std::string> names;
  std::size_t passages = 0;
  for (const auto& one : other.all_) {
    names.push_back(one.name);
    passages += one.passages.size();
  }
  if (names.empty()) return std::string("nothing to import: the file holds no collection");
  remember("imported " + counted(names.size(), "collection") + " of " + counted(passages, "passage"), names);
  for (const auto& one : other.all_) {
    auto* own = find_own(one.name);
    if (own == nullptr) {
      all_.push_back(one);
      continue;
    }
    for (const auto& passage : one.passages) {
      if (with_id(own->passages, passage.id) == own->passages.end()) own->passages.push_back(passage);
    }
  }
  sort();
  return did();
}

const CollectionStep* Collections::undoable() const {
  const auto own = std::find_if(steps_.rbegin(), steps_.rend(), [&](const CollectionStep& step) {
    return step.by.empty() || by_.empty() || step.by == by_;
  });
  return own == steps_.rend() ? nullptr : &*own;
}

Result<std::string> Collections::undo(std::optional<std::uint64_t> number) {
  const auto* own = undoable();
  if (own == nullptr) {
    if (steps_.empty()) return Error{ErrorCode::NotFound, "there is nothing to undo", ""};
    const auto& last = steps_.back();
    return Error{ErrorCode::NotFound, "there is nothing to undo here",
                 by_ + " takes back its own changes only; " + last.by + " " + last.did};
  }
  if (number && own->number != *number) {
    return Error{ErrorCode::Usage, "that is no longer the last change: since then " + own->by + " " + own->did,
                 "undo that first"};
  }
  const auto at = steps_.begin() + (own - steps_.data());
  const auto later = std::find_if(at + 1, steps_.end(), [&](const CollectionStep& step) {
    return std::find_first_of(step.names.begin(), step.names.end(), at->names.begin(), at->names.end()) !=
           step.names.end();
  });
  if (later != steps_.end()) {
    return Error{ErrorCode::Usage, "“" + at->did + "” cannot be undone: since then " + later->by + " " + later->did,
                 "undo that first, where it was done"};
  }
  const auto step = std::move(*at);
  steps_.erase(at);
  for (std::size_t i = 0; i < step.names.size(); ++i) {
    std::erase_if(all_, [&](const Collection& one) { return one.name == step.names[i]; });
    if (step.before[i]) all_.push_back(*step.before[i]);
  }
  sort();
  return "undone: " + step.did;
}

}  // namespace dossier
