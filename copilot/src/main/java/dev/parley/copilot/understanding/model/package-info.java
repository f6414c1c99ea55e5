/** Wishes read by a language model, checked and fenced by what the guided reading heard. {@link Readers} is the front door. */
@NullMarked
package dev.parley.copilot.understanding.model;

import org.jspecify.annotations.NullMarked;
