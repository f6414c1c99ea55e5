package dev.parley.bot.slack;

import dev.parley.bot.identity.Caller;

/** What people typed in Slack, with everybody called as Parley calls them. */
class Spellings {
    private final Workspaces workspaces;
    private final SlackPeople people;
    private final UserGroups groups;

    Spellings(Workspaces workspaces, SlackPeople people, UserGroups groups) {
        this.workspaces = workspaces;
        this.people = people;
        this.groups = groups;
    }

    String plain(Caller caller, String team, String text) {
        String bot = workspaces.of(team).map(Workspace::botUser).orElse("");
        return SlackWords.plain(
                text,
                bot,
                user -> people.mentioned(caller.org(), team, user)
                        .map(SlackPeople::idOf)
                        .orElse(user),
                group -> groups.nameOf(team, group));
    }
}
