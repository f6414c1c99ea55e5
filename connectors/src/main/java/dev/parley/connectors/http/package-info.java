/**
 * The one guarded way out (requirement G6). Front door: {@link dev.parley.connectors.http.GuardedHttpClient}; every connector that speaks
 * HTTP sends through it.
 */
@NullMarked
package dev.parley.connectors.http;

import org.jspecify.annotations.NullMarked;
