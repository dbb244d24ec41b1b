// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/format/record_codec.hpp"

#include "index/format/codec.hpp"

#include <zdict.h>
#include <zstd.h>
#include <zstd_errors.h>

#include <mutex>
#include <new>

namespace dossier::index {
namespace {

template <class T>
T* made(T* table) {
  if (table == nullptr) throw std::bad_alloc();
  return table;
}

constexpr int level = 3;
constexpr std::size_t zstd_dictionary_size = std::size_t{256} << 10U;
constexpr std::size_t most_unpacked = std::size_t{1} << 30U;

using Compressor = std::unique_ptr<ZSTD_CCtx, decltype(&ZSTD_freeCCtx)>;
using Decompressor = std::unique_ptr<ZSTD_DCtx, decltype(&ZSTD_freeDCtx)>;

}  // namespace

/// What the library makes of a dictionary; each half at its first use.
struct RecordCodec::Tables {
  explicit Tables(std::string bytes) : zstd_dictionary(std::move(bytes)) {}

  const ZSTD_CDict* packing() {
    std::call_once(packing_once, [&] {
      packing_table.reset(made(ZSTD_createCDict(zstd_dictionary.data(), zstd_dictionary.size(), level)));
    });
    return packing_table.get();
  }
  const ZSTD_DDict* unpacking() {
    std::call_once(unpacking_once, [&] {
      unpacking_table.reset(made(ZSTD_createDDict(zstd_dictionary.data(), zstd_dictionary.size())));
    });
    return unpacking_table.get();
  }

  std::string zstd_dictionary;
  std::once_flag packing_once;
  std::once_flag unpacking_once;
  std::unique_ptr<ZSTD_CDict, decltype(&ZSTD_freeCDict)> packing_table{nullptr, &ZSTD_freeCDict};
  std::unique_ptr<ZSTD_DDict, decltype(&ZSTD_freeDDict)> unpacking_table{nullptr, &ZSTD_freeDDict};
};

RecordCodec::RecordCodec() : RecordCodec(std::string()) {}
RecordCodec::RecordCodec(std::string zstd_dictionary) : tables_(std::make_unique<Tables>(std::move(zstd_dictionary))) {}
RecordCodec::RecordCodec(RecordCodec&&) noexcept = default;
RecordCodec& RecordCodec::operator=(RecordCodec&&) noexcept = default;
RecordCodec::~RecordCodec() = default;

const std::string& RecordCodec::zstd_dictionary() const { return tables_->zstd_dictionary; }

std::string RecordCodec::pack(std::string_view block) const {
  if (tables_->zstd_dictionary.empty()) return compressed(block);
  thread_local const Compressor context(made(ZSTD_createCCtx()), &ZSTD_freeCCtx);
  std::string out(ZSTD_compressBound(block.size()), '\0');
  const auto size =
      ZSTD_compress_usingCDict(context.get(), out.data(), out.size(), block.data(), block.size(), tables_->packing());
  if (ZSTD_isError(size) != 0) throw std::bad_alloc();  // nothing else can fail where there is room for the bound
  out.resize(size);
  return out;
}

std::optional<std::string> RecordCodec::unpack(std::string_view frame) const {
  if (ZSTD_getDictID_fromFrame(frame.data(), frame.size()) == 0) return decompressed(frame, most_unpacked);
  const auto size = ZSTD_getFrameContentSize(frame.data(), frame.size());
  if (size == ZSTD_CONTENTSIZE_ERROR || size == ZSTD_CONTENTSIZE_UNKNOWN || size > most_unpacked) return std::nullopt;
  thread_local const Decompressor context(made(ZSTD_createDCtx()), &ZSTD_freeDCtx);
  std::string out(size, '\0');
  const auto got = ZSTD_decompress_usingDDict(context.get(), out.data(), out.size(), frame.data(), frame.size(),
                                              tables_->unpacking());
  if (ZSTD_getErrorCode(got) == ZSTD_error_memory_allocation) throw std::bad_alloc();
  if (ZSTD_isError(got) != 0 || got != size) return std::nullopt;
  return out;
}

std::string trained_zstd_dictionary(const std::vector<std::string>& samples) {
  std::string all;
  std::vector<std::size_t> sizes;
  sizes.reserve(samples.size());
  for (const auto& sample : samples) {
    all += sample;
    sizes.push_back(sample.size());
  }
  std::string zstd_dictionary(zstd_dictionary_size, '\0');
  const auto size = ZDICT_trainFromBuffer(zstd_dictionary.data(), zstd_dictionary.size(), all.data(), sizes.data(),
                                          static_cast<unsigned>(sizes.size()));
  zstd_dictionary.resize(ZDICT_isError(size) != 0 ? 0 : size);
  return zstd_dictionary;
}

}  // namespace dossier::index
