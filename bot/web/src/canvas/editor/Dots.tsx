import { ViewportPortal } from '@xyflow/react';
import { type ReactNode, useEffect, useRef } from 'react';
import type { Motion } from './useMotion.ts';
import styles from './Canvas.module.css';

const GAP = 20;
const NARROWEST = 14;

/** The paper behind the picture. It belongs to the layer that is moved: what is drawn on it then is one layer too. */
export function Dots({ motion }: { motion: Motion }): ReactNode {
  const paper = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let painted = 0;
    return motion.follow(({ zoom }) => {
      if (zoom === painted || paper.current === null) return;
      painted = zoom;
      paper.current.style.setProperty('--gap', `${gapAt(zoom)}px`);
      paper.current.style.setProperty('--dot', `${0.8 / zoom}px`);
    });
  }, [motion]);
  return (
    <ViewportPortal>
      <div ref={paper} className={styles.dots} aria-hidden="true" />
    </ViewportPortal>
  );
}

/** Fewer dots where they would stand too close. */
function gapAt(zoom: number): number {
  let gap = GAP;
  while (gap * zoom < NARROWEST) gap *= 2;
  return gap;
}
