/** The copilot put together: reading, interview, drafting and editing behind {@link dev.parley.copilot.Copilot}. */
@NullMarked
package dev.parley.copilot.guided;

import org.jspecify.annotations.NullMarked;
