/** The engine: what a workflow is and how it runs. Knows no chat, no vendor and no web framework. */
@NullMarked
package dev.parley.engine;

import org.jspecify.annotations.NullMarked;
