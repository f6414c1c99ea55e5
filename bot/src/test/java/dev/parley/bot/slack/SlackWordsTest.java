package dev.parley.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlackWordsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "\"<@UBOT> run it\" | run it",
                "\"ask <@U1> first\" | ask @ana first",
                "\"ask <@U1~Ana L> first\" | ask @ana first",
                "\"ask <!subteam^S1> first\" | ask group:leads first",
                "\"in <#C1~orders>\" | in #orders",
                "\"<!here> look\" | @here look",
                "\"POST it to <https://a.test/x>\" | POST it to https://a.test/x",
                "\"see <http://acme.test~acme.test>\" | see acme.test",
                "\"see <https://a.test/x~the docs>\" | see the docs (https://a.test/x)",
                "\"mail <mailto:a@b.test~a@b.test>\" | mail a@b.test",
                "\"total &gt; 1000 &amp; &lt; 2000\" | total > 1000 & < 2000",
            })
    void words_are_as_they_were_typed(String sent, String words) {
        String text = sent.replace('~', '|');
        assertThat(SlackWords.plain(text, "UBOT", _ -> "ana", _ -> "group:leads"))
                .isEqualTo(words);
    }
}
