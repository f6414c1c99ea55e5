import { Button, Group, Textarea } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { ProblemNotice } from '../ui/ProblemNotice.tsx';
import { useDecision } from './useDecision.ts';
import type { Approval } from './whose.ts';

/** Yes or no, and why. */
export function ApprovalButtons({ approval, onDecided }: { approval: Approval; onDecided: () => void }): ReactNode {
  const [comment, setComment] = useState('');
  const decide = useDecision(approval, onDecided);
  const send = (decision: 'approve' | 'reject'): void => decide.mutate({ decision, ...(comment.trim() === '' ? {} : { comment: comment.trim() }) });
  const sent = decide.isPending ? decide.variables.decision : undefined;
  return (
    <>
      <Textarea label="Comment" placeholder="Optional; everyone who follows the run sees it" value={comment} onChange={(event) => setComment(event.currentTarget.value)} autosize minRows={2} maxRows={8} maxLength={2_000} />
      {decide.isError && <ProblemNotice error={decide.error} />}
      <Group>
        <Button onClick={() => send('approve')} loading={sent === 'approve'} disabled={decide.isPending}>
          Approve
        </Button>
        <Button variant="light" color="red" onClick={() => send('reject')} loading={sent === 'reject'} disabled={decide.isPending}>
          Reject
        </Button>
      </Group>
    </>
  );
}
