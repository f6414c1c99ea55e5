import { getBezierPath, Position as Side } from '@xyflow/react';
import { membersOf } from '../model/graph.ts';
import { arrowKey, type Position, type Workflow } from '../model/workflow.ts';

/** How far something was moved from where it is drawn. */
export type Shifts = ReadonlyMap<string, Position>;

export interface Dragging {
  move(shifts: Shifts): void;
  /** As it was drawn before; what was dropped somewhere is then drawn anew. */
  putBack(): void;
}

const NOWHERE: Position = { x: 0, y: 0 };

/**
 * Moves what is drawn of some steps, with what is in them and the arrows at them, without drawing anything else anew: a frame of a
 * drag costs the same however many steps there are.
 */
export function dragging(root: HTMLElement, workflow: Workflow, ids: Iterable<string>): Dragging {
  const carriers = carriersOf(workflow, ids);
  const shiftOf = (shifts: Shifts, id: string): Position => shifts.get(carriers.get(id) ?? id) ?? NOWHERE;
  const cards = [...carriers.keys()].flatMap((id) => cardIn(root, id) ?? []);
  const arrows = workflow.edges
    .filter(({ from, to }) => carriers.has(from) || carriers.has(to))
    .flatMap((arrow) => {
      const drawn = arrowIn(root, arrowKey(arrow));
      return drawn === undefined ? [] : [{ ...arrow, ...drawn }];
    });
  const move = (shifts: Shifts): void => {
    for (const { id, element, left, top } of cards) {
      const { x, y } = shiftOf(shifts, id);
      element.style.left = `${left + x}px`;
      element.style.top = `${top + y}px`;
    }
    for (const { from, to, draw } of arrows) draw(shiftOf(shifts, from), shiftOf(shifts, to));
  };
  return { move, putBack: () => move(new Map()) };
}

/** Whose movement a step follows: its own, or that of the loop it is in. */
function carriersOf(workflow: Workflow, ids: Iterable<string>): ReadonlyMap<string, string> {
  const carriers = new Map<string, string>();
  for (const id of ids) {
    carriers.set(id, id);
    for (const member of membersOf(workflow, id)) carriers.set(member.id, id);
  }
  return carriers;
}

function cardIn(root: HTMLElement, id: string): { id: string; element: HTMLElement; left: number; top: number } | undefined {
  const element = root.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(id)}"]`);
  if (element === null) return undefined;
  return { id, element, left: Number.parseFloat(element.style.left), top: Number.parseFloat(element.style.top) };
}

function arrowIn(root: HTMLElement, id: string): { draw: (from: Position, to: Position) => void } | undefined {
  const arrow = root.querySelector(`.react-flow__edge[data-id="${CSS.escape(id)}"]`);
  const [x = 0, y = 0, toX = 0, toY = 0] = (arrow?.querySelector('[data-ends]')?.getAttribute('data-ends') ?? '')
    .split(' ')
    .map(Number);
  const lines = arrow?.querySelectorAll('.react-flow__edge-path, .react-flow__edge-interaction') ?? [];
  const label = arrow?.querySelector('[data-label]');
  if (lines.length === 0) return undefined;
  return {
    draw: (from, to) => {
      const [path] = getBezierPath({
        sourceX: x + from.x,
        sourceY: y + from.y,
        targetX: toX + to.x,
        targetY: toY + to.y,
        sourcePosition: Side.Right,
        targetPosition: Side.Left,
      });
      lines.forEach((line) => line.setAttribute('d', path));
      if (from.x === 0 && from.y === 0) label?.removeAttribute('transform');
      else label?.setAttribute('transform', `translate(${from.x}, ${from.y})`);
    },
  };
}
