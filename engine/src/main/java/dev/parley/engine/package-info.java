/**
 * The engine: what a workflow is and how it runs. Knows no chat, no vendor and no web framework. Here are only the names that all its
 * packages share.
 */
@NullMarked
package dev.parley.engine;

import org.jspecify.annotations.NullMarked;
