import type { ReactNode } from 'react';
import type { Deed } from '../api/types.ts';
import styles from './May.module.css';
import { useMay, useRefusal } from './useMay.ts';

interface Props {
  deed: Deed;
  children: ReactNode;
}

/** What is only there for those who may. */
export function May({ deed, children }: Props): ReactNode {
  return useMay(deed) ? children : null;
}

/** Says to those who may not why something is missing here, and whom to ask. */
export function WhyNot({ deed }: { deed: Deed }): ReactNode {
  const refusal = useRefusal(deed);
  if (refusal === undefined) return null;
  return (
    <p className={styles.why} role="note">
      {refusal.detail} {refusal.hint}
    </p>
  );
}
