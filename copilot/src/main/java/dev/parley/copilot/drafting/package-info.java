/** A brief becomes a workflow that validates, told in plain words. */
@NullMarked
package dev.parley.copilot.drafting;

import org.jspecify.annotations.NullMarked;
