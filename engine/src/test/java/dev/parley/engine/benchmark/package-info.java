/** Load programs that print tables, run by the profile {@code benchmarks}; none of them is a test. See docs/performance.md. */
@NullMarked
package dev.parley.engine.benchmark;

import org.jspecify.annotations.NullMarked;
