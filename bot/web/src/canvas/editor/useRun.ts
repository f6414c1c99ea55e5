import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { execute, fetchExecution, lastRunQuery, replay, runEvents } from '../api.ts';
import { type Execution, isOver, received, type Span, type StepRun, stepRuns } from '../model/trace.ts';

export interface Run {
  /** The run that is shown on the canvas; undefined when none is. */
  execution: Execution | undefined;
  /** How the steps fared in it. */
  steps: ReadonlyMap<string, StepRun>;
  /** What the steps gave last, shown or not: the values that completion tells. */
  known: ReadonlyMap<string, StepRun>;
  /** The run that these values are of. */
  source: Execution | undefined;
  start(mode: 'live' | 'test', input: unknown): Promise<void>;
  /** Once more from a step on, with what it worked on or something else. */
  replay(from: string, stepInput: { json: unknown } | undefined): Promise<void>;
  hide(): void;
}

interface Shown {
  id: string;
  execution?: Execution | undefined;
  spans: Span[];
}

const NONE: ReadonlyMap<string, StepRun> = new Map();
const POLL_MILLIS = 1_500;

/** Starts runs and follows them, step by step. */
export function useRun(workflow: string): Run {
  const client = useQueryClient();
  const [shown, setShown] = useState<Shown>();
  const { data: last } = useQuery(lastRunQuery(workflow));
  const id = shown?.id;

  useEffect(() => {
    if (id === undefined) return undefined;
    const stop = new AbortController();
    const show = (change: (before: Shown) => Shown): void =>
      setShown((before) => (before?.id === id ? change(before) : before));
    void follow(id, show, stop.signal).then((ended) => {
      if (ended !== undefined) client.setQueryData(lastRunQuery(workflow).queryKey, ended);
    });
    return () => stop.abort();
  }, [id, client, workflow]);

  const spans = shown?.spans;
  const steps = useMemo(() => (spans === undefined ? NONE : stepRuns(spans)), [spans]);
  const before = useMemo(() => (last ? stepRuns(last.spans) : NONE), [last]);
  const source = steps.size > 0 ? shown?.execution : (last?.execution ?? undefined);
  const again = useCallback(
    async (from: string, stepInput: { json: unknown } | undefined): Promise<void> => {
      if (source !== undefined) setShown({ id: await replay(source, from, stepInput), spans: [] });
    },
    [source],
  );
  return {
    execution: shown?.execution,
    steps,
    known: steps.size > 0 ? steps : before,
    source,
    start: async (mode, input) => setShown({ id: await execute(workflow, mode, input), spans: [] }),
    replay: again,
    hide: () => setShown(undefined),
  };
}

/** By event stream while it holds, then by asking, until the run is over. */
async function follow(
  id: string,
  show: (change: (before: Shown) => Shown) => void,
  signal: AbortSignal,
): Promise<{ execution: Execution; spans: Span[] } | undefined> {
  while (!signal.aborted) {
    try {
      for await (const event of runEvents(id, signal)) {
        show((before) =>
          'span' in event
            ? { ...before, spans: received(before.spans, event.span) }
            : { ...before, execution: event.execution },
        );
      }
      const now = await fetchExecution(id, signal);
      show((before) => ({ ...before, ...now }));
      if (isOver(now.execution.status)) return now;
    } catch {
      if (signal.aborted) return undefined;
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MILLIS));
  }
  return undefined;
}
