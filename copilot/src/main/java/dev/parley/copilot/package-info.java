/** How a wish becomes a draft. {@link dev.parley.copilot.Copilot} is the front door. */
@NullMarked
package dev.parley.copilot;

import org.jspecify.annotations.NullMarked;
