/** Redis: values, counters, streams, channels, and what is added to streams. */
@NullMarked
package dev.parley.connectors.redis;

import org.jspecify.annotations.NullMarked;
