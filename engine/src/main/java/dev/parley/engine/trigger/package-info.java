/**
 * What starts runs by itself: the clock, events, streams, files. Everything comes in at least once and is told apart by a key; see
 * {@link dev.parley.engine.trigger.Deliveries}.
 */
@NullMarked
package dev.parley.engine.trigger;

import org.jspecify.annotations.NullMarked;
