import { BaseEdge, type EdgeProps, getBezierPath } from '@xyflow/react';
import { memo, type ReactNode } from 'react';
import { useActions } from '../editor/Editor.ts';
import type { CanvasEdge } from './flow.ts';
import { tone } from './Handles.tsx';
import styles from './ArrowLine.module.css';

const LETTER = 6.1;

/** An arrow with the choice that takes it, and a place to put a step into its middle. */
export const ArrowLine = memo(function ArrowLine(props: EdgeProps<CanvasEdge>): ReactNode {
  const { id, source, target, sourceX, sourceY, markerEnd, data, selected } = props;
  const { offer } = useActions();
  const [path, middleX, middleY] = getBezierPath(props);
  const when = data?.when;
  const width = (when?.length ?? 0) * LETTER + 14;
  return (
    <g className={styles.arrow} data-state={data?.state} data-selected={selected || undefined} data-tone={tone(when)}>
      <BaseEdge id={id} path={path} {...(markerEnd !== undefined && { markerEnd })} interactionWidth={22} className={styles.line ?? ''} />
      {when !== undefined && (
        <g transform={`translate(${sourceX + 12}, ${sourceY - 9})`} className={styles.label}>
          <rect width={width} height={18} rx={9} />
          <text x={width / 2} y={12.5} textAnchor="middle">
            {when}
          </text>
        </g>
      )}
      <g
        role="button"
        aria-label={`Add a step between ${source} and ${target}`}
        transform={`translate(${middleX - 10}, ${middleY - 10})`}
        className={styles.plus}
        onClick={(event) => {
          event.stopPropagation();
          offer({ within: { from: source, to: target, ...(when !== undefined && { when }) } });
        }}
      >
        <rect width={20} height={20} rx={6} />
        <path d="M10 5.5v9M5.5 10h9" />
      </g>
    </g>
  );
});
