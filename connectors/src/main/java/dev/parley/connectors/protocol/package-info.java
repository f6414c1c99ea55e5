/**
 * What connectors for protocols other than HTTP share: a {@link dev.parley.connectors.protocol.FarSystem} bounds, times and words their
 * calls, {@link dev.parley.connectors.protocol.OpenConnections} keeps what is dear to open, and every socket comes from
 * {@link dev.parley.connectors.http.GuardedSockets}.
 */
@NullMarked
package dev.parley.connectors.protocol;

import org.jspecify.annotations.NullMarked;
