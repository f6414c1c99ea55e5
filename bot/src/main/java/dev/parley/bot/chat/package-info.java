/** The language every chat surface speaks, and {@link dev.parley.bot.chat.ChatDesk}, where what people say arrives. */
@NullMarked
package dev.parley.bot.chat;

import org.jspecify.annotations.NullMarked;
