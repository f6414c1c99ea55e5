/** A page's own colour in Parley's tokens, dark or light enough to be read on both grounds. */
export interface Accent {
  own: string;
  light: string;
  dark: string;
  /** What is legible on the colour itself. */
  on: string;
}

type Rgb = readonly [number, number, number];

const LIGHT_GROUND: Rgb = [253, 253, 252];
const DARK_GROUND: Rgb = [38, 39, 36];
const BLACK: Rgb = [0, 0, 0];
const WHITE: Rgb = [255, 255, 255];
/** WCAG 2.2, 1.4.3: text. */
const LEGIBLE = 4.5;

/** @param color `#rgb` or `#rrggbb`; undefined for anything else, which leaves the colours as they are */
export function accentOf(color: string): Accent | undefined {
  const own = parse(color);
  if (own === undefined) return undefined;
  return {
    own: written(own),
    light: written(legible(own, LIGHT_GROUND, BLACK)),
    dark: written(legible(own, DARK_GROUND, WHITE)),
    on: contrast(own, WHITE) >= contrast(own, BLACK) ? '#ffffff' : '#000000',
  };
}

export function contrast(one: Rgb, other: Rgb): number {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

export function parse(color: string): Rgb | undefined {
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(color);
  const long = short === null ? /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(color) : short.map((digit) => digit + digit);
  if (long === null) return undefined;
  const [red, green, blue] = long.slice(1).map((hex) => Number.parseInt(hex.slice(0, 2), 16));
  return [red ?? 0, green ?? 0, blue ?? 0];
}

/** As near to the colour as can be read on the ground. */
function legible(color: Rgb, ground: Rgb, towards: Rgb): Rgb {
  for (let share = 0; share < 1; share += 0.05) {
    const mixed = mix(color, towards, share);
    if (contrast(mixed, ground) >= LEGIBLE) return mixed;
  }
  return towards;
}

function mix(one: Rgb, other: Rgb, share: number): Rgb {
  const of = (at: 0 | 1 | 2): number => Math.round(one[at] * (1 - share) + other[at] * share);
  return [of(0), of(1), of(2)];
}

function luminance(color: Rgb): number {
  const [red = 0, green = 0, blue = 0] = color.map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function written(color: Rgb): string {
  return `#${color.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}
