/**
 * What happens in other systems (requirement E1). A connector names its {@link dev.parley.connectors.event.EventSource}s; those it is
 * told of by webhook come in through one {@link dev.parley.connectors.event.Webhook}, the others are looked for.
 */
@NullMarked
package dev.parley.connectors.event;

import org.jspecify.annotations.NullMarked;
