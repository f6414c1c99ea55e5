/**
 * A Slack to test against: {@link dev.parley.bot.slack.standin.SlackStandIn} answers the Web API as Slack does, refusals included, and
 * {@link dev.parley.bot.slack.standin.SignedRequests} sends what Slack sends.
 */
@NullMarked
package dev.parley.bot.slack.standin;

import org.jspecify.annotations.NullMarked;
