import { BaseEdge, type EdgeProps, getBezierPath } from '@xyflow/react';
import { memo, type ReactNode } from 'react';
import { useActions } from '../editor/Editor.ts';
import type { CanvasEdge } from './flow.ts';
import { tone } from './Handles.tsx';
import styles from './ArrowLine.module.css';

const LETTER = 6.1;

/** An arrow with the choice that takes it, and a place to put a step into its middle. */
export const ArrowLine = memo(function ArrowLine(props: EdgeProps<CanvasEdge>): ReactNode {
  const { id, source, target, sourceX, sourceY, targetX, targetY, markerEnd, data, selected } = props;
  const { offer, canEdit } = useActions();
  const [path, middleX, middleY] = getBezierPath(props);
  const when = data?.when;
  const width = (when?.length ?? 0) * LETTER + 14;
  return (
    <g
      className={styles.arrow}
      data-state={data?.state}
      data-selected={selected || undefined}
      data-tone={tone(when)}
      data-ends={`${sourceX} ${sourceY} ${targetX} ${targetY}`}
    >
      <BaseEdge
        id={id}
        path={path}
        {...(markerEnd !== undefined && { markerEnd })}
        interactionWidth={22}
        className={styles.line ?? ''}
      />
      {when !== undefined && (
        <g className={styles.label} data-label>
          <rect x={sourceX + 12} y={sourceY - 9} width={width} height={18} rx={9} />
          <text x={sourceX + 12 + width / 2} y={sourceY + 3.5} textAnchor="middle">
            {when}
          </text>
        </g>
      )}
      {canEdit && (
        <g
          role="button"
          aria-label={`Add a step between ${source} and ${target}`}
          className={styles.plus}
          onClick={(event) => {
            event.stopPropagation();
            offer({ within: { from: source, to: target, ...(when !== undefined && { when }) } });
          }}
        >
          <rect x={middleX - 10} y={middleY - 10} width={20} height={20} rx={6} />
          <path d={`M${middleX} ${middleY - 4.5}v9M${middleX - 4.5} ${middleY}h9`} />
        </g>
      )}
    </g>
  );
});
