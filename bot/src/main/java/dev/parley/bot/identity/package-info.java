/**
 * Who makes a request: organizations, people, API keys and browser sessions. {@link dev.parley.bot.identity.Caller} is what other
 * packages see of it.
 */
@NullMarked
package dev.parley.bot.identity;

import org.jspecify.annotations.NullMarked;
