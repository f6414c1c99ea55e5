import '../styles/tokens.css';
import '../styles/base.css';
import './widget.css';
import { liveAbroad } from '../api/home.ts';
import { chatElement } from './element.tsx';
import { GrantDrawer } from './grant.ts';
import { ATTRIBUTES } from './settings.ts';

const ELEMENT = 'parley-chat';

// Whatever loads this a second time finds everything done.
if (document.currentScript instanceof HTMLScriptElement && customElements.get(ELEMENT) === undefined) {
  start(document.currentScript);
}

/** Defines the element; a script marked `data-parley` also puts one on the page, unless the page did so itself. */
function start(script: HTMLScriptElement): void {
  const base = new URL('.', script.src).href.replace(/\/$/, '');
  const drawer = new GrantDrawer(`parley.widget ${base}`);
  liveAbroad({ base, token: () => drawer.get()?.token });
  customElements.define(ELEMENT, chatElement({ base, drawer }));
  if (script.dataset['parley'] === undefined) return;
  const said = { ...script.dataset };
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', () => insert(said), { once: true });
  else insert(said);
}

function insert(said: DOMStringMap): void {
  if (document.querySelector(ELEMENT) !== null) return;
  const chat = document.createElement(ELEMENT);
  for (const name of ATTRIBUTES) {
    const value = said[name];
    if (value !== undefined) chat.dataset[name] = value;
  }
  document.body.append(chat);
}
