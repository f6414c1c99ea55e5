/** The conversation that fills a brief: phases, questions, answers, and its memory. */
@NullMarked
package dev.parley.copilot.interview;

import org.jspecify.annotations.NullMarked;
