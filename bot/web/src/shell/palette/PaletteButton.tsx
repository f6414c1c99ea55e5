import { IconSearch } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { askForPalette } from './asking.ts';
import styles from './PaletteButton.module.css';

/** The palette for those who do not know its key yet; it says which that is. */
export function PaletteButton(): ReactNode {
  return (
    <button type="button" className={styles.button} aria-keyshortcuts="Control+K Meta+K" onClick={askForPalette}>
      <IconSearch size={17} stroke={1.6} aria-hidden="true" />
      Search
      <kbd className={styles.key} aria-hidden="true">
        {isApple() ? '⌘K' : 'Ctrl K'}
      </kbd>
    </button>
  );
}

function isApple(): boolean {
  return /mac|iphone|ipad/i.test(navigator.userAgent);
}
