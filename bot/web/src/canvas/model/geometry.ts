import { membersOf } from './graph.ts';
import { handlesOf, isContainer } from './kinds.ts';
import { type Position, type Step, TRIGGER, type Workflow } from './workflow.ts';

export interface Size {
  width: number;
  height: number;
}

export interface Box extends Position, Size {}

/** Where everything is drawn; what is in a loop from the loop's corner. */
export type Placement = ReadonlyMap<string, Box>;

export const CARD: Size = { width: 228, height: 64 };
const HANDLE_GAP = 26;
export const LOOP_PADDING = { top: 56, right: 72, bottom: 32, left: 28 };
const LOOP_MINIMUM: Size = { width: 300, height: 160 };
const GAP = { x: 124, y: 36 };

/** Tall enough for its ways out. */
export function cardSize(handles: number): Size {
  return { width: CARD.width, height: Math.max(CARD.height, 12 + handles * HANDLE_GAP) };
}

/** How far down a handle sits on its card's right side. */
export function handleTop(index: number, count: number, height: number): number {
  return (height * (index + 1)) / (count + 1);
}

export function usedWays(workflow: Workflow, id: string): Set<string | undefined> {
  return new Set(workflow.edges.filter(({ from }) => from === id).map(({ when }) => when));
}

/**
 * A box for every step from the positions that are known. What has none is put behind the step that leads to it, where there is
 * room; a loop is as large as what is in it.
 */
export function placed(workflow: Workflow, known: Readonly<Record<string, Position>>): Placement {
  const boxes = new Map<string, Box>();
  boxes.set(TRIGGER, { ...(known[TRIGGER] ?? { x: 0, y: 0 }), ...CARD });
  placeLevel(workflow, undefined, known, boxes);
  return boxes;
}

function placeLevel(workflow: Workflow, home: string | undefined, known: Readonly<Record<string, Position>>, boxes: Map<string, Box>): void {
  const members = workflow.nodes.filter((step) => step.in === home);
  const sizes = new Map(members.map((step) => [step.id, sizeOf(workflow, step, known, boxes)]));
  const level: string[] = home === undefined ? [TRIGGER] : [];
  for (const { id } of members) {
    const position = known[id];
    if (position === undefined) continue;
    boxes.set(id, { ...position, ...(sizes.get(id) ?? CARD) });
    level.push(id);
  }
  for (const { id } of members) {
    if (boxes.has(id)) continue;
    const size = sizes.get(id) ?? CARD;
    boxes.set(id, { ...freeSpot(workflow, id, size, level, boxes, home), ...size });
    level.push(id);
  }
}

function sizeOf(workflow: Workflow, step: Step, known: Readonly<Record<string, Position>>, boxes: Map<string, Box>): Size {
  if (!isContainer(step.use)) return cardSize(handlesOf(step, usedWays(workflow, step.id)).length);
  placeLevel(workflow, step.id, known, boxes);
  const inside = membersOf(workflow, step.id).filter((member) => member.in === step.id).flatMap(({ id }) => boxes.get(id) ?? []);
  return {
    width: Math.max(LOOP_MINIMUM.width, ...inside.map(({ x, width }) => x + width + LOOP_PADDING.right)),
    height: Math.max(LOOP_MINIMUM.height, ...inside.map(({ y, height }) => y + height + LOOP_PADDING.bottom)),
  };
}

/** Right of what leads to it, below whatever is there already. */
function freeSpot(workflow: Workflow, id: string, size: Size, level: string[], boxes: ReadonlyMap<string, Box>, home: string | undefined): Position {
  const before = workflow.edges.filter(({ to }) => to === id).flatMap(({ from }) => boxes.get(from) ?? []);
  const others = level.flatMap((other) => boxes.get(other) ?? []);
  const origin = home === undefined ? { x: 0, y: 120 } : { x: LOOP_PADDING.left, y: LOOP_PADDING.top };
  const [first] = before;
  const x = first === undefined ? origin.x : Math.max(...before.map((box) => box.x + box.width)) + GAP.x;
  let y = first === undefined ? origin.y : first.y;
  const isIn = (box: Box): boolean =>
    x < box.x + box.width + GAP.y && box.x < x + size.width + GAP.y && y < box.y + box.height + GAP.y && box.y < y + size.height + GAP.y;
  for (let hit = others.find(isIn); hit !== undefined; hit = others.find(isIn)) y = hit.y + hit.height + GAP.y;
  return { x, y };
}
