-- What became of a question while it was open is read from the journal itself; lists of questions must not read all of their runs.
CREATE INDEX run_event_of_questions ON run_event (org_id, run_id)
WHERE kind IN ('ApprovalVoted', 'ApprovalReminded', 'ApprovalEscalated', 'ApprovalDelegated');
