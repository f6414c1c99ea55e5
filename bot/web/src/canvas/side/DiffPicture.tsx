import { Background, ReactFlow, ReactFlowProvider } from '@xyflow/react';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import { useColorMode } from '../../console/useColorMode.ts';
import { diffQuery } from '../api.ts';
import { EDGE_TYPES, NODE_TYPES } from '../editor/types.ts';
import { useEditing } from '../editor/Editor.ts';
import { useLayout } from '../editor/useLayout.ts';
import { patched, united } from '../model/diff.ts';
import type { Workflow } from '../model/workflow.ts';
import { edgesOf, nodesOf } from '../nodes/flow.ts';
import styles from './Side.module.css';

const NOTHING = new Map<never, never>();
const NOBODY = new Set<string>();

/** Two versions in one picture: green is new, amber was changed, red is gone. */
export function DiffPicture({ from, to }: { from: string; to: string }): ReactNode {
  const { id, workflow } = useEditing();
  const changes = useQuery(diffQuery(id, from, to));
  // What a version held is told as the way to it from the draft, which is at hand.
  const way = useQuery({ ...diffQuery(id, 'draft', to), enabled: to !== 'draft' });
  const both = useMemo(() => {
    if (changes.data === undefined || (to !== 'draft' && way.data === undefined)) return undefined;
    return united(patched(workflow, way.data ?? []), changes.data);
  }, [changes.data, way.data, to, workflow]);
  if (both === undefined) return <div className={styles.picture} aria-busy="true" />;
  return (
    <ReactFlowProvider>
      <div className={styles.picture} role="img" aria-label="Both versions in one picture">
        <Picture {...both} />
      </div>
      <p className={`${styles.legend} ${styles.muted}`}>Green is new, amber was changed, red is gone.</p>
    </ReactFlowProvider>
  );
}

function Picture({ workflow, marks }: { workflow: Workflow; marks: ReadonlyMap<string, string> }): ReactNode {
  const placement = useLayout(workflow);
  const colorMode = useColorMode();
  const nodes = useMemo(() => {
    if (placement === undefined) return [];
    const drawn = nodesOf({ workflow, placement, selection: NOBODY, findings: [], runs: NOTHING }, new Map());
    return drawn.map((node) => ({ ...node, className: marks.get(node.id) ?? '' }));
  }, [workflow, placement, marks]);
  const edges = useMemo(() => edgesOf(workflow, NOBODY, NOTHING), [workflow]);
  if (placement === undefined) return null;
  return (
    <ReactFlow
      nodes={nodes}
      edges={edges}
      nodeTypes={NODE_TYPES}
      edgeTypes={EDGE_TYPES}
      colorMode={colorMode}
      fitView
      minZoom={0.1}
      nodesDraggable={false}
      nodesConnectable={false}
      elementsSelectable={false}
      nodesFocusable={false}
      edgesFocusable={false}
    >
      <Background gap={20} />
    </ReactFlow>
  );
}
