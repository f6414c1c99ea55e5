/** Texts that people write to each other, whichever system carries them. */
@NullMarked
package dev.parley.connectors.text;

import org.jspecify.annotations.NullMarked;
