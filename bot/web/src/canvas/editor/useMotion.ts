import { type OnMove, type ReactFlowProps, useStoreApi, type Viewport } from '@xyflow/react';
import { useEffect, useMemo } from 'react';

export interface Motion {
  /** Told each frame where the picture stands, and once at the beginning; answers how to stop listening. */
  follow(listener: (viewport: Viewport) => void): () => void;
  /** What the library is given so that it leaves the moving to us. */
  flow: Required<Pick<ReactFlowProps, 'viewport' | 'onViewportChange' | 'onMoveStart' | 'onMoveEnd'>>;
}

const START: Viewport = { x: 0, y: 0, zoom: 1 };
const QUIET_MILLIS = 250;

/** From here on down words on a card cannot be read; its title is written larger instead. */
const FAR = 0.36;

/**
 * Moves the picture while a person pans or zooms. The library would tell every step and every arrow of each frame; here one layer is
 * moved as it is, and the library hears where it came to rest.
 */
export function useMotion(): Motion {
  const store = useStoreApi();
  const motion = useMemo(() => begin(store), [store]);
  useEffect(() => motion.stop, [motion]);
  return motion;
}

function begin(store: ReturnType<typeof useStoreApi>): Motion & { stop: () => void } {
  const listeners = new Set<(viewport: Viewport) => void>();
  let isHeld = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let latest: Viewport | undefined;

  const settle = (): void => {
    clearTimeout(timer);
    if (latest === undefined) return;
    const { x, y, zoom } = latest;
    latest = undefined;
    const { domNode } = store.getState();
    domNode?.removeAttribute('data-moving');
    store.setState({ transform: [x, y, zoom] });
  };
  const slide = ({ x, y, zoom }: Viewport): void => {
    const { domNode } = store.getState();
    const layer = domNode?.querySelector<HTMLElement>('.react-flow__viewport');
    if (!layer) return;
    if (latest === undefined) domNode?.setAttribute('data-moving', '');
    latest = { x, y, zoom };
    layer.style.transform = `translate(${x}px, ${y}px) scale(${zoom})`;
    clearTimeout(timer);
    timer = setTimeout(settle, QUIET_MILLIS);
  };
  const onViewportChange = (viewport: Viewport): void => {
    if (isHeld) slide(viewport);
    else {
      latest = undefined;
      store.setState({ transform: [viewport.x, viewport.y, viewport.zoom] });
    }
    store.getState().domNode?.toggleAttribute('data-far', viewport.zoom < FAR);
    listeners.forEach((listener) => listener(viewport));
  };
  // Without an event it was the page that moved the picture, not a person.
  const onMoveStart: OnMove = (event) => {
    settle();
    isHeld = event !== null && event !== undefined;
  };
  const onMoveEnd: OnMove = () => {
    isHeld = false;
    settle();
  };
  return {
    flow: { viewport: START, onViewportChange, onMoveStart, onMoveEnd },
    follow: (listener) => {
      const [x, y, zoom] = store.getState().transform;
      listener({ x, y, zoom });
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop: () => clearTimeout(timer),
  };
}
