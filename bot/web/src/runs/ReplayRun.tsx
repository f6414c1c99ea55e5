import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { runStartQuery } from './queries.ts';
import type { Basis } from './replayBasis.ts';
import { ReplayDialog } from './ReplayDialog.tsx';
import { useRunActions } from './useRunActions.ts';
import type { Run } from './words.ts';

const NONE: Basis = { is: 'unknown', why: 'It was started without any input.' };

/** A whole run once more, with what started it or something else. */
export function ReplayRun({ run, onClose }: { run: Run; onClose: () => void }): ReactNode {
  const start = useQuery(runStartQuery(run.id));
  const { replay } = useRunActions(run);
  return (
    <ReplayDialog
      title="Replay with other input"
      about={`The whole workflow runs again${run.mode === 'test' ? ' as a test' : ' in earnest'}, in the version that ran.`}
      label="Input of the run"
      basis={start.data === undefined ? undefined : start.data.json === undefined ? NONE : { is: 'known', json: start.data.json }}
      problem={start.error}
      untouched="the run begins as it did"
      replay={(input) => replay.mutateAsync(input === undefined ? {} : { input: input.json })}
      onClose={onClose}
    />
  );
}
