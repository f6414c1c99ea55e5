import { LOOP_PADDING, type Placement } from './geometry.ts';
import { loopsAround, moveInto, type Spot } from './graph.ts';
import { isContainer } from './kinds.ts';
import type { Position, Workflow } from './workflow.ts';

/** Where in a fresh card the pointer holds it. */
const GRIP: Position = { x: 40, y: 32 };

/** Where a step from the palette is put that was let go at a point of the canvas: there, in the loop that is there. */
export function spotAt(workflow: Workflow, placement: Placement, point: Position): Spot {
  const loop = loopAt(workflow, placement, point);
  const corner = loop === undefined ? { x: 0, y: 0 } : absolute(workflow, placement, loop);
  const inside = { x: point.x - GRIP.x - corner.x, y: point.y - GRIP.y - corner.y };
  return { in: loop, at: rounded(loop === undefined ? inside : belowHead(inside)) };
}

/** Into the loop it was let go over, or out of the one it was in. */
export function dropped(workflow: Workflow, id: string, position: Position, placement: Placement): Workflow {
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

/** Where something stands on the canvas, in whatever loop. */
export function absolute(workflow: Workflow, placement: Placement, id: string): Position {
  return [id, ...loopsAround(workflow, id)].reduce(
    (sum, each) => ({ x: sum.x + (placement.get(each)?.x ?? 0), y: sum.y + (placement.get(each)?.y ?? 0) }),
    { x: 0, y: 0 },
  );
}

/** Within a loop, whose head must stay free. */
function belowHead({ x, y }: Position): Position {
  return { x: Math.max(x, LOOP_PADDING.left), y: Math.max(y, LOOP_PADDING.top) };
}

export function rounded({ x, y }: Position): Position {
  return { x: Math.round(x), y: Math.round(y) };
}
