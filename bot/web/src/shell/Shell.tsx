import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { conversationsQuery } from '../api/queries.ts';
import type { Session } from '../api/types.ts';
import { ChatPage } from '../chat/ChatPage.tsx';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Drawer } from './Drawer.tsx';
import { FirstVisit } from './FirstVisit.tsx';
import { Rail } from './Rail.tsx';
import { rememberConversation, useRoute } from './useRoute.ts';
import styles from './Shell.module.css';

/** The frame: conversations on the left (a drawer on narrow screens), the open one beside them. */
export function Shell({ session }: { session: Session }): ReactNode {
  const conversation = useRoute();
  const conversations = useQuery(conversationsQuery);
  const [isDrawerOpen, setDrawerOpen] = useState(false);
  const title = conversations.data?.find(({ id }) => id === conversation)?.title || 'New automation';

  useEffect(() => {
    setDrawerOpen(false);
    if (conversation !== undefined) rememberConversation(conversation);
  }, [conversation]);
  useEffect(() => {
    document.title = conversation === undefined ? 'Parley' : `${title} · Parley`;
  }, [conversation, title]);

  const rail = <Rail session={session} conversations={conversations} current={conversation} onNavigate={() => setDrawerOpen(false)} />;
  return (
    <div className={styles.shell}>
      <div className={styles.rail}>{rail}</div>
      {isDrawerOpen && <Drawer onClose={() => setDrawerOpen(false)}>{rail}</Drawer>}
      <main className={styles.main}>
        <header className={styles.bar}>
          <Button look="quiet" className={styles.menu} aria-label="Conversations" onClick={() => setDrawerOpen(true)}>
            <Icon name="menu" />
          </Button>
          <h1 className={styles.title}>{title}</h1>
        </header>
        {conversation === undefined ? (
          <FirstVisit conversations={conversations} />
        ) : (
          <ChatPage key={conversation} conversation={conversation} />
        )}
      </main>
    </div>
  );
}
