/** Shapes that workflows take again and again, with what is most often forgotten in each. */
@NullMarked
package dev.parley.copilot.patterns;

import org.jspecify.annotations.NullMarked;
