/** Carries out what the interpreter decides, in one process. */
@NullMarked
package dev.parley.engine.runtime;

import org.jspecify.annotations.NullMarked;
