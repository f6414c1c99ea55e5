/** The port that connectors implement: what an operation is, does and may go wrong with. */
@NullMarked
package dev.parley.engine.operation;

import org.jspecify.annotations.NullMarked;
