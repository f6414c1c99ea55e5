const KEY = 'parley.widget.open';

/** Whether the chat was left open or closed in this tab: it stays so from page to page. */
export class OpenDrawer {
  /** Undefined when nobody has opened or closed it yet, or the browser keeps nothing for this page. */
  isOpen(): boolean | undefined {
    try {
      const kept = sessionStorage.getItem(KEY);
      return kept === null ? undefined : kept === 'yes';
    } catch {
      return undefined;
    }
  }

  put(isOpen: boolean): void {
    try {
      sessionStorage.setItem(KEY, isOpen ? 'yes' : 'no');
    } catch {
      // The next page begins as it says itself.
    }
  }
}
