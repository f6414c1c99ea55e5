import { Modal, Skeleton } from '@mantine/core';
import type { ReactNode } from 'react';
import { ProblemNotice } from '../ui/ProblemNotice.tsx';
import type { Basis } from './replayBasis.ts';
import { ReplayForm, type ReplayFormProps } from './ReplayForm.tsx';

interface Props extends Omit<ReplayFormProps, 'basis'> {
  title: string;
  /** Undefined until it is known. */
  basis: Basis | undefined;
  /** Why it is not known, and will not be. */
  problem?: unknown;
}

/** The one way to a replay, of a whole run or from a step on, wherever one looks at a run. */
export function ReplayDialog({ title, basis, problem, ...form }: Props): ReactNode {
  return (
    <Modal opened onClose={form.onClose} title={title} size="lg" closeButtonProps={{ 'aria-label': 'Close' }}>
      {problem !== undefined && problem !== null ? (
        <ProblemNotice error={problem} />
      ) : basis === undefined ? (
        <Skeleton height={260} />
      ) : (
        <ReplayForm basis={basis} {...form} />
      )}
    </Modal>
  );
}
