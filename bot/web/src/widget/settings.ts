import type { Scheme } from '../styles/scheme.ts';
import { type Accent, accentOf } from './accent.ts';

/** What a page says of its chat, by `data-` attributes of the script or the element. */
export interface Settings {
  theme: Scheme;
  accent: Accent | undefined;
  title: string;
  position: 'left' | 'right';
}

/** The attributes that are looked at, without `data-`. */
export const ATTRIBUTES = ['theme', 'accent', 'title', 'position', 'open'] as const;

/** What is not understood counts as not said. */
export function settingsOf(said: DOMStringMap): Settings {
  const { theme, accent, title, position } = said;
  return {
    theme: theme === 'light' || theme === 'dark' ? theme : 'auto',
    accent: accentOf(accent?.trim() ?? ''),
    title: title?.trim() || 'Parley',
    position: position === 'left' ? 'left' : 'right',
  };
}
