import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useMatch } from 'react-router';
import { conversationsQuery } from '../api/queries.ts';
import type { Session } from '../api/types.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Mark } from '../ui/Mark.tsx';
import { ProblemNotice } from '../ui/ProblemNotice.tsx';
import { ConversationList } from './ConversationList.tsx';
import { Person } from './Person.tsx';
import { PaletteButton } from './palette/PaletteButton.tsx';
import { PlaceLinks } from './PlaceLinks.tsx';
import { useIsStarting, useStartConversation } from './useStartConversation.ts';
import styles from './Rail.module.css';

export function Rail({ session, onNavigate }: { session: Session; onNavigate: () => void }): ReactNode {
  const start = useStartConversation();
  const isStarting = useIsStarting();
  const conversations = useQuery(conversationsQuery);
  const current = useMatch('/c/:conversation/:message?')?.params.conversation;
  return (
    <div className={styles.rail}>
      <div className={styles.brand}>
        <Mark />
        Parley
      </div>
      <Button className={styles.new} isBusy={isStarting} onClick={() => start.mutate({ replace: false }, { onSuccess: onNavigate })}>
        <Icon name="plus" />
        New automation
      </Button>
      {start.isError && <ProblemNotice error={start.error} />}
      <PaletteButton />
      <PlaceLinks onNavigate={onNavigate} session={session} />
      <nav className={styles.list} aria-label="Conversations">
        {conversations.isError && conversations.data === undefined ? (
          <ProblemNotice error={conversations.error} actions={<Button onClick={() => void conversations.refetch()}>Retry</Button>} />
        ) : (
          <ConversationList items={conversations.data ?? []} current={current} onNavigate={onNavigate} />
        )}
      </nav>
      <Person session={session} />
    </div>
  );
}
