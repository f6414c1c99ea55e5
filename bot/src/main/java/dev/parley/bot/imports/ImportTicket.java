package dev.parley.bot.imports;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the buttons of a card carry, so that what was shown is what is imported, once.
 *
 * @param card a name of the card
 * @param revision that was imported when the card was shown; 0 for none
 * @param fingerprint of what the card showed
 * @param wish with the address of the document itself
 */
record ImportTicket(String card, int revision, String fingerprint, ImportWish wish) {
    private static final Pattern VALUE = Pattern.compile(
            "(?<card>[0-9a-f-]{36}):(?<revision>\\d{1,9}):(?<fingerprint>[0-9a-f]{16}):(?<name>[a-z0-9_]*):(?<address>\\S+)");

    static Optional<ImportTicket> of(String value) {
        Matcher ticket = VALUE.matcher(value);
        return ticket.matches()
                ? Optional.of(new ImportTicket(
                        ticket.group("card"),
                        Integer.parseInt(ticket.group("revision")),
                        ticket.group("fingerprint"),
                        new ImportWish(
                                ticket.group("address"), ticket.group("name").isEmpty() ? null : ticket.group("name"))))
                : Optional.empty();
    }

    String value() {
        String name = wish.name() == null ? "" : wish.name();
        return card + ":" + revision + ":" + fingerprint + ":" + name + ":" + wish.address();
    }
}
