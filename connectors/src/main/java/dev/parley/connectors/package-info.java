/**
 * How Parley reaches the world: one package per system. A {@link dev.parley.connectors.Connector} lists its operations; an
 * operation is a {@link dev.parley.connectors.RecordOperation} whose two records are its schema (requirement K4).
 */
@NullMarked
package dev.parley.connectors;

import org.jspecify.annotations.NullMarked;
