/** The HTTP contract: one thin controller a resource; every refusal is a problem detail (RFC 9457) with a hint. */
@NullMarked
package dev.parley.bot.api;

import org.jspecify.annotations.NullMarked;
