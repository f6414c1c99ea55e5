/** Language models by configuration, and what they cost. Without a key the package says so once, and everything works in guided mode. */
@NullMarked
package dev.parley.bot.models;

import org.jspecify.annotations.NullMarked;
