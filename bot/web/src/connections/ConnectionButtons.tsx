import type { ReactNode } from 'react';
import { Button } from '../ui/Button.tsx';
import type { Connection } from './api.ts';
import type { Doing } from './ConnectionDetail.tsx';
import styles from './ConnectionDrawer.module.css';
import type { Actions } from './useConnectionActions.ts';

interface Props {
  connection: Connection;
  actions: Actions;
  /** Whether it holds something that could be replaced. */
  hasKey: boolean;
  doing: Doing;
  onDo: (doing: Doing) => void;
}

/** What can be done about a connection; what helps most stands out. */
export function ConnectionButtons({ connection: { status, auth }, actions: { test, allow, consent }, hasKey, doing, onDo }: Props): ReactNode {
  const isAllowedThere = auth === 'oauth2';
  return (
    <div className={styles.buttons}>
      {isAllowedThere && (
        <Button look={status === 'READY' ? 'plain' : 'primary'} isBusy={consent === 'waiting'} onClick={allow}>
          {status === 'PENDING' ? 'Allow access' : 'Reconnect'}
        </Button>
      )}
      {status !== 'PENDING' && (
        <Button isBusy={test.isPending} onClick={() => test.mutate()}>
          Test
        </Button>
      )}
      {hasKey && doing !== 'replacing' && (
        <Button look={status === 'NEEDS_RECONNECT' && !isAllowedThere ? 'primary' : 'plain'} onClick={() => onDo('replacing')}>
          Replace key
        </Button>
      )}
      {doing !== 'renaming' && <Button onClick={() => onDo('renaming')}>Rename</Button>}
      <Button look="danger" onClick={() => onDo('leaving')}>
        Disconnect
      </Button>
    </div>
  );
}
