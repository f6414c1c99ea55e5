import { type RefObject, useEffect } from 'react';

/** On a telephone the keyboard covers part of the page without making it smaller: tells the styles what is left. */
export function useVisibleArea(element: RefObject<HTMLElement | null>, isOpen: boolean): void {
  useEffect(() => {
    const area = window.visualViewport;
    const { current } = element;
    if (!isOpen || area === null || current === null) return undefined;
    const tell = (): void => {
      current.style.setProperty('--visible-top', `${area.offsetTop}px`);
      current.style.setProperty('--visible-height', `${area.height}px`);
    };
    tell();
    area.addEventListener('resize', tell);
    area.addEventListener('scroll', tell);
    return () => {
      area.removeEventListener('resize', tell);
      area.removeEventListener('scroll', tell);
    };
  }, [element, isOpen]);
}
