/** Stands in the script where the build puts the styles. */
export const PLACEHOLDER = '__PARLEY_STYLES__';

const ROOT_FONT_PX = 16;

/**
 * The console's styles for a shadow root on a page that is not ours. What is said of the document's root is said of the element that
 * holds everything (nobody outside can reach it, as they can the host), and lengths do not follow the page's own root font.
 */
export function shadowStyles(css: string): string {
  return css
    .replace(/:root\b/g, '.parley')
    .replace(/(?<![\w.])(\d*\.?\d+)rem\b/g, (_, rem: string) => `${Number((Number(rem) * ROOT_FONT_PX).toFixed(3))}px`);
}
