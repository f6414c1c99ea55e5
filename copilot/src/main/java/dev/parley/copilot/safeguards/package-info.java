/** What a careful colleague would add, from what each call does to the world. {@link Safeguards} is the front door. */
@NullMarked
package dev.parley.copilot.safeguards;

import org.jspecify.annotations.NullMarked;
