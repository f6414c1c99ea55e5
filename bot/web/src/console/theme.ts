import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';

/** From the lightest tint to the darkest shade of the accent. */
const INDIGO: MantineColorsTuple = [
  '#eef0fc',
  '#dce0f9',
  '#b9c0ee',
  '#949fe5',
  '#7683de',
  '#5765d8',
  '#4857cd',
  '#3f4fc4',
  '#3342a5',
  '#283585',
];

/** White can be read on the shades that buttons have. */
const RED: MantineColorsTuple = ['#fcedeb', '#f8d5d1', '#f0b0aa', '#e58a81', '#d9635a', '#c9372c', '#bd2f25', '#b0281f', '#93201a', '#781914'];

export const theme = createTheme({
  primaryColor: 'indigo',
  colors: { indigo: INDIGO, red: RED },
  primaryShade: { light: 7, dark: 5 },
  fontFamily: 'var(--sans)',
  fontFamilyMonospace: 'var(--mono)',
  headings: { fontFamily: 'var(--sans)', fontWeight: '620' },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  // The library leaves the cross of its dialogs without a name, and puts something into menus that is no item.
  components: { CloseButton: { defaultProps: { 'aria-label': 'Close' } }, Menu: { defaultProps: { withInitialFocusPlaceholder: false } } },
});

/** The library's colours are our tokens, which know light from dark by themselves. */
export const variables: CSSVariablesResolver = () => {
  const surfaces = {
    '--mantine-color-body': 'var(--surface)',
    '--mantine-color-text': 'var(--ink)',
    '--mantine-color-dimmed': 'var(--ink-3)',
    '--mantine-color-placeholder': 'var(--ink-3)',
    '--mantine-color-default': 'var(--surface)',
    '--mantine-color-default-hover': 'var(--hover)',
    '--mantine-color-default-color': 'var(--ink)',
    '--mantine-color-default-border': 'var(--line-strong)',
    '--mantine-color-error': 'var(--error)',
    '--mantine-color-anchor': 'var(--accent)',
    // What menus write a red item in.
    '--mantine-color-red-6': 'var(--error)',
    '--mantine-color-red-light': 'var(--error-soft)',
    '--mantine-color-red-light-color': 'var(--error)',
    '--mantine-color-indigo-text': 'var(--accent)',
    '--mantine-color-indigo-light-color': 'var(--accent)',
  };
  return { variables: {}, light: surfaces, dark: surfaces };
};
