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
import { LOOP_PADDING, type Placement } from '../model/geometry.ts';
import { connect, loopsAround, moveInto, refusal, setPositions } from '../model/graph.ts';
import { isContainer } from '../model/kinds.ts';
import type { Position, Workflow } from '../model/workflow.ts';
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
    const at = screenToFlowPosition({ x: event.clientX - 40, y: event.clientY - 32 });
    const loop = loopAt(workflow, placement, { x: at.x + 40, y: at.y + 32 });
    const corner = loop === undefined ? { x: 0, y: 0 } : absolute(workflow, placement, loop);
    edit((before) => setPositions(before, { ...positions, ...before.layout }));
    const inside = { x: at.x - corner.x, y: at.y - corner.y };
    add(chosen, { in: loop, at: rounded(loop === undefined ? inside : belowHead(inside)) });
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

/** Into the loop it was let go over, or out of the one it was in. */
function dropped(workflow: Workflow, id: string, position: Position, placement: Placement): Workflow {
  const step = workflow.nodes.find((each) => each.id === id);
  const box = placement.get(id);
  if (step === undefined || box === undefined) return workflow;
  const corner = step.in === undefined ? { x: 0, y: 0 } : absolute(workflow, placement, step.in);
  const at = { x: corner.x + position.x, y: corner.y + position.y };
  const loop = loopAt(workflow, placement, { x: at.x + box.width / 2, y: at.y + box.height / 2 }, id);
  if (loop === step.in) return workflow;
  const origin = loop === undefined ? { x: 0, y: 0 } : absolute(workflow, placement, loop);
  const inside = { x: at.x - origin.x, y: at.y - origin.y };
  return moveInto(workflow, id, loop, rounded(loop === undefined ? inside : belowHead(inside)));
}

/** The innermost loop at a point, other than a step itself and what is in it. */
function loopAt(workflow: Workflow, placement: Placement, { x, y }: Position, except?: string): string | undefined {
  const hits = workflow.nodes.filter(({ id, use }) => {
    const box = placement.get(id);
    if (
      !isContainer(use) ||
      box === undefined ||
      id === except ||
      (except !== undefined && loopsAround(workflow, id).includes(except))
    )
      return false;
    const corner = absolute(workflow, placement, id);
    return x > corner.x && y > corner.y && x < corner.x + box.width && y < corner.y + box.height;
  });
  return hits.sort((one, other) => loopsAround(workflow, other.id).length - loopsAround(workflow, one.id).length)[0]?.id;
}

function absolute(workflow: Workflow, placement: Placement, id: string): Position {
  return [id, ...loopsAround(workflow, id)].reduce(
    (sum, each) => ({ x: sum.x + (placement.get(each)?.x ?? 0), y: sum.y + (placement.get(each)?.y ?? 0) }),
    { x: 0, y: 0 },
  );
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

/** Within a loop, whose head must stay free. */
function belowHead({ x, y }: Position): Position {
  return { x: Math.max(x, LOOP_PADDING.left), y: Math.max(y, LOOP_PADDING.top) };
}

function rounded({ x, y }: Position): Position {
  return { x: Math.round(x), y: Math.round(y) };
}

/** The way from where something is drawn to where it is to be. */
function between(from: Position | undefined, to: Position): Position {
  return { x: to.x - (from?.x ?? 0), y: to.y - (from?.y ?? 0) };
}

function isSame(one: Position | undefined, other: Position): boolean {
  return one !== undefined && one.x === other.x && one.y === other.y;
}
