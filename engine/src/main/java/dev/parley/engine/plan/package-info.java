/** The workflows that run, compiled: one interpreter for each revision in use. */
@NullMarked
package dev.parley.engine.plan;

import org.jspecify.annotations.NullMarked;
