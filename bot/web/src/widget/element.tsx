import { QueryClientProvider } from '@tanstack/react-query';
import { createRoot, type Root } from 'react-dom/client';
import { createQueryClient } from '../api/queries.ts';
import type { GrantDrawer } from './grant.ts';
import { OpenDrawer } from './openDrawer.ts';
import { ATTRIBUTES, settingsOf } from './settings.ts';
import { PLACEHOLDER } from './shadowStyles.ts';
import { Widget } from './Widget.tsx';

/** What there is of Parley on a page: one sheet of styles, one place for the token. */
interface Belongings {
  base: string;
  drawer: GrantDrawer;
}

/** The element `<parley-chat>`, which lives in a shadow of its own. */
export function chatElement({ base, drawer }: Belongings): CustomElementConstructor {
  const styles = new CSSStyleSheet();
  styles.replaceSync(PLACEHOLDER);

  return class ParleyChat extends HTMLElement {
    static readonly observedAttributes = ATTRIBUTES.map((name) => `data-${name}`);
    readonly #memory = new OpenDrawer();
    readonly #client = createQueryClient();
    #root: Root | undefined;
    #isOpen = false;
    #takesFocus = false;

    connectedCallback(): void {
      const shadow = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
      shadow.adoptedStyleSheets = [styles];
      this.#isOpen = this.#memory.isOpen() ?? this.dataset['open'] !== undefined;
      this.#root = createRoot(shadow);
      this.#render();
    }

    disconnectedCallback(): void {
      this.#root?.unmount();
      this.#root = undefined;
    }

    attributeChangedCallback(): void {
      this.#render();
    }

    get isOpen(): boolean {
      return this.#isOpen;
    }

    open(): void {
      this.#set(true);
    }

    close(): void {
      this.#set(false);
    }

    toggle(): void {
      this.#set(!this.#isOpen);
    }

    #set(isOpen: boolean): void {
      if (isOpen === this.#isOpen) return;
      this.#isOpen = isOpen;
      this.#takesFocus = true;
      this.#memory.put(isOpen);
      this.#render();
      this.dispatchEvent(new CustomEvent(isOpen ? 'parley-open' : 'parley-close', { bubbles: true }));
    }

    #render(): void {
      this.#root?.render(
        <QueryClientProvider client={this.#client}>
          <Widget
            base={base}
            settings={settingsOf(this.dataset)}
            drawer={drawer}
            isOpen={this.#isOpen}
            takesFocus={this.#takesFocus}
            setOpen={(isOpen) => this.#set(isOpen)}
          />
        </QueryClientProvider>,
      );
    }
  };
}
