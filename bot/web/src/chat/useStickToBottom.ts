import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';

const NEAR_PX = 56;
const MARGIN_PX = 16;

export interface Sticking {
  viewport: RefObject<HTMLDivElement | null>;
  content: RefObject<HTMLDivElement | null>;
  /** Something was added below while the reader was further up. */
  hasNews: boolean;
  toBottom(): void;
  /** What comes of the reader's doing near the end is followed. */
  follow(): void;
}

/** Keeps the end in view while content grows, unless the reader has scrolled up to read. */
export function useStickToBottom(count: number): Sticking {
  const viewport = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const isStuck = useRef(true);
  const seen = useRef(0);
  const last = useRef<Element>(undefined);
  const [hasNews, setHasNews] = useState(false);

  const toBottom = useCallback(() => {
    isStuck.current = true;
    setHasNews(false);
    const element = viewport.current;
    if (element !== null) element.scrollTop = element.scrollHeight;
  }, []);

  const follow = useCallback(() => {
    const element = viewport.current;
    if (element !== null && element.scrollHeight - element.scrollTop < 2 * element.clientHeight) isStuck.current = true;
  }, []);

  useLayoutEffect(() => {
    const element = viewport.current;
    const newest = content.current?.querySelector('[role=log] > ol > :last-child');
    if (isStuck.current) toBottom();
    else if (count > seen.current) setHasNews(true);
    // What is taller than the screen is read from its beginning.
    if (isStuck.current && seen.current > 0 && newest !== last.current && element && newest && newest.clientHeight > element.clientHeight) {
      isStuck.current = false;
      element.scrollTop += newest.getBoundingClientRect().top - element.getBoundingClientRect().top - MARGIN_PX;
    }
    seen.current = count;
    last.current = newest ?? undefined;
  }, [count, toBottom]);

  useEffect(() => {
    const element = viewport.current;
    const inner = content.current;
    if (element === null || inner === null) return undefined;
    toBottom();
    let top = element.scrollTop;
    const onScroll = (): void => {
      const isNear = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_PX;
      // Only a way up is the reader's doing: content that grows in between moves the end away, not the reader.
      if (isNear) isStuck.current = true;
      else if (element.scrollTop < top) isStuck.current = false;
      top = element.scrollTop;
      if (isStuck.current) setHasNews(false);
    };
    const grown = new ResizeObserver(() => {
      if (isStuck.current) element.scrollTop = element.scrollHeight;
    });
    element.addEventListener('scroll', onScroll, { passive: true });
    grown.observe(inner);
    grown.observe(element);
    return () => {
      element.removeEventListener('scroll', onScroll);
      grown.disconnect();
    };
  }, [toBottom]);

  return { viewport, content, hasNews, toBottom, follow };
}
