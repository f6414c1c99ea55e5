import { type Placement, type Size } from './geometry.ts';
import { loopsAround } from './graph.ts';
import { isContainer } from './kinds.ts';
import { stepOf, type Workflow } from './workflow.ts';

export interface Shape extends Size {
  id: string;
  x: number;
  y: number;
  isLoop: boolean;
}

export interface Overview {
  shapes: readonly Shape[];
  /** From the canvas to the small picture; `left` and `top` is where the canvas begins in it. */
  scale: number;
  left: number;
  top: number;
}

const MARGIN = 8;
const LARGEST = 0.14;

/** Everything that is drawn, as small as it takes to fit; what is in a loop stands within it. */
export function overviewOf(workflow: Workflow, placement: Placement, { width, height }: Size): Overview {
  const boxes = [...placement].map(([id, box]) => {
    const corners = loopsAround(workflow, id).flatMap((loop) => placement.get(loop) ?? []);
    return {
      id,
      x: corners.reduce((sum, corner) => sum + corner.x, box.x),
      y: corners.reduce((sum, corner) => sum + corner.y, box.y),
      width: box.width,
      height: box.height,
      isLoop: isContainer(stepOf(workflow, id)?.use ?? ''),
    };
  });
  const [from, to] = [
    { x: Math.min(...boxes.map(({ x }) => x)), y: Math.min(...boxes.map(({ y }) => y)) },
    { x: Math.max(...boxes.map((box) => box.x + box.width)), y: Math.max(...boxes.map((box) => box.y + box.height)) },
  ];
  const scale = Math.min((width - 2 * MARGIN) / (to.x - from.x), (height - 2 * MARGIN) / (to.y - from.y), LARGEST);
  const left = (width - (from.x + to.x) * scale) / 2;
  const top = (height - (from.y + to.y) * scale) / 2;
  const shapes = boxes.map((box) => ({
    ...box,
    x: left + box.x * scale,
    y: top + box.y * scale,
    width: box.width * scale,
    height: box.height * scale,
  }));
  return { shapes, scale, left, top };
}
