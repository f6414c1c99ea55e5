/**
 * Recorded runs as test cases, and what makes one run differ from another. A test plays its case with the interpreter alone: what the
 * world answered is in the case, so that nothing leaves, nobody is asked, and no time passes. The front door is
 * {@link dev.parley.engine.testing.Rehearsals}.
 */
@NullMarked
package dev.parley.engine.testing;

import org.jspecify.annotations.NullMarked;
