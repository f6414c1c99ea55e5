import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useMay } from '../console/useMay.ts';
import { Notice } from '../ui/Notice.tsx';
import { type DoubtAnswer, useRunActions } from './useRunActions.ts';
import type { Run } from './words.ts';

const ANSWERS: readonly { answer: DoubtAnswer; label: string }[] = [
  { answer: 'RETRY', label: 'It did not: do it' },
  { answer: 'DONE', label: 'It did: go on' },
  { answer: 'STOP', label: 'Stop the run here' },
];

/** Parley stopped while the step was at work, and only a person can find out whether it happened. */
export function DoubtForm({ run, step }: { run: Run; step: string }): ReactNode {
  const { resolve } = useRunActions(run);
  const mayAnswer = useMay('change');
  return (
    <Notice
      tone="warning"
      actions={(mayAnswer ? ANSWERS : []).map(({ answer, label }) => (
        <Button
          key={answer}
          size="xs"
          variant="default"
          loading={resolve.isPending && resolve.variables.answer === answer}
          disabled={resolve.isPending}
          onClick={() => resolve.mutate({ step, answer })}
        >
          {label}
        </Button>
      ))}
    >
      <p>
        <b>This step may have happened.</b> Parley stopped while it was at work. Look in the other system whether it did.
      </p>
    </Notice>
  );
}
