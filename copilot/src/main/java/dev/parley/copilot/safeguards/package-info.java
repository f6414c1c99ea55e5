/** What a careful colleague would add, from what each call does to the world. */
@NullMarked
package dev.parley.copilot.safeguards;

import org.jspecify.annotations.NullMarked;
