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
constexpr std::size_t primer_size = std::size_t{256} << 10U;
constexpr std::size_t most_unpacked = std::size_t{1} << 30U;

using Compressor = std::unique_ptr<ZSTD_CCtx, decltype(&ZSTD_freeCCtx)>;
using Decompressor = std::unique_ptr<ZSTD_DCtx, decltype(&ZSTD_freeDCtx)>;

}  // namespace

/// What Zstandard makes of a primer; each half at its first use.
struct RecordCodec::Tables {
  explicit Tables(std::string bytes) : primer(std::move(bytes)) {}

  const ZSTD_CDict* packing() {
    std::call_once(packing_once,
                   [&] { packing_table.reset(made(ZSTD_createCDict(primer.data(), primer.size(), level))); });
    return packing_table.get();
  }
  const ZSTD_DDict* unpacking() {
    std::call_once(unpacking_once,
                   [&] { unpacking_table.reset(made(ZSTD_createDDict(primer.data(), primer.size()))); });
    return unpacking_table.get();
  }

  std::string primer;
  std::once_flag packing_once;
  std::once_flag unpacking_once;
  std::unique_ptr<ZSTD_CDict, decltype(&ZSTD_freeCDict)> packing_table{nullptr, &ZSTD_freeCDict};
  std::unique_ptr<ZSTD_DDict, decltype(&ZSTD_freeDDict)> unpacking_table{nullptr, &ZSTD_freeDDict};
};

RecordCodec::RecordCodec() : RecordCodec(std::string()) {}
RecordCodec::RecordCodec(std::string primer) : tables_(std::make_unique<Tables>(std::move(primer))) {}
RecordCodec::RecordCodec(RecordCodec&&) noexcept = default;
RecordCodec& RecordCodec::operator=(RecordCodec&&) noexcept = default;
RecordCodec::~RecordCodec() = default;

const std::string& RecordCodec::primer() const { return tables_->primer; }

std::string RecordCodec::pack(std::string_view block) const {
  if (tables_->primer.empty()) return compressed(block);
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

std::string trained_primer(const std::vector<std::string>& samples) {
  std::string all;
  std::vector<std::size_t> sizes;
  sizes.reserve(samples.size());
  for (const auto& sample : samples) {
    all += sample;
    sizes.push_back(sample.size());
  }
  std::string primer(primer_size, '\0');
  const auto size = ZDICT_trainFromBuffer(primer.data(), primer.size(), all.data(), sizes.data(),
                                          static_cast<unsigned>(sizes.size()));
  primer.resize(ZDICT_isError(size) != 0 ? 0 : size);
  return primer;
}

}  // namespace dossier::index
