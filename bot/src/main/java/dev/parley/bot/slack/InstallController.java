package dev.parley.bot.slack;

import dev.parley.bot.address.PublicAddress;
import dev.parley.bot.api.RoundTripCookie;
import dev.parley.bot.identity.Caller;
import dev.parley.bot.problem.ProblemException;
import dev.parley.bot.slack.Installations.Arrived;
import dev.parley.connectors.vault.Secret;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/** An owner installs the app into a Slack workspace: there, and back again. */
@RestController
@WithSlack
class InstallController {
    private static final String COOKIE = "parley_slack_install";
    private static final String CALLBACK = "/slack/oauth_redirect";
    private static final RoundTripCookie TRIP = new RoundTripCookie(COOKIE, CALLBACK);

    private final SlackProperties wishes;
    private final Installations installations;
    private final PublicAddress address;

    InstallController(SlackProperties wishes, Installations installations, PublicAddress address) {
        this.wishes = wishes;
        this.installations = installations;
        this.address = address;
    }

    @GetMapping("/slack/install")
    ResponseEntity<Void> install(Caller caller, HttpServletRequest request) {
        if (!caller.isOwner()) {
            throw new ProblemException(
                    HttpStatus.FORBIDDEN,
                    "Not allowed",
                    "Only an owner may install Parley in Slack.",
                    "Ask an owner of the organization.");
        }
        if (!wishes.canBeInstalled()) {
            throw ProblemException.conflict(
                    "This installation does not know the Slack app that it is.",
                    "Set PARLEY_SLACK_CLIENT_ID and PARLEY_SLACK_CLIENT_SECRET (docs/slack.md), and restart Parley.");
        }
        Installations.Departure departure = installations.depart(caller, URI.create(address.base() + CALLBACK));
        return ResponseEntity.status(HttpStatus.FOUND)
                .location(departure.location())
                .header(HttpHeaders.SET_COOKIE, TRIP.set(departure.browser(), InstallAttempts.PATIENCE, request))
                .build();
    }

    /** Nobody has to be signed in here: the browser comes from Slack and brings the state and the cookie it left with. */
    @GetMapping(CALLBACK)
    ResponseEntity<String> callback(
            @RequestParam(defaultValue = "") String state,
            @RequestParam(required = false) @Nullable String code,
            @CookieValue(name = COOKIE, defaultValue = "") String browser,
            HttpServletRequest request) {
        if (code == null) {
            throw ProblemException.badRequest(
                    "The installation was not allowed in Slack.", "Open /slack/install again if that was not meant.");
        }
        return switch (installations.arrive(state, browser, new Secret(code))) {
            case Arrived.Failed(String why, String hint) -> throw ProblemException.badRequest(why, hint);
            case Arrived.Installed(Workspace workspace, String app) ->
                ResponseEntity.ok()
                        .contentType(MediaType.TEXT_HTML)
                        .header(HttpHeaders.SET_COOKIE, TRIP.gone(request))
                        .body(page(workspace, app));
        };
    }

    private static String page(Workspace workspace, String app) {
        return """
                <!doctype html>
                <html lang="en"><meta charset="utf-8"><title>Parley is in Slack</title>
                <h1>Parley is in %s</h1>
                <p>Tell it what should happen: in a direct message, or with @Parley in a channel it was invited to.</p>
                <p><a href="https://slack.com/app_redirect?app=%s&amp;team=%s">Open it in Slack</a></p>
                </html>
                """.formatted(
                        HtmlUtils.htmlEscape(workspace.name()),
                        HtmlUtils.htmlEscape(app),
                        HtmlUtils.htmlEscape(workspace.team()));
    }
}
