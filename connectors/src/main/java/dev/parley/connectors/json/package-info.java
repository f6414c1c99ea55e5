/** How operations and events read and write JSON. Front doors: {@link Json} to read with, {@link OperationJson} to map records. */
@NullMarked
package dev.parley.connectors.json;

import org.jspecify.annotations.NullMarked;
