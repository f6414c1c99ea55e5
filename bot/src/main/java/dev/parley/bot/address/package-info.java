/** Where this installation and its webhooks are reached from outside. */
@NullMarked
package dev.parley.bot.address;

import org.jspecify.annotations.NullMarked;
