import { type FitViewOptions, getViewportForBounds, type Viewport } from '@xyflow/react';
import { absolute } from '../model/dropping.ts';
import type { Box, Placement, Size } from '../model/geometry.ts';
import { TRIGGER, type Workflow } from '../model/workflow.ts';

/** How wide the panel beside the canvas is; see Panel.module.css. */
const PANEL = 400;
/** On a canvas that is not much wider the panel covers all of it, and what is beneath is not moved aside. */
const NARROW = 700;
/** Smaller, words on a card cannot be read. */
const LEGIBLE = 0.5;
const CLOSE = 0.9;
const LEFT = 24;
const LEAST = 0.1;

/** What of a canvas this wide an open panel takes away. */
export function coveredByPanel(width: number): number {
  return width < NARROW ? 0 : PANEL;
}

function around(hasPanel: boolean, width: number) {
  const beside = width < NARROW ? 40 : hasPanel ? 540 : 120;
  return { left: width < NARROW ? '16px' : '48px', right: `${beside}px`, top: '72px', bottom: '72px' } as const;
}

/** All of the workflow, beside the panel that is open. */
export function fitting(hasPanel: boolean): FitViewOptions {
  return { padding: around(hasPanel, window.innerWidth), maxZoom: 1, minZoom: LEAST, duration: 0 };
}

/**
 * What a canvas of this size begins with: the step that was asked for, close; else all of the workflow. Where that would be too small to be
 * read on a telephone, it begins at the trigger.
 */
export function opening(workflow: Workflow, placement: Placement, canvas: Size, step: string | undefined): Viewport {
  const boxes = new Map([...placement].map(([id, box]) => [id, { ...box, ...absolute(workflow, placement, id) }]));
  const asked = step === undefined ? undefined : boxes.get(step);
  if (asked !== undefined) {
    return centred(asked, { ...canvas, width: canvas.width - coveredByPanel(canvas.width) });
  }
  const all = getViewportForBounds(bounds([...boxes.values()]), canvas.width, canvas.height, LEAST, 1, around(false, canvas.width));
  const trigger = boxes.get(TRIGGER);
  if (canvas.width >= NARROW || all.zoom >= LEGIBLE || trigger === undefined) return all;
  return { ...centred(trigger, canvas), x: LEFT - trigger.x * CLOSE };
}

function centred({ x, y, width, height }: Box, canvas: Size): Viewport {
  return { x: canvas.width / 2 - (x + width / 2) * CLOSE, y: canvas.height / 2 - (y + height / 2) * CLOSE, zoom: CLOSE };
}

function bounds(boxes: readonly Box[]): Box {
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  return {
    x,
    y,
    width: Math.max(...boxes.map((box) => box.x + box.width)) - x,
    height: Math.max(...boxes.map((box) => box.y + box.height)) - y,
  };
}
