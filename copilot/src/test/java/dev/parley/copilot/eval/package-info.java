/** How well the copilot understands requests as people publish them, and how many questions it needs. */
@NullMarked
package dev.parley.copilot.eval;

import org.jspecify.annotations.NullMarked;
