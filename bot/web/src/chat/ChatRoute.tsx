import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { useParams } from 'react-router';
import { conversationsQuery } from '../api/queries.ts';
import { rememberConversation } from '../shell/paths.ts';
import { ChatPage } from './ChatPage.tsx';
import styles from './ChatRoute.module.css';

/** A conversation as a page of its own, under its title. */
export function ChatRoute(): ReactNode {
  const { conversation = '', message } = useParams();
  const conversations = useQuery(conversationsQuery);
  const title = conversations.data?.find(({ id }) => id === conversation)?.title || 'New automation';

  useEffect(() => rememberConversation(conversation), [conversation]);
  useEffect(() => {
    document.title = `${title} · Parley`;
  }, [title]);

  return (
    <div className={styles.page}>
      <header className={styles.bar}>
        <h1 className={styles.title}>{title}</h1>
      </header>
      <ChatPage key={conversation} conversation={conversation} named={message} />
    </div>
  );
}
