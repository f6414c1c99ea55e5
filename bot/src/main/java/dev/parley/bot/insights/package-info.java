/** How an organization's runs are doing, counted from what the journal wrote down. */
@NullMarked
package dev.parley.bot.insights;

import org.jspecify.annotations.NullMarked;
