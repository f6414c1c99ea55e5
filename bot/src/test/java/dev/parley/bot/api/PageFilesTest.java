package dev.parley.bot.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.bot.api.Http.Answer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** How the page comes over the wire. */
class PageFilesTest extends StartedParley {
    private static final Pattern SCRIPT = Pattern.compile("src=\"(/assets/[^\"]+\\.js)\"");

    @Test
    void its_files_come_packed_and_are_kept_for_good() {
        Answer script = anyone().with("Accept-Encoding", "gzip").get(script());
        assertThat(script.header("Content-Encoding")).hasValue("gzip");
        assertThat(script.header("Cache-Control").orElse("")).contains("max-age=31536000", "public", "immutable");
    }

    @Test
    void the_page_itself_is_asked_for_anew_each_time() {
        assertThat(anyone().get("/").header("Cache-Control").orElse("")).contains("no-cache");
    }

    @Test
    void what_people_may_see_is_kept_by_nobody_on_the_way() {
        assertThat(owner().get("/api/workflows").header("Cache-Control").orElse(""))
                .contains("no-store");
    }

    private String script() {
        Matcher matcher = SCRIPT.matcher(anyone().get("/").body());
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }
}
