import { useReactFlow } from '@xyflow/react';
import { useEffect } from 'react';
import { coveredByPanel } from './fitting.ts';

const MARGIN = 40;
/** For the ways out that lead nowhere yet, with their names. */
const WAYS = 110;
const GLIDE_MILLIS = 180;

/** Moves the picture aside when the panel would cover the step that was just selected. */
export function useKeepInSight(id: string | undefined): void {
  const { getInternalNode, getViewport, setViewport } = useReactFlow();
  useEffect(() => {
    if (id === undefined) return undefined;
    // Once the step is drawn where it belongs.
    const timer = setTimeout(() => {
      const node = getInternalNode(id);
      const canvas = document.querySelector('.react-flow');
      if (node === undefined || canvas === null) return;
      const { x, y, zoom } = getViewport();
      const { width, height } = canvas.getBoundingClientRect();
      const left = node.internals.positionAbsolute.x * zoom + x;
      const top = node.internals.positionAbsolute.y * zoom + y;
      const right = left + (node.measured.width ?? 0) * zoom;
      const bottom = top + (node.measured.height ?? 0) * zoom;
      const free = width - coveredByPanel(width) - MARGIN - WAYS * zoom;
      const shiftX = left < MARGIN ? MARGIN - left : right > free ? Math.max(free - right, MARGIN - left) : 0;
      const shiftY = bottom > height - MARGIN ? height - MARGIN - bottom : top < MARGIN ? MARGIN - top : 0;
      if (shiftX !== 0 || shiftY !== 0) void setViewport({ x: x + shiftX, y: y + shiftY, zoom }, { duration: isStill() ? 0 : GLIDE_MILLIS });
    }, 120);
    return () => clearTimeout(timer);
  }, [id, getInternalNode, getViewport, setViewport]);
}

function isStill(): boolean {
  return window.matchMedia('(prefers-reduced-motion: reduce)').matches;
}
