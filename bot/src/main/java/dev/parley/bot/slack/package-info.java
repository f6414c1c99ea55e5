/**
 * Parley in Slack. What arrives goes through {@link dev.parley.bot.slack.Door} into the inbox and from there to the chat desk; what is
 * said goes into the outbox and from there, one channel at a time, to Slack. See docs/slack.md.
 */
@NullMarked
package dev.parley.bot.slack;

import org.jspecify.annotations.NullMarked;
