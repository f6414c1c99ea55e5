import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { answer, parley, type Schema } from '../api/parley.ts';
import { asProblem } from '../api/problem.ts';
import { paths } from '../shell/paths.ts';
import { runQuery } from './queries.ts';
import type { Run } from './words.ts';

export type ReplayWish = Schema['ExecutionsAgain'];
export type DoubtAnswer = NonNullable<Schema['ExecutionsDoubt']['answer']>;

/** A refusal as a notice that stays until it is read. */
export function tellProblem(error: unknown): void {
  const { title, detail, hint } = asProblem(error);
  notifications.show({ color: 'red', title, message: [detail, hint].filter(Boolean).join(' '), autoClose: false });
}

/** Stepping in. A replay is a new run, and its page opens. */
export function useRunActions(run: Run) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const refresh = (): Promise<void> => client.invalidateQueries({ queryKey: runQuery(run.id).queryKey });
  const path = { id: run.id };
  const cancel = useMutation({
    mutationFn: () => answer(parley.POST('/api/executions/{id}/cancel', { params: { path }, body: {} })),
    onSuccess: refresh,
    onError: tellProblem,
  });
  const replay = useMutation({
    mutationFn: (wish: ReplayWish) => answer(parley.POST('/api/executions/{id}/replay', { params: { path }, body: wish })),
    onSuccess: ({ id }) => navigate(paths.run(id)),
  });
  const resolve = useMutation({
    mutationFn: ({ step, answer: word }: { step: string; answer: DoubtAnswer }) =>
      answer(parley.POST('/api/executions/{id}/steps/{step}/doubt', { params: { path: { ...path, step } }, body: { answer: word } })),
    onSuccess: refresh,
    onError: tellProblem,
  });
  return { cancel, replay, resolve };
}
