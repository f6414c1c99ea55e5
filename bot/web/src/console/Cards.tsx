import { Skeleton } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import styles from './Cards.module.css';

interface Props {
  /** How narrow a card may get before there is one less in a row, in pixels. */
  narrowest: number;
  children: ReactNode;
}

/** A gallery: as many cards in a row as fit. */
export function Cards({ narrowest, children }: Props): ReactNode {
  return (
    <ul className={styles.grid} style={{ gridTemplateColumns: `repeat(auto-fill, minmax(min(${narrowest}px, 100%), 1fr))` }}>
      {children}
    </ul>
  );
}

export function Card({ className, children }: { className: string | undefined; children: ReactNode }): ReactNode {
  return <li className={[styles.card, className].join(' ')}>{children}</li>;
}

/** What a card is called, and where it leads. */
export function CardLink({ to, children }: { to: string; children: ReactNode }): ReactNode {
  return (
    <Link className={styles.link} to={to}>
      {children}
    </Link>
  );
}

/** Stands where the cards will be. */
export function CardsOutline({ narrowest, height, cards }: { narrowest: number; height: number; cards: number }): ReactNode {
  return (
    <Cards narrowest={narrowest}>
      {Array.from({ length: cards }, (_, card) => (
        <li key={card}>
          <Skeleton height={height} radius="lg" />
        </li>
      ))}
    </Cards>
  );
}
