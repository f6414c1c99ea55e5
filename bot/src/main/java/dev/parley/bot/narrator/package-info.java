/** Tells runs in the conversation they belong to: a live message, a step log beneath it, and a card wherever people are needed. */
@NullMarked
package dev.parley.bot.narrator;

import org.jspecify.annotations.NullMarked;
