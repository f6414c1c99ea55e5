/**
 * Models. The local one is embedded and needs neither key nor network (requirement C7); what it answers says so in
 * {@code model}. Front door: {@link dev.parley.connectors.ai.Embeddings}, {@link dev.parley.connectors.ai.LocalModel}.
 */
@NullMarked
package dev.parley.connectors.ai;

import org.jspecify.annotations.NullMarked;
