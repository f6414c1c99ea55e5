/** Changes to a draft in plain words, as typed changes of the brief. */
@NullMarked
package dev.parley.copilot.revision;

import org.jspecify.annotations.NullMarked;
