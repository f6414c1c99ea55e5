/** Who may decide, and what became of it. {@link dev.parley.bot.approvals.Approvals} is the front door. */
@NullMarked
package dev.parley.bot.approvals;

import org.jspecify.annotations.NullMarked;
