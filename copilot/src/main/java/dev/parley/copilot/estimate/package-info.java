/** What a workflow is likely to take and cost, with what each number takes for granted. */
@NullMarked
package dev.parley.copilot.estimate;

import org.jspecify.annotations.NullMarked;
