/**
 * Language models of several makers behind one door (requirements A1, A3): order, fallback, limits, prices, budgets and a ledger. Front
 * door: {@link dev.parley.connectors.ai.model.ChatModels}, made by {@link dev.parley.connectors.ai.model.ModelRouter}; closeness of meaning
 * is asked of {@link dev.parley.connectors.ai.model.Embeddings}. LangChain4j speaks to the makers and does not leave this package.
 */
@NullMarked
package dev.parley.connectors.ai.model;

import org.jspecify.annotations.NullMarked;
