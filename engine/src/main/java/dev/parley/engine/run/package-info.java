/** The functional core: events, state and the interpreter. No clock, no I/O, no threads. */
@NullMarked
package dev.parley.engine.run;

import org.jspecify.annotations.NullMarked;
