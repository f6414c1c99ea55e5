/** A workflow as a picture and in the few words people need for each step. */
@NullMarked
package dev.parley.bot.picture;

import org.jspecify.annotations.NullMarked;
