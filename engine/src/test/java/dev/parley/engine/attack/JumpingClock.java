package dev.parley.engine.attack;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The system's clock, set wrong by as much as one likes, from one moment to the next. */
final class JumpingClock extends Clock {
    private volatile Duration offset = Duration.ZERO;

    void setWrongBy(Duration offset) {
        this.offset = offset;
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(offset);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("The engine works in UTC");
    }
}
