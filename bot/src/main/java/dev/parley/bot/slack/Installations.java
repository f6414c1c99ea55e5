package dev.parley.bot.slack;

import com.slack.api.Slack;
import com.slack.api.methods.response.oauth.OAuthV2AccessResponse;
import dev.parley.bot.identity.Caller;
import dev.parley.bot.identity.People;
import dev.parley.bot.slack.InstallAttempts.Attempt;
import dev.parley.connectors.vault.Secret;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Lets an owner install the app into a workspace of theirs (docs.slack.dev, "Installing with OAuth"). The workspace belongs to the owner's
 * organization from then on.
 */
class Installations {
    private final SlackProperties wishes;
    private final Slack slack;
    private final InstallAttempts attempts;
    private final Workspaces workspaces;
    private final SlackPeople slackPeople;
    private final People people;

    Installations(
            SlackProperties wishes,
            Slack slack,
            InstallAttempts attempts,
            Workspaces workspaces,
            SlackPeople slackPeople,
            People people) {
        this.wishes = wishes;
        this.slack = slack;
        this.attempts = attempts;
        this.workspaces = workspaces;
        this.slackPeople = slackPeople;
        this.people = people;
    }

    /** Where the browser goes, and what it has to bring back in a cookie. */
    record Departure(URI location, String browser) {}

    /** How it ended. */
    sealed interface Arrived {
        /** @param app its id at Slack */
        record Installed(Workspace workspace, String app) implements Arrived {}

        /** @param hint what to do about it */
        record Failed(String why, String hint) implements Arrived {}
    }

    /** @param redirect where Slack sends the browser afterwards */
    Departure depart(Caller owner, URI redirect) {
        InstallAttempts.Begun begun = attempts.begin(owner.org(), SlackPeople.idOf(owner), redirect);
        String query = "client_id=" + encoded(wishes.clientId().strip())
                + "&scope=" + encoded(String.join(",", Scopes.OF_BOT))
                + "&redirect_uri=" + encoded(redirect.toString())
                + "&state=" + encoded(begun.state());
        return new Departure(URI.create(wishes.authorizeUrl() + "?" + query), begun.browser());
    }

    Arrived arrive(String state, String browser, Secret code) {
        Optional<Attempt> attempt = attempts.take(state, browser);
        if (attempt.isEmpty()) {
            return new Arrived.Failed(
                    "Nobody set out from this browser to install Parley in Slack, or more than 15 minutes ago.",
                    "Open /slack/install again, and come back in the same browser.");
        }
        boolean isStillOwner = people.find(attempt.get().org(), attempt.get().person())
                .filter(Caller::isOwner)
                .isPresent();
        return isStillOwner
                ? exchange(attempt.get(), code)
                : new Arrived.Failed("You are no longer an owner of the organization.", "Ask an owner to install it.");
    }

    private Arrived exchange(Attempt attempt, Secret code) {
        Outcome<OAuthV2AccessResponse> outcome = Calls.ask(
                () -> slack.methods()
                        .oauthV2Access(
                                request -> request.clientId(wishes.clientId().strip())
                                        .clientSecret(wishes.clientSecret().strip())
                                        .code(code.reveal())
                                        .redirectUri(attempt.redirect().toString())),
                answer -> answer);
        return switch (outcome) {
            case Outcome.Answered<OAuthV2AccessResponse>(OAuthV2AccessResponse granted) -> install(attempt, granted);
            case Outcome.Refused<OAuthV2AccessResponse> refused ->
                new Arrived.Failed(
                        "Slack did not grant the installation (" + refused.error() + ").",
                        "Install again; if that fails, check PARLEY_SLACK_CLIENT_ID and PARLEY_SLACK_CLIENT_SECRET.");
            case Outcome.Limited<OAuthV2AccessResponse> _, Outcome.Unsure<OAuthV2AccessResponse> _ ->
                new Arrived.Failed("Slack did not answer.", "Install again in a minute.");
        };
    }

    private Arrived install(Attempt attempt, OAuthV2AccessResponse granted) {
        if (granted.getTeam() == null || granted.getAccessToken() == null) {
            return new Arrived.Failed(
                    "The app was installed for a whole Enterprise Grid organization. Parley serves workspaces one by one, so that "
                            + "nothing was kept of this.",
                    "Remove it there (Organization settings → Integrations → Installed apps → Parley → Remove). Then open "
                            + "/slack/install again, choose one workspace at the top right, not the organization, and Allow; "
                            + "once for each workspace that is to have Parley.");
        }
        if (granted.getRefreshToken() != null) {
            return new Arrived.Failed(
                    "This Slack app rotates its tokens: the one it granted ends within hours, so that nothing was kept of it.",
                    "Slack does not let an app go back on that. Make the app anew from Parley's manifest, with "
                            + "token_rotation_enabled: false, and install that.");
        }
        Secret token = new Secret(granted.getAccessToken());
        Outcome<SlackApi.Me> who = new SlackApi(slack.methods(token.reveal())).whoAmI();
        if (!(who instanceof Outcome.Answered<SlackApi.Me>(SlackApi.Me me))) {
            return new Arrived.Failed("Slack granted a token and does not take it.", "Install again in a minute.");
        }
        if (!workspaces.install(attempt.org(), me, attempt.person(), token)) {
            return new Arrived.Failed(
                    "The workspace " + me.name() + " belongs to another organization here.",
                    "Remove Parley from the workspace first (Slack → Manage apps), then install it again.");
        }
        if (granted.getAuthedUser() != null && granted.getAuthedUser().getId() != null) {
            slackPeople.introduce(
                    attempt.org(), me.team(), granted.getAuthedUser().getId(), attempt.person());
        }
        return new Arrived.Installed(workspaces.of(me.team()).orElseThrow(), String.valueOf(granted.getAppId()));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
