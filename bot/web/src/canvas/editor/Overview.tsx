import { useReactFlow, useStoreApi } from '@xyflow/react';
import { type PointerEvent, type ReactNode, useEffect, useMemo, useRef } from 'react';
import type { Placement } from '../model/geometry.ts';
import { overviewOf, type Shape } from '../model/overview.ts';
import type { Workflow } from '../model/workflow.ts';
import type { Motion } from './useMotion.ts';
import styles from './Overview.module.css';

interface Props {
  workflow: Workflow;
  placement: Placement;
  selection: ReadonlySet<string>;
  motion: Motion;
}

const SIZE = { width: 200, height: 130 };

/** The whole workflow, small; the frame is what is in sight, and can be pulled. */
export function Overview({ workflow, placement, selection, motion }: Props): ReactNode {
  const store = useStoreApi();
  const { setCenter, getZoom } = useReactFlow();
  const frame = useRef<HTMLDivElement>(null);
  const { shapes, scale, left, top } = useMemo(() => overviewOf(workflow, placement, SIZE), [workflow, placement]);

  useEffect(
    () =>
      motion.follow(({ x, y, zoom }) => {
        const element = frame.current;
        if (element === null) return;
        const { width, height } = store.getState();
        element.style.width = `${(width / zoom) * scale}px`;
        element.style.height = `${(height / zoom) * scale}px`;
        element.style.transform = `translate(${left - (x / zoom) * scale}px, ${top - (y / zoom) * scale}px)`;
      }),
    [motion, store, scale, left, top],
  );

  const pull = (event: PointerEvent<HTMLDivElement>): void => {
    if (event.buttons !== 1) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const corner = event.currentTarget.getBoundingClientRect();
    const x = (event.clientX - corner.x - left) / scale;
    const y = (event.clientY - corner.y - top) / scale;
    void setCenter(x, y, { zoom: getZoom() });
  };
  return (
    <div
      className={`react-flow__panel ${styles.map}`}
      role="img"
      aria-label="Overview"
      style={SIZE}
      onPointerDown={pull}
      onPointerMove={pull}
    >
      <Shapes shapes={shapes} selection={selection} />
      <div ref={frame} className={styles.frame} />
    </div>
  );
}

function Shapes({ shapes, selection }: { shapes: readonly Shape[]; selection: ReadonlySet<string> }): ReactNode {
  return (
    <svg {...SIZE}>
      {shapes.map(({ id, isLoop, ...box }) => (
        <rect
          key={id}
          {...box}
          rx={1.5}
          className={isLoop ? styles.loop : styles.step}
          data-selected={selection.has(id) || undefined}
        />
      ))}
    </svg>
  );
}
