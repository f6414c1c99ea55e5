package dev.parley.connectors.ai;

import java.math.BigDecimal;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The numbers in a text, however they are written: 1,200.50 and 1.200,50 and 1200.5 are one. */
final class Numbers {
    private static final Pattern NUMBER = Pattern.compile("\\d+(?:[.,'’\\u00A0 ]\\d{3})*(?:[.,]\\d+)?");
    private static final Pattern DECIMALS = Pattern.compile("[.,](\\d{1,2}|\\d{4,})$");

    private Numbers() {}

    static Set<BigDecimal> in(String text) {
        return NUMBER.matcher(text).results().map(match -> value(match.group())).collect(Collectors.toSet());
    }

    private static BigDecimal value(String written) {
        var decimals = DECIMALS.matcher(written);
        boolean hasDecimals = decimals.find();
        String whole = (hasDecimals ? written.substring(0, decimals.start()) : written).replaceAll("\\D", "");
        return new BigDecimal(hasDecimals ? whole + "." + decimals.group(1) : whole).stripTrailingZeros();
    }
}
