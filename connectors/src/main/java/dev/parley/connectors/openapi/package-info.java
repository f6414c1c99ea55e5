/**
 * Connectors made of OpenAPI documents (requirement K2). {@link dev.parley.connectors.openapi.ApiDescription} reads one; nothing here
 * fetches anything, so that a document cannot send Parley anywhere while it is read.
 */
@NullMarked
package dev.parley.connectors.openapi;

import org.jspecify.annotations.NullMarked;
