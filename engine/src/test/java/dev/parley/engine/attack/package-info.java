/** Attacks on the engine with real processes, and the language to describe them. */
@NullMarked
package dev.parley.engine.attack;

import org.jspecify.annotations.NullMarked;
