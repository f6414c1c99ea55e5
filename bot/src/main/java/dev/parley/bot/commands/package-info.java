/** What can be asked for in plain words, or after a slash, when no interview is open. */
@NullMarked
package dev.parley.bot.commands;

import org.jspecify.annotations.NullMarked;
