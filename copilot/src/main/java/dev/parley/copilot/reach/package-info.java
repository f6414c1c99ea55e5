/** What there is to draft with: operations, events, and what an organization may lack for them. */
@NullMarked
package dev.parley.copilot.reach;

import org.jspecify.annotations.NullMarked;
