import type { ReactNode } from 'react';
import { Button } from '../ui/Button.tsx';
import { ProblemNotice } from '../ui/ProblemNotice.tsx';
import type { Outbox, Outgoing } from './outbox.ts';
import { writeDraft } from './useDraft.ts';
import styles from './FailedMessages.module.css';

interface Props {
  outbox: Outbox;
  conversation: string;
  onEdit: () => void;
}

/** Messages that did not get through, each with its reason and a way on. */
export function FailedMessages({ outbox, conversation, onEdit }: Props): ReactNode {
  const edit = (outgoing: Outgoing): void => {
    outbox.withdraw(outgoing);
    writeDraft(conversation, outgoing.text);
    onEdit();
  };
  return outbox.failed.map((outgoing) => (
    <div key={outgoing.key} className={styles.failed}>
      <ProblemNotice
        error={outgoing.problem}
        actions={
          <>
            <Button onClick={() => outbox.retry(outgoing)}>Retry</Button>
            <Button look="quiet" onClick={() => edit(outgoing)}>
              Edit
            </Button>
          </>
        }
      >
        <p className={styles.text}>
          Not sent: <q>{outgoing.text}</q>
        </p>
      </ProblemNotice>
    </div>
  ));
}
