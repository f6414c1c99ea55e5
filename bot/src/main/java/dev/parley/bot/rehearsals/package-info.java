/** Tests of workflows: keeping them and playing them, whoever asks. */
@NullMarked
package dev.parley.bot.rehearsals;

import org.jspecify.annotations.NullMarked;
