import type { ReactNode } from 'react';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Mark } from '../ui/Mark.tsx';
import styles from './Panel.module.css';

interface Props {
  id: string;
  title: string;
  /** Undefined while nobody is signed in. */
  person: { name: string; begin: () => void; isBeginning: boolean; leave: () => void } | undefined;
  /** The same conversation in Parley itself. */
  inParley: string;
  close: () => void;
}

export function PanelHead({ id, title, person, inParley, close }: Props): ReactNode {
  return (
    <header className={styles.head}>
      <Mark />
      <h2 id={id} className={styles.title}>
        {title}
      </h2>
      {person !== undefined && (
        <>
          <Button look="quiet" className={styles.tool} aria-label="New conversation" title="New conversation" isBusy={person.isBeginning} onClick={person.begin}>
            <Icon name="plus" />
          </Button>
          <a className={styles.tool} href={inParley} target="_blank" rel="noopener" aria-label="Open in Parley (new tab)" title="Open in Parley">
            <Icon name="open" />
          </a>
          <Button look="quiet" className={styles.tool} aria-label={`Sign out ${person.name}`} title={`Sign out ${person.name}`} onClick={person.leave}>
            <Icon name="leave" />
          </Button>
        </>
      )}
      <Button look="quiet" className={styles.tool} aria-label="Close" title="Close (Esc)" onClick={close}>
        <Icon name="close" />
      </Button>
    </header>
  );
}
