import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Json } from '../api/reading.ts';
import { operationsQuery } from './queries.ts';
import { replayBasis } from './replayBasis.ts';
import { ReplayDialog } from './ReplayDialog.tsx';
import { useSteps } from './useRun.ts';
import type { Run, Span } from './words.ts';

interface Props {
  run: Run;
  /** How the step fared in the run. */
  span: Span;
  /** The step as the draft has it, where a test goes on with that; without, it is done again as it was. */
  draft?: { use: string; with: Json } | undefined;
  /** @param stepInput what the step works on; undefined leaves it to the workflow */
  replay: (stepInput: { json: unknown } | undefined) => Promise<unknown>;
  onClose: () => void;
}

/** A run once more from a step on, with what the step worked on before or something else. */
export function ReplayStep({ run, span, draft, replay, onClose }: Props): ReactNode {
  const { steps, error } = useSteps(run.id);
  const operations = useQuery(operationsQuery);
  const step = draft ?? steps.get(span.node);
  const schema = operations.data?.find(({ id }) => id === step?.use)?.input;
  const how = draft === undefined ? `done again${run.mode === 'test' ? '' : ' in earnest'}, in the version that ran` : 'tested again, as the draft is now';
  return (
    <ReplayDialog
      title={`Replay from “${span.node}”`}
      about={`What came before is taken over as it was. This step and all after it are ${how}.`}
      label={`Input of ${span.node}`}
      basis={step === undefined || operations.isPending ? undefined : replayBasis(step.use, span, schema)}
      problem={draft === undefined ? error : undefined}
      written={step === undefined || Object.keys(step.with).length === 0 ? undefined : step.with}
      untouched="it is computed anew"
      replay={replay}
      onClose={onClose}
    />
  );
}
