/** Google Calendar. */
@NullMarked
package dev.parley.connectors.google.calendar;

import org.jspecify.annotations.NullMarked;
