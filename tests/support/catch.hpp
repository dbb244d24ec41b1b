// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The same tests compile against Catch2 3 and against the single header of Catch2 2.13 (Debian 12).
#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
using Catch::Approx;
#else
#include <catch2/catch.hpp>
#endif
