import type { ReactNode } from 'react';
import { NavLink } from 'react-router';
import { includesRole, type Role } from '../api/types.ts';
import { PLACES } from './places.tsx';
import styles from './PlaceLinks.module.css';

/** The pages of the console. */
export function PlaceLinks({ onNavigate, role }: { onNavigate: () => void; role: Role }): ReactNode {
  return (
    <nav className={styles.places} aria-label="Console">
      {PLACES.filter(({ least = 'viewer' }) => includesRole(role, least)).map(({ path, label, icon: PlaceIcon, badge: Badge }) => (
        <NavLink key={path} to={path} className={styles.place} onClick={onNavigate}>
          <PlaceIcon size={17} stroke={1.6} aria-hidden="true" />
          {label}
          {Badge !== undefined && <Badge />}
        </NavLink>
      ))}
    </nav>
  );
}
