/**
 * Steps that think (requirements A2, A5). The embedded model needs neither key nor network (requirement C7), language models are asked
 * through {@link dev.parley.connectors.ai.model.ChatModels}; what either answers says so in {@code model}. Front doors: the operations of
 * {@link dev.parley.connectors.ai.AiConnector}, {@link dev.parley.connectors.ai.LocalModel}.
 */
@NullMarked
package dev.parley.connectors.ai;

import org.jspecify.annotations.NullMarked;
