/** The connector of {@code http.request}: any call to any system, for what has no connector of its own. */
@NullMarked
package dev.parley.connectors.request;

import org.jspecify.annotations.NullMarked;
