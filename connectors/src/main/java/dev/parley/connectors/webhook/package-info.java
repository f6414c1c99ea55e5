/** Tells other systems what happened here, signed so that they can believe it. */
@NullMarked
package dev.parley.connectors.webhook;

import org.jspecify.annotations.NullMarked;
