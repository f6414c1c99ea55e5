// @vitest-environment jsdom
import { beforeEach, expect, it } from 'vitest';
import { firstFocus, roundTrip } from './focus.ts';

let panel: HTMLElement;
const the = (id: string): HTMLElement => panel.querySelector<HTMLElement>(`#${id}`)!;

beforeEach(() => {
  panel = document.createElement('div');
  panel.innerHTML = '<button id="first">1</button><button disabled>2</button><a id="middle" href="#">3</a><textarea id="last"></textarea>';
  // jsdom lays nothing out: everything is shown.
  for (const element of panel.querySelectorAll<HTMLElement>('*')) element.checkVisibility = () => true;
});

it('goes round from the last to the first and back', () => {
  expect(roundTrip(panel, the('last'), false)).toBe(the('first'));
  expect(roundTrip(panel, the('first'), true)).toBe(the('last'));
  expect(roundTrip(panel, panel, true)).toBe(the('last'));
});

it('leaves what lies between to the browser', () => {
  expect(roundTrip(panel, the('middle'), false)).toBeUndefined();
  expect(roundTrip(panel, the('middle'), true)).toBeUndefined();
});

it('does not count what is out of sight', () => {
  the('last').checkVisibility = () => false;
  expect(roundTrip(panel, the('middle'), false)).toBe(the('first'));
});

it('begins where one writes, but brings up no keyboard on a touch screen', () => {
  expect(firstFocus(panel, false)).toBe(the('last'));
  expect(firstFocus(panel, true)).toBe(panel);
});
