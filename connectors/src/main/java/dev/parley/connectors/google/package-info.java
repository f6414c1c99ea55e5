/**
 * Google Workspace through Google's own client, which speaks only by our session: {@link dev.parley.connectors.google.GoogleApi} is its
 * front door, and each service has a package of its own.
 */
@NullMarked
package dev.parley.connectors.google;

import org.jspecify.annotations.NullMarked;
