import { type Edge, MarkerType, type Node, Position } from '@xyflow/react';
import { type Finding, findingsBySubject } from '../model/findings.ts';
import { type Box, handleTop, type Placement, usedWays } from '../model/geometry.ts';
import { loopsAround } from '../model/graph.ts';
import { handlesOf, isContainer, OWN_KINDS } from '../model/kinds.ts';
import type { StepRun } from '../model/trace.ts';
import { arrowKey, type Step, type Trigger, TRIGGER, type Workflow } from '../model/workflow.ts';

export interface StepData extends Record<string, unknown> {
  step: Step;
  /** Ways out, top to bottom; undefined is the one without a name. */
  ways: readonly (string | undefined)[];
  /** Of those, the ones no arrow leaves by yet. */
  open: readonly (string | undefined)[];
  findings: readonly Finding[];
  run: StepRun | undefined;
  isEmpty: boolean;
}

export interface TriggerData extends Record<string, unknown> {
  trigger: Trigger;
  findings: readonly Finding[];
  isAlone: boolean;
}

export type StepNode = Node<StepData, 'step' | 'loop'>;
export type TriggerNode = Node<TriggerData, 'trigger'>;
export type CanvasNode = StepNode | TriggerNode;
export type CanvasEdge = Edge<{ when: string | undefined; state: string }, 'arrow'>;

export const handleId = (when: string | undefined): string => (when === undefined ? 'out' : `when:${when}`);
export const wayOf = (handle: string | null | undefined): string | undefined =>
  handle?.startsWith('when:') ? handle.slice('when:'.length) : undefined;

/** The object that was drawn before, where nothing about it has changed: then it is not drawn anew. */
export type Cache = Map<string, { made: readonly unknown[]; node: CanvasNode }>;

interface Scene {
  workflow: Workflow;
  placement: Placement;
  selection: ReadonlySet<string>;
  findings: readonly Finding[];
  runs: ReadonlyMap<string, StepRun>;
}

const NO_FINDINGS: readonly Finding[] = [];
const ORIGIN: Corner = { x: 0, y: 0 };

interface Corner {
  x: number;
  y: number;
}

export function nodesOf({ workflow, placement, selection, findings, runs }: Scene, cache: Cache): CanvasNode[] {
  const bySubject = findingsBySubject(workflow, findings);
  const filled = new Set(workflow.nodes.map((step) => step.in));
  const trigger = triggerNode(
    workflow,
    boxOf(placement, TRIGGER),
    bySubject.get(TRIGGER) ?? NO_FINDINGS,
    selection.has(TRIGGER),
    cache,
  );
  // A loop comes before what is in it: so the library wants it.
  const steps = [...workflow.nodes].sort((one, other) => depth(workflow, one) - depth(workflow, other));
  return [
    trigger,
    ...steps.map((step) => {
      const box = boxOf(placement, step.id);
      const corner = cornerOf(workflow, step, placement);
      const used = usedWays(workflow, step.id);
      const ways = handlesOf(step, used);
      const open = ways.filter((when) => !used.has(when));
      const found = bySubject.get(step.id) ?? NO_FINDINGS;
      const isEmpty = isContainer(step.use) && !filled.has(step.id);
      const run = runs.get(step.id);
      const isSelected = selection.has(step.id);
      const made = [
        step,
        box.x,
        box.y,
        box.width,
        box.height,
        corner.x,
        corner.y,
        ways.map(String).join('|'),
        open.map(String).join('|'),
        keyOf(found),
        run,
        isSelected,
        isEmpty,
      ];
      return cached(cache, step.id, made, (): StepNode => ({
        id: step.id,
        type: isContainer(step.use) ? 'loop' : 'step',
        data: { step, ways, open, findings: found, run, isEmpty },
        ariaLabel: `${step.title ?? OWN_KINDS[step.use]?.title ?? step.use}, step ${step.id}`,
        ...placedAt(box, corner),
        selected: isSelected,
        ...(step.in !== undefined && placement.has(step.in) && { parentId: step.in }),
        ...(isContainer(step.use) && { dragHandle: '.loop-head' }),
        handles: handles(box, ways),
      }));
    }),
  ];
}

export function edgesOf(workflow: Workflow, selection: ReadonlySet<string>, runs: ReadonlyMap<string, StepRun>): CanvasEdge[] {
  const known = new Set([TRIGGER, ...workflow.nodes.map(({ id }) => id)]);
  const all = workflow.edges.filter(({ from, to }) => known.has(from) && known.has(to));
  return all.map((arrow): CanvasEdge => {
    const id = arrowKey(arrow);
    return {
      id,
      type: 'arrow',
      ariaLabel: `From ${arrow.from} to ${arrow.to}${arrow.when === undefined ? '' : ` on ${arrow.when}`}`,
      source: arrow.from,
      target: arrow.to,
      sourceHandle: handleId(arrow.when),
      targetHandle: 'in',
      selected: selection.has(id),
      markerEnd: { type: MarkerType.ArrowClosed, width: 16, height: 16 },
      data: { when: arrow.when, state: arrowState(arrow.from, arrow.to, arrow.when, runs) },
    };
  });
}

function arrowState(from: string, to: string, when: string | undefined, runs: ReadonlyMap<string, StepRun>): string {
  if (runs.size === 0) return '';
  const source = runs.get(from);
  const target = runs.get(to);
  const isTaken =
    target !== undefined &&
    (from === TRIGGER ||
      (source !== undefined &&
        (when === undefined || when === source.last.choice || (when === 'error' && source.status === 'failed'))));
  if (!isTaken) return 'skipped';
  return target.status === 'running' || target.status === 'waiting' ? 'active' : 'taken';
}

function triggerNode(workflow: Workflow, box: Box, findings: readonly Finding[], selected: boolean, cache: Cache): CanvasNode {
  const isAlone = !workflow.edges.some(({ from }) => from === TRIGGER);
  return cached(cache, TRIGGER, [workflow.trigger, box.x, box.y, keyOf(findings), selected, isAlone], (): TriggerNode => ({
    id: TRIGGER,
    type: 'trigger',
    data: { trigger: workflow.trigger, findings, isAlone },
    ariaLabel: `Trigger: ${workflow.trigger.type}`,
    ...placedAt(box),
    selected,
    handles: handles(box, [undefined]).slice(1),
  }));
}

/**
 * Its size is told, so that nobody has to measure it. It stands at `left` and `top`, not moved there by a transform as the library has
 * it: hundreds of transforms would have to be gone through for each frame of a movement.
 *
 * @param corner of the loop it is in, on the canvas
 */
function placedAt(
  { x, y, width, height }: Box,
  corner: Corner = ORIGIN,
): Pick<StepNode, 'position' | 'width' | 'height' | 'measured' | 'style'> {
  const style = { left: corner.x + x, top: corner.y + y, transform: 'none' };
  return { position: { x, y }, width, height, measured: { width, height }, style };
}

/** Where the innermost loop around a step stands on the canvas. */
function cornerOf(workflow: Workflow, step: Step, placement: Placement): Corner {
  const boxes = loopsAround(workflow, step.id).map((loop) => boxOf(placement, loop));
  return boxes.reduce((sum, { x, y }) => ({ x: sum.x + x, y: sum.y + y }), ORIGIN);
}

function boxOf(placement: Placement, id: string): Box {
  return placement.get(id) ?? { x: 0, y: 0, width: 228, height: 64 };
}

/** Told to the library, so that it can draw arrows to steps that are out of sight. */
function handles({ width, height }: Box, ways: readonly (string | undefined)[]): NonNullable<StepNode['handles']> {
  return [
    { id: 'in', type: 'target', position: Position.Left, x: -6, y: height / 2 - 6, width: 12, height: 12 },
    ...ways.map((when, index) => ({
      id: handleId(when),
      type: 'source' as const,
      position: Position.Right,
      x: width - 6,
      y: handleTop(index, ways.length, height) - 6,
      width: 12,
      height: 12,
    })),
  ];
}

function cached(cache: Cache, id: string, made: readonly unknown[], make: () => CanvasNode): CanvasNode {
  const before = cache.get(id);
  if (before !== undefined && before.made.length === made.length && before.made.every((part, index) => part === made[index]))
    return before.node;
  const node = make();
  cache.set(id, { made, node });
  return node;
}

function keyOf(findings: readonly Finding[]): string {
  return findings.map(({ severity, where, message }) => `${severity}${where}${message}`).join('|');
}

function depth(workflow: Workflow, step: Step): number {
  let levels = 0;
  for (let home = step.in; home !== undefined && levels < 10; levels++) home = workflow.nodes.find(({ id }) => id === home)?.in;
  return levels;
}
