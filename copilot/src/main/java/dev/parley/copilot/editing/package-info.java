/** Words about a workflow that is there, read as typed edits of it: nothing changes that nobody named. */
@NullMarked
package dev.parley.copilot.editing;

import org.jspecify.annotations.NullMarked;
