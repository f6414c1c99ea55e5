import type { ReactNode } from 'react';

const PATHS = {
  plus: 'M8 3.25v9.5M3.25 8h9.5',
  arrowUp: 'M8 13V3.5M3.75 7.5 8 3.25l4.25 4.25',
  arrowDown: 'M8 3v9.5M3.75 8.5 8 12.75l4.25-4.25',
  arrowLeft: 'M13 8H3.5M7.5 3.75 3.25 8l4.25 4.25',
  chevron: 'm6 3.75 4.25 4.25L6 12.25',
  menu: 'M2.5 5h11M2.5 11h7.5',
  close: 'm4 4 8 8m0-8-8 8',
  check: 'm3.5 8.5 3 3 6-7',
  copy: 'M6 5.5h6.5V13H6zM10 5.5V3H3.5v7.5H6',
  warning: 'M8 2.75 14 13H2L8 2.75ZM8 6.75v3M8 11.4v.1',
  error: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM8 5v3.75M8 10.9v.1',
  pause: 'M6.5 5.5v5M9.5 5.5v5',
  minus: 'M5 8h6',
  expand: 'M9.5 2.75h3.75V6.5M6.5 13.25H2.75V9.5M13 3 9.25 6.75M3 13l3.75-3.75',
  open: 'M9.25 3H13v3.75M13 3 7.5 8.5M11.5 9.5v3.25h-8.25V4.5H6.5',
  leave: 'M6.5 3H3.25v10H6.5M10 5l3 3-3 3M13 8H6.5',
  retry: 'M13 8a5 5 0 1 1-1.6-3.67M13 2.5v2.75h-2.75',
} as const;

export type IconName = keyof typeof PATHS;

/** Decorative: the words beside it, or the button's label, carry the meaning. */
export function Icon({ name, size = 16 }: { name: IconName; size?: number }): ReactNode {
  return (
    <svg
      aria-hidden="true"
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
