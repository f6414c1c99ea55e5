package dev.parley.connectors.ai.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What models cost: data, dated, to be looked at when a maker changes prices ({@code prices.json}). A listed name also stands for its
 * dated and preview builds, such as {@code gpt-4.1-2025-04-14} for {@code gpt-4.1}, but never for a sibling: a wrong price is worse than
 * none.
 */
public final class PriceTable {
    private static final Pattern BUILD =
            Pattern.compile("-(\\d{4}-\\d{2}-\\d{2}|\\d{8}|\\d{3,4}|latest|(preview|exp)(-[0-9-]+)?)");
    private static final BigDecimal SECONDS_OF_MINUTE = BigDecimal.valueOf(60);
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final LocalDate checked;
    private final Map<String, Price> prices;

    private PriceTable(LocalDate checked, Map<String, Price> prices) {
        this.checked = checked;
        this.prices = prices;
    }

    /** The prices this version of Parley was built with. */
    public static PriceTable bundled() {
        try (InputStream file = PriceTable.class.getResourceAsStream("prices.json")) {
            if (file == null) {
                throw new IllegalStateException("prices.json is missing from the class path");
            }
            return read(file);
        } catch (IOException e) {
            throw new UncheckedIOException("prices.json cannot be read", e);
        }
    }

    /** @throws IllegalArgumentException when it does not have the form of {@code prices.json} */
    public static PriceTable read(InputStream json) {
        try {
            File file = JSON.readValue(json, File.class);
            return new PriceTable(file.checked(), file.models());
        } catch (JacksonException e) {
            throw new IllegalArgumentException(
                    "The price table is not in the form of prices.json: " + e.getMessage(), e);
        }
    }

    /** When somebody last compared it with the makers' lists. */
    public LocalDate checked() {
        return checked;
    }

    /** In USD, to the last digit; empty when the model's price is not known, which is not the same as free. */
    public Optional<BigDecimal> cost(ModelName model, Tokens tokens) {
        return find(model).map(price -> price.of(tokens));
    }

    /** Of a recording of that many seconds, in USD; empty where the model is not priced by the minute. */
    public Optional<BigDecimal> costOfAudio(ModelName model, BigDecimal seconds) {
        return find(model)
                .map(Price::minute)
                .map(minute -> minute.multiply(seconds).divide(SECONDS_OF_MINUTE, MathContext.DECIMAL64));
    }

    /** Whether the model takes a temperature; those that do not answer with an error. */
    boolean takesTemperature(ModelName model) {
        return find(model).map(Price::temperature).orElse(false);
    }

    /** Whether the model may think before it answers, which counts as part of the answer. One that is not listed may. */
    boolean thinks(ModelName model) {
        return find(model).map(Price::thinks).orElse(true);
    }

    private Optional<Price> find(ModelName model) {
        String name = model.toString();
        return prices.entrySet().stream()
                .filter(entry -> standsFor(entry.getKey(), name))
                .max(Comparator.comparingInt(entry -> entry.getKey().length()))
                .map(Map.Entry::getValue);
    }

    private static boolean standsFor(String listed, String name) {
        return name.startsWith(listed)
                && (listed.endsWith("/")
                        || name.length() == listed.length()
                        || BUILD.matcher(name.substring(listed.length())).matches());
    }

    private record File(String about, LocalDate checked, Map<String, Price> models) {}

    /**
     * @param longer what holds when a request is longer; null when length does not matter
     * @param minute of audio; null for models that are not priced by it
     */
    private record Price(
            BigDecimal in,
            BigDecimal cached,
            BigDecimal out,
            boolean temperature,
            boolean thinks,
            @JsonProperty("long") @Nullable LongPrice longer,
            @Nullable BigDecimal minute) {
        BigDecimal of(Tokens tokens) {
            return longer != null && tokens.in() > longer.over()
                    ? sum(tokens, longer.in(), longer.cached(), longer.out())
                    : sum(tokens, in, cached, out);
        }

        private static BigDecimal sum(Tokens tokens, BigDecimal in, BigDecimal cached, BigDecimal out) {
            return in.multiply(BigDecimal.valueOf(tokens.in() - tokens.cached()))
                    .add(cached.multiply(BigDecimal.valueOf(tokens.cached())))
                    .add(out.multiply(BigDecimal.valueOf(tokens.out())))
                    .movePointLeft(6);
        }
    }

    /** @param over the whole request is priced so when it has more tokens than this */
    private record LongPrice(long over, BigDecimal in, BigDecimal cached, BigDecimal out) {}
}
