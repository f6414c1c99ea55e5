package dev.parley.bot.widget;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings under {@code parley.widget}.
 *
 * @param origins on whose pages the chat may live, such as {@code https://shop.example}, beside Parley's own
 */
@ConfigurationProperties("parley.widget")
record WidgetProperties(@DefaultValue List<String> origins) {
    WidgetProperties {
        origins = origins.stream()
                .filter(origin -> !origin.isBlank())
                .map(WidgetProperties::checked)
                .distinct()
                .toList();
    }

    private static String checked(String configured) {
        return Origins.parse(configured)
                .orElseThrow(() ->
                        new IllegalArgumentException(("PARLEY_WIDGET_ORIGINS: \"%s\" is no origin. Write scheme, host "
                                        + "and, unless it is the usual one, port, such as https://shop.example or http://localhost:3000.")
                                .formatted(configured.strip())));
    }
}
