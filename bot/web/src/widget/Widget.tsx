import { type CSSProperties, type ReactNode, type SyntheticEvent, useState } from 'react';
import { Mark } from '../ui/Mark.tsx';
import type { Accent } from './accent.ts';
import type { GrantDrawer } from './grant.ts';
import { Panel } from './Panel.tsx';
import type { Settings } from './settings.ts';
import { useHasNews } from './useHasNews.ts';
import { usePanelKeys } from './usePanelKeys.ts';
import styles from './Widget.module.css';

interface Props {
  base: string;
  settings: Settings;
  drawer: GrantDrawer;
  isOpen: boolean;
  /** Whether a person opened or closed it, rather than the page. */
  takesFocus: boolean;
  setOpen: (isOpen: boolean) => void;
}

/** The button in the corner and the panel it opens. Nothing is asked of Parley before it is opened once. */
export function Widget({ base, settings, drawer, isOpen, takesFocus, setOpen }: Props): ReactNode {
  const { title, theme, accent, position } = settings;
  const [wasOpened, setOpened] = useState(isOpen);
  if (isOpen && !wasOpened) setOpened(true);
  const hasNews = useHasNews(isOpen);
  const close = (): void => setOpen(false);
  const { panel, launcher, onKeyDown } = usePanelKeys(isOpen, takesFocus, close);
  return (
    <div
      className="parley"
      data-scheme={theme === 'auto' ? undefined : theme}
      style={accent && tokens(accent)}
      onKeyDown={keepToOurselves}
      onKeyUp={keepToOurselves}
      onKeyPress={keepToOurselves}
    >
      <div className={[styles.corner, position === 'left' && styles.left].filter(Boolean).join(' ')}>
        {wasOpened && (
          <Panel
            panel={panel}
            base={base}
            title={title}
            drawer={drawer}
            isOpen={isOpen}
            takesFocus={takesFocus}
            close={close}
            onKeyDown={onKeyDown}
          />
        )}
        <button ref={launcher} type="button" className={styles.launcher} aria-haspopup="dialog" hidden={isOpen} onClick={() => setOpen(true)}>
          <Mark size={30} />
          <span className="visually-hidden">
            {title}: open the chat{hasNews && ', there is news'}
          </span>
          {hasNews && <span className={styles.news} />}
        </button>
      </div>
    </div>
  );
}

/** What is typed here would set off the page's own shortcuts: it cannot tell that the key was meant for a field. */
function keepToOurselves(event: SyntheticEvent): void {
  event.stopPropagation();
}

function tokens({ own: color, light, dark, on }: Accent): CSSProperties {
  const accent = `light-dark(${light}, ${dark})`;
  const own: Record<`--${string}`, string> = {
    '--mark': color,
    '--primary': color,
    '--primary-hover': `color-mix(in srgb, ${color} 86%, ${on})`,
    '--on-primary': on,
    '--accent': accent,
    '--accent-line': `color-mix(in srgb, ${accent} 42%, var(--surface))`,
    '--accent-soft': `color-mix(in srgb, ${accent} 12%, var(--surface))`,
    '--bubble': `color-mix(in srgb, ${accent} 11%, var(--surface))`,
  };
  return own;
}
