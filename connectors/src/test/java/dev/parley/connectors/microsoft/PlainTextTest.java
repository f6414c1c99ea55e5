package dev.parley.connectors.microsoft;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Hello|Hello",
                "<p>One</p><p>Two</p>|One⏎Two",
                "One<br>Two<br/>Three|One⏎Two⏎Three",
                "<div>5 &lt; 6 &amp;&amp; 7 &gt; 6</div>|5 < 6 && 7 > 6",
                "<p>&amp;lt; stays as it was written</p>|&lt; stays as it was written",
                "<at id=\"0\">Ana</at>&nbsp;please|Ana please"
            })
    void is_what_a_person_reads(String html, String text) {
        assertThat(PlainText.of(html)).isEqualTo(text.replace('⏎', '\n'));
    }
}
