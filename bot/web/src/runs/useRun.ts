import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import type { Connection } from '../api/eventStream.ts';
import { isRecord, type Json, records, text } from '../api/reading.ts';
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

/** A step as the workflow had it when the run began. */
interface WrittenStep {
  /** The operation, such as `jira.create_issue`. */
  use: string;
  with: Json;
}

/** The steps of a run's workflow by their ids. Empty until they are known. */
export function useSteps(id: string): { steps: ReadonlyMap<string, WrittenStep>; error: Error | null } {
  const { data, error } = useQuery(runWorkflowQuery(id));
  return { steps: useMemo(() => stepsOf(data), [data]), error };
}

function stepsOf(view: unknown): ReadonlyMap<string, WrittenStep> {
  const workflow = isRecord(view) ? view['workflow'] : undefined;
  const nodes = isRecord(workflow) ? records(workflow['nodes']) : [];
  return new Map(nodes.map((node) => [text(node['id']), { use: text(node['use']), with: isRecord(node['with']) ? node['with'] : {} }]));
}

/** Steps that wait for people, events or time rather than work. */
export function isWait(use: string | undefined): boolean {
  return use !== undefined && (use.startsWith('human.') || use === 'logic.delay' || use === 'logic.wait_for_event');
}
