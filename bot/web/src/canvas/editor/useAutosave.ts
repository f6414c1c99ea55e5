import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiProblem } from '../../api/problem.ts';
import { type Draft, draftQuery, saveDraft } from '../api.ts';
import type { Workflow } from '../model/workflow.ts';

const QUIET_MILLIS = 900;
const LOOK_MILLIS = 5_000;
const AGAIN_MILLIS = 4_000;

export type Saving =
  | { state: 'saved' | 'unsaved' | 'saving' }
  /** What was written is no workflow yet, or nobody answers. */
  | { state: 'refused'; problem: unknown }
  /** Somebody else has changed the draft meanwhile. */
  | { state: 'conflict'; theirs: Draft | undefined };

export interface Autosave {
  saving: Saving;
  /** As the service had it last, by whomever; undefined before it was asked. */
  newest: Draft | undefined;
  /** Saves what is not saved yet, at once; true when the draft is on disk afterwards. */
  flush(): Promise<boolean>;
  reload(): Promise<void>;
  keepMine(): void;
}

/** Saves a moment after the last change, and takes over what others save while nothing of ours is unsaved. */
export function useAutosave(id: string, workflow: Workflow, initial: Draft, adopt: (draft: Draft) => void): Autosave {
  const [known, setKnown] = useState({ revision: initial.revision, workflow });
  const [conflict, setConflict] = useState<{ theirs: Draft | undefined }>();
  const [refused, setRefused] = useState<{ workflow: Workflow; problem: unknown }>();
  const isDirty = known.workflow !== workflow;
  const client = useQueryClient();
  const now = useRef({ workflow, known, isDirty });
  now.current = { workflow, known, isDirty };

  const { mutateAsync, isPending } = useMutation({
    mutationFn: ({ saved, onto }: { saved: Workflow; onto: number | undefined }) => saveDraft(id, saved, onto),
    onSuccess: ({ revision }, { saved }) => {
      const known = { revision, workflow: saved };
      now.current = { ...now.current, known, isDirty: now.current.workflow !== saved };
      setKnown(known);
      setRefused(undefined);
    },
    onError: (problem, { saved }) => {
      if (problem instanceof ApiProblem && problem.status === 412) setConflict({ theirs: undefined });
      else setRefused({ workflow: saved, problem });
    },
  });

  const underWay = useRef<Promise<boolean>>(undefined);
  const flush = useCallback(async (): Promise<boolean> => {
    // One after the other: two at once would build on the same revision, and the second would be in conflict with ourselves.
    while (underWay.current !== undefined) await underWay.current;
    const { workflow: saved, known: before, isDirty: hasNews } = now.current;
    if (!hasNews) return true;
    underWay.current = mutateAsync({ saved, onto: before.revision })
      .then(
        () => true,
        () => false,
      )
      .finally(() => {
        underWay.current = undefined;
      });
    return underWay.current;
  }, [mutateAsync]);

  const isWaiting = isDirty && !isPending && conflict === undefined && refused?.workflow !== workflow;
  useEffect(() => {
    if (!isWaiting) return undefined;
    const timer = setTimeout(() => void flush(), QUIET_MILLIS);
    return () => clearTimeout(timer);
  }, [isWaiting, workflow, flush]);
  const isLost = refused !== undefined && refused.workflow === workflow && isPassing(refused.problem);
  useEffect(() => {
    if (!isLost || isPending) return undefined;
    const timer = setTimeout(() => void flush(), AGAIN_MILLIS);
    return () => clearTimeout(timer);
  }, [isLost, isPending, flush]);
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent): void => {
      if (now.current.isDirty) event.preventDefault();
    };
    window.addEventListener('beforeunload', warn);
    return () => {
      window.removeEventListener('beforeunload', warn);
      void flush();
    };
  }, [flush]);

  const { data: newest } = useQuery({ ...draftQuery(id), refetchInterval: LOOK_MILLIS, enabled: !isPending });
  useEffect(() => {
    if (newest === undefined || newest.revision <= now.current.known.revision || isPending) return;
    if (now.current.isDirty) setConflict({ theirs: newest });
    else {
      setKnown({ revision: newest.revision, workflow: newest.workflow });
      adopt(newest);
    }
  }, [newest, isPending, adopt]);

  return {
    saving: savingOf(conflict, refused?.workflow === workflow ? refused : undefined, isPending, isDirty),
    newest,
    flush,
    reload: async () => {
      const theirs = await client.fetchQuery({ ...draftQuery(id), staleTime: 0 });
      setConflict(undefined);
      setKnown({ revision: theirs.revision, workflow: theirs.workflow });
      adopt(theirs);
    },
    keepMine: () => {
      setConflict(undefined);
      void mutateAsync({ saved: workflow, onto: undefined }).catch(() => undefined);
    },
  };
}

/** Nobody answered, or the service has trouble of its own: the same may be taken later. */
function isPassing(problem: unknown): boolean {
  return problem instanceof ApiProblem && (problem.status === 0 || problem.status >= 500);
}

function savingOf(
  conflict: { theirs: Draft | undefined } | undefined,
  refused: { problem: unknown } | undefined,
  isPending: boolean,
  isDirty: boolean,
): Saving {
  if (conflict !== undefined) return { state: 'conflict', theirs: conflict.theirs };
  // Also while it is tried again: the notice would come and go.
  if (refused !== undefined) return { state: 'refused', problem: refused.problem };
  if (isPending) return { state: 'saving' };
  return { state: isDirty ? 'unsaved' : 'saved' };
}
