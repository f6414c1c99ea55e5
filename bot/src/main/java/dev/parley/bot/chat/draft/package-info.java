/** From the first wish to a live workflow: the interview in a conversation, the draft card and its buttons. */
@NullMarked
package dev.parley.bot.chat.draft;

import org.jspecify.annotations.NullMarked;
