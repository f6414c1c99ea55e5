package dev.parley.bot.imports;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ImportTicketTest {
    @Test
    void a_ticket_comes_back_as_it_was_given() {
        ImportTicket ticket = new ImportTicket(
                "0f8fad5b-d9cb-469f-a165-70867728950e",
                2,
                "0123456789abcdef",
                new ImportWish("https://a.test:8443/openapi.json?v=1:2", "acme"));

        assertThat(ImportTicket.of(ticket.value())).contains(ticket);
        assertThat(ImportTicket.of("anything else")).isEmpty();
    }
}
