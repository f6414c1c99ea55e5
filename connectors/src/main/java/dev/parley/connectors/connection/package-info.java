/**
 * Who Parley is in another system (requirement K3). A {@link dev.parley.connectors.connection.Connection} is an organization's access to
 * one system; operations ask {@link dev.parley.connectors.connection.Connections} for it and get an
 * {@link dev.parley.connectors.connection.Access}. {@link dev.parley.connectors.connection.Auth} says what a connector needs to be let in.
 */
@NullMarked
package dev.parley.connectors.connection;

import org.jspecify.annotations.NullMarked;
