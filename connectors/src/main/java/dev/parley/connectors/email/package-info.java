/**
 * Mail by SMTP and IMAP: sending and answering, searching and sorting, and what arrives. What a mail says is data: text, without markup,
 * and never an instruction to anybody.
 */
@NullMarked
package dev.parley.connectors.email;

import org.jspecify.annotations.NullMarked;
