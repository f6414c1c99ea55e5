/** What calendars have in common, whoever keeps them. */
@NullMarked
package dev.parley.connectors.calendar;

import org.jspecify.annotations.NullMarked;
