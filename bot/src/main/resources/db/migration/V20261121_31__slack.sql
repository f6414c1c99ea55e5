-- Which organization a Slack workspace belongs to. The one table here that is asked by something else than the organization: by the
-- workspace of whatever arrives.
CREATE TABLE slack_workspace (
    team     text PRIMARY KEY,
    org_id   uuid NOT NULL REFERENCES org (id) ON DELETE CASCADE,
    bot_user text NOT NULL,
    url      text NOT NULL
);

CREATE TABLE slack_person (
    org_id     uuid NOT NULL,
    team       text NOT NULL,
    slack_user text NOT NULL,
    person     text NOT NULL,
    PRIMARY KEY (org_id, team, slack_user),
    FOREIGN KEY (org_id, person) REFERENCES person (org_id, id) ON DELETE CASCADE
);

CREATE INDEX slack_person_person ON slack_person (org_id, person);

-- What arrived, once; kept for a day after it was dealt with, so that a repeated delivery is known for what it is.
CREATE TABLE slack_inbox (
    org_id      uuid        NOT NULL,
    id          text        NOT NULL,
    arrival     jsonb,
    state       text        NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'begun', 'done')),
    received_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (org_id, id)
);

CREATE INDEX slack_inbox_open ON slack_inbox (received_at) WHERE state <> 'done';

CREATE INDEX slack_inbox_age ON slack_inbox (received_at);

-- What Slack is to show, and how far it does. position is the order of a channel; wanted counts the changes of a message, shown the
-- change that Slack has. A message in state 'sending' may or may not have reached Slack. files are its pictures and attachments that Slack
-- has, by name; an empty id is one that it did not take.
CREATE TABLE slack_message (
    org_id       uuid        NOT NULL,
    id           uuid        NOT NULL,
    position     bigint      GENERATED ALWAYS AS IDENTITY,
    team         text        NOT NULL,
    channel      text        NOT NULL,
    conversation text        NOT NULL,
    thread       text,
    root         uuid,
    reader       text,
    body         jsonb       NOT NULL,
    log          jsonb       NOT NULL DEFAULT '[]',
    files        jsonb       NOT NULL DEFAULT '{}',
    wanted       integer     NOT NULL DEFAULT 1,
    shown        integer     NOT NULL DEFAULT 0,
    state        text        NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'sending', 'posted', 'given_up')),
    ts           text,
    changed_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
    due_at       timestamptz NOT NULL DEFAULT clock_timestamp(),
    sent_at      timestamptz,
    tries        integer     NOT NULL DEFAULT 0,
    problem      text,
    PRIMARY KEY (org_id, id)
);

CREATE INDEX slack_message_open ON slack_message (team, channel, position)
    WHERE state IN ('waiting', 'sending') OR state = 'posted' AND shown < wanted;

CREATE INDEX slack_message_conversation ON slack_message (org_id, conversation);

CREATE INDEX slack_message_ts ON slack_message (org_id, team, channel, ts);
