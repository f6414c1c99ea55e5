import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, type ReactNode, type RefObject, useId } from 'react';
import { ProblemNotice } from '../ui/ProblemNotice.tsx';
import type { GrantDrawer } from './grant.ts';
import { PanelHead } from './PanelHead.tsx';
import { conversationQuery } from './queries.ts';
import { SignedOut } from './SignedOut.tsx';
import { Talk } from './Talk.tsx';
import { useSignIn } from './useSignIn.ts';
import { useVisibleArea } from './useVisibleArea.ts';
import { useVisit } from './useVisit.ts';
import styles from './Panel.module.css';

interface Props {
  panel: RefObject<HTMLDivElement | null>;
  base: string;
  title: string;
  drawer: GrantDrawer;
  isOpen: boolean;
  takesFocus: boolean;
  close: () => void;
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
}

/** What opens beside the page: the door to Parley, and behind it the conversation. Closed it only hides, and listens on. */
export function Panel({ panel, base, title, drawer, isOpen, takesFocus, close, onKeyDown }: Props): ReactNode {
  const id = useId();
  const { grant, enter, leave, begin, isBeginning, problem } = useVisit(drawer);
  const { state, ask } = useSignIn(base, enter);
  const { data: conversation } = useQuery({ ...conversationQuery, enabled: false });
  useVisibleArea(panel, isOpen);
  return (
    <div ref={panel} className={styles.panel} role="dialog" aria-labelledby={id} tabIndex={-1} hidden={!isOpen} onKeyDown={onKeyDown}>
      <PanelHead
        id={id}
        title={title}
        person={grant === null ? undefined : { name: grant.name, begin, isBeginning, leave }}
        inParley={conversation === undefined ? `${base}/` : `${base}/#/c/${encodeURIComponent(conversation)}`}
        close={close}
      />
      {problem !== null && (
        <div className={styles.problem}>
          <ProblemNotice error={problem} />
        </div>
      )}
      {grant === null ? <SignedOut state={state} ask={ask} /> : <Talk takesFocus={takesFocus} />}
    </div>
  );
}
