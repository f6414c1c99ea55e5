/** What a run did and why it failed, in plain words. {@link dev.parley.bot.explain.Explaining} is the front door. */
@NullMarked
package dev.parley.bot.explain;

import org.jspecify.annotations.NullMarked;
