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
const EDGE = 2;
const LEAST = 6;

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
        // Its border stays in the picture, also where all of the workflow is in sight.
        const [x1, x2] = within(left - (x / zoom) * scale, (width / zoom) * scale, SIZE.width - EDGE);
        const [y1, y2] = within(top - (y / zoom) * scale, (height / zoom) * scale, SIZE.height - EDGE);
        element.style.width = `${x2 - x1}px`;
        element.style.height = `${y2 - y1}px`;
        element.style.transform = `translate(${x1}px, ${y1}px)`;
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

/** From where to where, kept between nothing and the most there is. */
function within(from: number, length: number, most: number): [from: number, to: number] {
  const begin = Math.min(Math.max(from, 0), most - LEAST);
  return [begin, Math.max(Math.min(from + length, most), begin + LEAST)];
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
