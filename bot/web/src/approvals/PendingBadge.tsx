import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { sessionQuery } from '../api/queries.ts';
import { MOST_APPROVALS, pendingApprovalsQuery } from './queries.ts';
import { isAsked } from './whose.ts';
import styles from './PendingBadge.module.css';

/** How many questions wait for whoever is signed in. */
export function PendingBadge(): ReactNode {
  const { data: reader } = useQuery(sessionQuery);
  const { data: pending } = useQuery(pendingApprovalsQuery);
  if (!reader || pending === undefined) return null;
  const mine = pending.filter(({ approvers }) => isAsked(approvers, reader)).length;
  if (mine === 0) return null;
  return (
    <span className={styles.badge} aria-label={`${mine} for you`}>
      {mine >= MOST_APPROVALS ? `${MOST_APPROVALS}+` : mine}
    </span>
  );
}
