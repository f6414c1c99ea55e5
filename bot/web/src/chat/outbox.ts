import { queryOptions, useMutation, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { send } from '../api/client.ts';
import { ApiProblem, asProblem } from '../api/problem.ts';
import { conversationsQuery, endSessionOn401 } from '../api/queries.ts';
import { userSeqs, type Timeline } from './timeline.ts';

/** A message shown before the server has confirmed it. */
export interface Outgoing {
  key: string;
  text: string;
  /** What the conversation knew when it was sent. */
  sinceSeq: number;
  problem?: ApiProblem;
}

export interface Outbox {
  sending: Outgoing[];
  failed: Outgoing[];
  say(text: string): void;
  retry(outgoing: Outgoing): void;
  withdraw(outgoing: Outgoing): void;
}

/** Kept in the query cache, so that a failed message outlives a switch to another conversation. */
const outboxQuery = (conversation: string) =>
  queryOptions<Outgoing[]>({
    queryKey: ['outbox', conversation],
    queryFn: () => [],
    enabled: false,
    initialData: [],
    gcTime: Infinity,
    staleTime: Infinity,
  });

export function useOutbox(conversation: string, timeline: Timeline): Outbox {
  const client = useQueryClient();
  const { data: outgoing } = useQuery(outboxQuery(conversation));
  const post = useMutation({
    mutationFn: ({ text }: Outgoing) => send(conversation, { text }),
    // The first words are the title.
    onSuccess: () => client.invalidateQueries({ queryKey: conversationsQuery.queryKey }),
    onError: (error, { key }) => {
      endSessionOn401(client, error);
      change(client, conversation, (all) =>
        all.map((each) => (each.key === key ? { ...each, problem: asProblem(error) } : each)),
      );
    },
  });

  const dispatch = (next: Outgoing): void => {
    change(client, conversation, (all) => [...all.filter((each) => each.key !== next.key), next]);
    post.mutate(next);
  };

  return {
    sending: unconfirmed(outgoing, timeline),
    failed: outgoing.filter((each) => each.problem !== undefined),
    say: (text) => {
      // What has been confirmed by now need not be kept any longer.
      change(client, conversation, (all) => [...unconfirmed(all, timeline), ...all.filter((each) => each.problem)]);
      dispatch({ key: `${Date.now()}-${Math.random()}`, text, sinceSeq: timeline.lastSeq });
    },
    retry: ({ key, text }) => dispatch({ key, text, sinceSeq: timeline.lastSeq }),
    withdraw: ({ key }) => change(client, conversation, (all) => all.filter((each) => each.key !== key)),
  };
}

/**
 * What is on its way and not yet among the conversation's messages. The server may word a message differently (a chip's
 * label for its value), so it is counted rather than compared: one arrived message confirms one that was sent.
 */
export function unconfirmed(outgoing: Outgoing[], timeline: Timeline): Outgoing[] {
  const arrived = userSeqs(timeline);
  return outgoing.filter(({ problem, sinceSeq }) => {
    if (problem !== undefined) return false;
    const confirmation = arrived.findIndex((seq) => seq > sinceSeq);
    if (confirmation >= 0) arrived.splice(confirmation, 1);
    return confirmation < 0;
  });
}

function change(client: QueryClient, conversation: string, edit: (all: Outgoing[]) => Outgoing[]): void {
  client.setQueryData(outboxQuery(conversation).queryKey, (all) => edit(all ?? []));
}
