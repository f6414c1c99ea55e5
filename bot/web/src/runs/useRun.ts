import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import type { Connection } from '../api/eventStream.ts';
import { isRecord, records, text } from '../api/reading.ts';
import { followRun } from './followRun.ts';
import { runQuery, runWorkflowQuery, traceQuery } from './queries.ts';
import { withSpans } from './spanTree.ts';
import { hasEnded, type Run, type Span } from './words.ts';

/** A run and its trace, which grow by themselves while it goes on. */
export function useRun(id: string) {
  const client = useQueryClient();
  const run = useQuery(runQuery(id));
  const trace = useQuery(traceQuery(id));
  const [connection, setConnection] = useState<Connection>('live');
  const isOpen = run.data !== undefined && !hasEnded(run.data.status);

  useEffect(() => {
    if (!isOpen) return;
    const stop = new AbortController();
    void followRun(
      id,
      {
        receive(spans, status) {
          if (spans.length > 0) client.setQueryData<Span[]>(traceQuery(id).queryKey, (known) => withSpans(known ?? [], spans));
          if (status !== undefined) client.setQueryData<Run>(runQuery(id).queryKey, (known) => ({ ...known, ...status }));
        },
        connection: setConnection,
        async catchUp() {
          const [, now] = await Promise.all([client.fetchQuery({ ...traceQuery(id), staleTime: 0 }), client.fetchQuery({ ...runQuery(id), staleTime: 0 })]);
          return hasEnded(now.status);
        },
      },
      stop.signal,
    );
    return () => stop.abort();
  }, [id, isOpen, client]);

  return { run, trace, isOpen, connection };
}

/** What the steps of a run are, by node: `jira.create_issue`, and the words for them. Empty until it is known. */
export function useSteps(id: string): ReadonlyMap<string, string> {
  const { data } = useQuery(runWorkflowQuery(id));
  return useMemo(() => usesOf(data), [data]);
}

function usesOf(view: unknown): ReadonlyMap<string, string> {
  const workflow = isRecord(view) ? view['workflow'] : undefined;
  const nodes = isRecord(workflow) ? records(workflow['nodes']) : [];
  return new Map(nodes.map((node) => [text(node['id']), text(node['use'])]));
}

/** Steps that wait for people, events or time rather than work. */
export function isWait(use: string | undefined): boolean {
  return use !== undefined && (use.startsWith('human.') || use === 'logic.delay' || use === 'logic.wait_for_event');
}
