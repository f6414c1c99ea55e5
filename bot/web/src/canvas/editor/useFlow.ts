import {
  type Connection,
  type EdgeChange,
  type IsValidConnection,
  type NodeChange,
  type OnConnectEnd,
  type OnNodeDrag,
  type ReactFlowProps,
  useReactFlow,
  useStoreApi,
} from '@xyflow/react';
import { type DragEvent, useCallback, useMemo, useRef } from 'react';
import { dropped, rounded, spotAt } from '../model/dropping.ts';
import type { Placement } from '../model/geometry.ts';
import { connect, refusal, setPositions } from '../model/graph.ts';
import type { Position } from '../model/workflow.ts';
import { type Cache, type CanvasEdge, type CanvasNode, edgesOf, nodesOf, wayOf } from '../nodes/flow.ts';
import { dragging, type Dragging } from './dragging.ts';
import { useActions, useCatalog, useEditing } from './Editor.ts';

export const DRAGGED = 'application/x-parley-step';

/** Between the workflow and the library that draws it: what is shown, and what a mouse or an arrow key means. */
export function useFlow(placement: Placement): ReactFlowProps<CanvasNode, CanvasEdge> {
  const { workflow, selection, findings, runs } = useEditing();
  const { edit, select, offer, add } = useActions();
  const { offers } = useCatalog();
  const { screenToFlowPosition } = useReactFlow();
  const store = useStoreApi();
  const held = useRef<Dragging>(undefined);
  const cache = useRef<Cache>(new Map());

  const nodes = useMemo(
    () => nodesOf({ workflow, placement, selection, findings, runs }, cache.current),
    [workflow, placement, selection, findings, runs],
  );
  const edges = useMemo(() => edgesOf(workflow, selection, runs), [workflow, selection, runs]);
  const positions = useMemo(
    () => Object.fromEntries([...placement].map(([id, { x, y }]) => [id, rounded({ x, y })])),
    [placement],
  );

  const onNodesChange = useCallback(
    (changes: NodeChange<CanvasNode>[]) => {
      const dragged = new Map<string, Position>();
      const dropped: Record<string, Position> = {};
      for (const change of changes) {
        if (change.type !== 'position' || change.position === undefined) continue;
        if (change.dragging) dragged.set(change.id, between(placement.get(change.id), change.position));
        else if (!isSame(positions[change.id], rounded(change.position))) dropped[change.id] = rounded(change.position);
      }
      const { domNode } = store.getState();
      if (dragged.size > 0 && domNode !== null) {
        held.current ??= dragging(domNode, workflow, dragged.keys());
        held.current.move(dragged);
      }
      // What is put somewhere by hand holds all else where it is.
      if (Object.keys(dropped).length > 0)
        edit((before) => setPositions(before, { ...positions, ...before.layout, ...dropped }), 'move');
      applySelection(changes, selection, select);
    },
    [edit, placement, positions, select, selection, store, workflow],
  );
  const onEdgesChange = useCallback(
    (changes: EdgeChange<CanvasEdge>[]) => applySelection(changes, selection, select),
    [select, selection],
  );

  const onNodeDragStop: OnNodeDrag<CanvasNode> = (_, __, moved) => {
    held.current?.putBack();
    held.current = undefined;
    edit((before) => moved.reduce((now, node) => dropped(now, node.id, node.position, placement), before), 'move');
  };
  const isValidConnection: IsValidConnection<CanvasEdge> = ({ source, target, sourceHandle }) =>
    refusal(workflow, source, target, wayOf(sourceHandle)) === undefined;
  const onConnect = ({ source, target, sourceHandle }: Connection): void => {
    const when = wayOf(sourceHandle);
    edit((before) => connect(before, { from: source, to: target, ...(when !== undefined && { when }) }));
  };
  const onConnectEnd: OnConnectEnd = (_, { fromNode, fromHandle, toHandle, isValid }) => {
    if (isValid === null && toHandle === null && fromNode !== null && fromHandle?.type === 'source')
      offer({ after: { id: fromNode.id, when: wayOf(fromHandle.id) } });
  };
  const onDragOver = (event: DragEvent): void => {
    if (!event.dataTransfer.types.includes(DRAGGED)) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
  };
  const onDrop = (event: DragEvent): void => {
    const use = event.dataTransfer.getData(DRAGGED);
    const chosen = offers.find((candidate) => candidate.use === use);
    if (chosen === undefined) return;
    event.preventDefault();
    const { x, y } = screenToFlowPosition({ x: event.clientX, y: event.clientY });
    edit((before) => setPositions(before, { ...positions, ...before.layout }));
    add(chosen, spotAt(workflow, placement, { x, y }));
  };

  return {
    nodes,
    edges,
    onNodesChange,
    onEdgesChange,
    onNodeDragStop,
    isValidConnection,
    onConnect,
    onConnectEnd,
    onDragOver,
    onDrop,
    onPaneClick: () => select([]),
  };
}

function applySelection(
  changes: (NodeChange<CanvasNode> | EdgeChange<CanvasEdge>)[],
  selection: ReadonlySet<string>,
  select: (ids: Iterable<string>) => void,
): void {
  const next = new Set(selection);
  for (const change of changes) {
    if (change.type !== 'select') continue;
    if (change.selected) next.add(change.id);
    else next.delete(change.id);
  }
  if (next.size !== selection.size || [...next].some((id) => !selection.has(id))) select(next);
}

/** The way from where something is drawn to where it is to be. */
function between(from: Position | undefined, to: Position): Position {
  return { x: to.x - (from?.x ?? 0), y: to.y - (from?.y ?? 0) };
}

function isSame(one: Position | undefined, other: Position): boolean {
  return one !== undefined && one.x === other.x && one.y === other.y;
}
