/**
 * Every prompt Parley sends to a model, as versioned files (requirement A6). Knows no vendor and no model. Front door:
 * {@link dev.parley.prompts.PromptLibrary}.
 */
@NullMarked
package dev.parley.prompts;

import org.jspecify.annotations.NullMarked;
