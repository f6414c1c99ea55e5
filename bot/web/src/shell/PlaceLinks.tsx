import type { ReactNode } from 'react';
import { NavLink } from 'react-router';
import type { Session } from '../api/types.ts';
import { placesFor } from './places.tsx';
import styles from './PlaceLinks.module.css';

/** The pages of the console. */
export function PlaceLinks({ onNavigate, session }: { onNavigate: () => void; session: Session }): ReactNode {
  return (
    <nav className={styles.places} aria-label="Console">
      {placesFor(session).map(({ path, label, icon: PlaceIcon, badge: Badge }) => (
        <NavLink key={path} to={path} className={styles.place} onClick={onNavigate}>
          <PlaceIcon size={17} stroke={1.6} aria-hidden="true" />
          {label}
          {Badge !== undefined && <Badge />}
        </NavLink>
      ))}
    </nav>
  );
}
