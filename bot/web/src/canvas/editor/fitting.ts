import type { FitViewOptions } from '@xyflow/react';

/** How wide the panel beside the canvas is; see Panel.module.css. */
const PANEL = 400;
/** On a canvas that is not much wider the panel covers all of it, and what is beneath is not moved aside. */
const NARROW = 700;
/** Smaller, words on a card cannot be read. */
const LEGIBLE = 0.5;
const BEGIN = { left: 24, top: 96 };

export function isNarrow(width: number): boolean {
  return width < NARROW;
}

/** What of a canvas this wide an open panel takes away. */
export function coveredByPanel(width: number): number {
  return isNarrow(width) ? 0 : PANEL;
}

/** All of the workflow, beside the panel that is open. */
export function fitting(hasPanel: boolean, width = window.innerWidth): FitViewOptions {
  return {
    padding: isNarrow(width)
      ? { left: '16px', right: '40px', top: '72px', bottom: '72px' }
      : { left: '48px', right: hasPanel ? '540px' : '120px', top: '72px', bottom: '72px' },
    maxZoom: 1,
    minZoom: 0.1,
    duration: 0,
  };
}

/**
 * Where a telephone's picture begins: at the trigger, as large as can be read, where all of the workflow would be too small for that.
 *
 * @param zoom at which all of it fits
 * @returns undefined where that is good as it is
 */
export function beginning(
  { width, height }: { width: number; height: number },
  zoom: number,
  trigger: { x: number; y: number; height: number },
): { x: number; y: number; zoom: number } | undefined {
  if (!isNarrow(width) || zoom >= LEGIBLE) return undefined;
  const closer = 0.8;
  return {
    x: BEGIN.left - trigger.x * closer,
    y: Math.max(height / 3, BEGIN.top) - (trigger.y + trigger.height / 2) * closer,
    zoom: closer,
  };
}
