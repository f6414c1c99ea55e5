/** What is known about a wish: slots with their source, and the steps as people think of them, before any graph. */
@NullMarked
package dev.parley.copilot.brief;

import org.jspecify.annotations.NullMarked;
