package dev.parley.connectors.http;

import java.net.UnknownHostException;

/** The policy forbids a call. The parent class is the one thing a resolver may throw. */
public final class EgressDenied extends UnknownHostException {
    private static final long serialVersionUID = 1L;

    private final String place;
    private final String reason;

    EgressDenied(String place, String reason) {
        super(place + " (" + reason + ")");
        this.place = place;
        this.reason = reason;
    }

    /** Host, and the address it leads to. */
    public String place() {
        return place;
    }

    /** Such as "private network". */
    public String reason() {
        return reason;
    }
}
