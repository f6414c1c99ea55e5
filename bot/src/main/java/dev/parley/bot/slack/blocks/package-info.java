/**
 * What Parley says and asks, in Slack's Block Kit. {@link dev.parley.bot.slack.blocks.BlockKit} writes messages,
 * {@link dev.parley.bot.slack.blocks.Modals} forms, and {@link dev.parley.bot.slack.blocks.Answers} reads what comes back. Nothing here
 * talks to Slack.
 */
@NullMarked
package dev.parley.bot.slack.blocks;

import org.jspecify.annotations.NullMarked;
