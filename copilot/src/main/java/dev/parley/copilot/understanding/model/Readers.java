package dev.parley.copilot.understanding.model;

import dev.parley.copilot.understanding.Understanding;
import dev.parley.engine.OrgId;

/** Who reads a whole wish. Answers and changes are always read by the guided understanding: they are short, and must not wait. */
@FunctionalInterface
public interface Readers {
    /** Without a language model. */
    Readers GUIDED = (_, guided) -> guided;

    /**
     * @param org who pays for it
     * @param guided what answers when a model does not, and what a model may not override
     */
    Understanding of(OrgId org, Understanding guided);
}
