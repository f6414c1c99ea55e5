import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { fetchMessagesAfter } from '../api/client.ts';
import { conversationsQuery, endSessionOn401 } from '../api/queries.ts';
import { type Connection, subscribe } from '../api/subscription.ts';
import type { Message } from '../api/types.ts';
import { emptyTimeline, receive, type Timeline } from './timeline.ts';

export interface Conversing {
  /** Undefined while it has not been loaded. */
  timeline: Timeline | undefined;
  connection: Connection;
  error: Error | null;
  reload(): void;
}

export const timelineQuery = (conversation: string) =>
  queryOptions<Timeline>({
    queryKey: ['timeline', conversation],
    queryFn: async ({ signal }) => receive(emptyTimeline, await fetchMessagesAfter(conversation, 0, signal)),
    // After the first load the subscription keeps it fresh.
    staleTime: Infinity,
  });

/** The messages of a conversation, live. */
export function useConversation(conversation: string): Conversing {
  const client = useQueryClient();
  const query = useQuery(timelineQuery(conversation));
  const [connection, setConnection] = useState<Connection>('live');
  const isLoaded = query.isSuccess;

  useEffect(() => {
    if (!isLoaded) return undefined;
    const stop = new AbortController();
    const { queryKey } = timelineQuery(conversation);
    const refreshTitles = throttled(() => void client.invalidateQueries({ queryKey: conversationsQuery.queryKey }), 800);
    const known = (): Timeline => client.getQueryData(queryKey) ?? emptyTimeline;
    void subscribe(
      conversation,
      {
        lastSeq: () => known().lastSeq,
        receive: (messages: Message[]) => {
          client.setQueryData(queryKey, receive(known(), messages));
          refreshTitles.run();
        },
        connection: setConnection,
        refused: (problem) => {
          endSessionOn401(client, problem);
          setConnection('offline');
        },
      },
      stop.signal,
    );
    return () => {
      stop.abort();
      refreshTitles.cancel();
      setConnection('live');
    };
  }, [client, conversation, isLoaded]);

  return {
    timeline: query.data,
    connection,
    error: query.error,
    reload: () => void query.refetch(),
  };
}

/** At most once in that time, and never later than that after it was wanted. */
function throttled(action: () => void, millis: number): { run(): void; cancel(): void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    run: () => {
      timer ??= setTimeout(() => {
        timer = undefined;
        action();
      }, millis);
    },
    cancel: () => clearTimeout(timer),
  };
}
