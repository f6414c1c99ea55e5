/**
 * HTTP operations that are declared rather than written. {@link dev.parley.connectors.rest.HttpApi} knows one system's API;
 * {@link dev.parley.connectors.rest.HttpOperation} is one call of it: an {@link dev.parley.connectors.rest.Endpoint} and two records.
 * {@link dev.parley.connectors.rest.ApiSession} is for the rest that has to be written.
 */
@NullMarked
package dev.parley.connectors.rest;

import org.jspecify.annotations.NullMarked;
