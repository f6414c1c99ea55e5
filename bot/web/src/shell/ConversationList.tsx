import type { ReactNode } from 'react';
import type { Conversation } from '../api/types.ts';
import { groupByDay } from './groupByDay.ts';
import { hrefOf, paths } from './paths.ts';
import styles from './ConversationList.module.css';

interface Props {
  items: Conversation[];
  current: string | undefined;
  onNavigate: () => void;
}

export function ConversationList({ items, current, onNavigate }: Props): ReactNode {
  return groupByDay(items, new Date()).map(({ title, conversations }) => (
    <section key={title} className={styles.group}>
      <h2 className={styles.heading}>{title}</h2>
      <ul className={styles.list}>
        {conversations.map(({ id, title: name }) => (
          <li key={id}>
            <a className={styles.item} href={hrefOf(paths.conversation(id))} aria-current={id === current ? 'page' : undefined} onClick={onNavigate}>
              {name || 'New automation'}
            </a>
          </li>
        ))}
      </ul>
    </section>
  ));
}
