package dev.parley.bot.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.bot.api.Http.Answer;
import dev.parley.bot.api.StartedParley;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.web.FilterChainProxy;

/** What a browser is told to refuse, with every answer there is. */
class PagePolicyTest extends StartedParley {
    private static final Pattern SCRIPT = Pattern.compile("<script\\b([^>]*)>([^<]*)</script>");

    @Autowired
    FilterChainProxy door;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/index.html",
                "/favicon.svg",
                "/no/such/page.html",
                "/api/no-such-call",
                "/api/session",
                "/api/templates/large-orders/picture",
                "/oauth/callback?error=%3Cscript%3E",
                "/slack/install",
                "/actuator/health",
                "/error"
            })
    void no_answer_lets_a_script_run_that_is_not_our_own(String path) {
        Answer answer = owner().with("Accept", "text/html,*/*").get(path);
        List<String> policy = policy(answer);
        assertThat(policy)
                .contains("script-src 'self'", "script-src-attr 'none'", "object-src 'none'", "base-uri 'none'")
                .contains("frame-ancestors 'none'", "form-action 'self'", "style-src-attr 'none'", "connect-src 'self'")
                .allSatisfy(rule -> assertThat(rule).doesNotContain("unsafe-eval", "http:", "https:", "*"))
                .filteredOn(rule -> rule.contains("unsafe-inline"))
                .containsExactly("style-src 'self' 'unsafe-inline'");
        assertThat(answer.header("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.header("X-Frame-Options")).hasValue("DENY");
        assertThat(answer.header("Referrer-Policy")).hasValue("same-origin");
        assertThat(answer.header("Permissions-Policy").orElse("")).contains("camera=()", "geolocation=()");
    }

    @Test
    void a_webhook_s_answer_is_no_page_at_all() {
        Answer answer = anyone().with("Accept", "text/html").post("/hooks/guessed", "{}");
        assertThat(policy(answer)).contains("default-src 'none'");
        assertThat(answer.header("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.header("Content-Type").orElse("")).contains("json");
    }

    @Test
    void over_https_a_browser_never_comes_by_http_again() throws Exception {
        assertThat(overTls(true).getHeader("Strict-Transport-Security")).startsWith("max-age=31536000");
        assertThat(overTls(false).getHeader("Strict-Transport-Security")).isNull();
    }

    @Test
    void the_page_needs_no_script_of_its_own_inside() throws IOException {
        var page = new PathMatchingResourcePatternResolver().getResource("classpath:/static/index.html");
        String html = page.getContentAsString(StandardCharsets.UTF_8);
        assertThat(SCRIPT.matcher(html).results()).isNotEmpty().allSatisfy(script -> {
            assertThat(script.group(1)).contains("src=\"/");
            assertThat(script.group(2)).isBlank();
        });
        assertThat(html).doesNotContainPattern("\\son\\w+=").doesNotContain("javascript:");
    }

    private MockHttpServletResponse overTls(boolean secure) throws Exception {
        var request = new MockHttpServletRequest("GET", "/api/session");
        request.setSecure(secure);
        var response = new MockHttpServletResponse();
        door.doFilter(request, response, new MockFilterChain());
        return response;
    }

    private static List<String> policy(Answer answer) {
        return List.of(
                answer.header("Content-Security-Policy").orElse("none at all").split("; "));
    }
}
