/** What starts runs: webhooks and schedules. */
@NullMarked
package dev.parley.engine.trigger;

import org.jspecify.annotations.NullMarked;
