/** Gmail. */
@NullMarked
package dev.parley.connectors.google.gmail;

import org.jspecify.annotations.NullMarked;
