import { useReactFlow } from '@xyflow/react';
import { useEffect } from 'react';

const PANEL = 400;
const MARGIN = 40;
/** For the ways out that lead nowhere yet, with their names. */
const WAYS = 110;

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
      const free = width - PANEL - MARGIN - WAYS * zoom;
      const shiftX = right > free ? free - right : left < MARGIN ? MARGIN - left : 0;
      const shiftY = bottom > height - MARGIN ? height - MARGIN - bottom : top < MARGIN ? MARGIN - top : 0;
      if (shiftX !== 0 || shiftY !== 0) void setViewport({ x: x + shiftX, y: y + shiftY, zoom }, { duration: 180 });
    }, 120);
    return () => clearTimeout(timer);
  }, [id, getInternalNode, getViewport, setViewport]);
}
