/** Light or dark: what this browser's person has chosen, or what their system says. */
export type Scheme = 'light' | 'dark' | 'auto';

/** `public/scheme.js` reads it too, before the first paint. */
const KEY = 'parley.scheme';
const CHANGED = 'parley:scheme';

export function chosenScheme(): Scheme {
  return read(localStorage.getItem(KEY));
}

export function chooseScheme(scheme: Scheme): void {
  if (scheme === chosenScheme()) return;
  if (scheme === 'auto') localStorage.removeItem(KEY);
  else localStorage.setItem(KEY, scheme);
  show(scheme);
  window.dispatchEvent(new Event(CHANGED));
}

/** Tells of a choice made here or in another tab; the page is already drawn in it. */
export function onSchemeChange(changed: (scheme: Scheme) => void): () => void {
  const here = (): void => changed(chosenScheme());
  const elsewhere = ({ key }: StorageEvent): void => {
    if (key !== KEY && key !== null) return;
    show(chosenScheme());
    here();
  };
  window.addEventListener(CHANGED, here);
  window.addEventListener('storage', elsewhere);
  return () => {
    window.removeEventListener(CHANGED, here);
    window.removeEventListener('storage', elsewhere);
  };
}

/** The tokens know both colours; this says which of them count. */
function show(scheme: Scheme): void {
  if (scheme === 'auto') delete document.documentElement.dataset['scheme'];
  else document.documentElement.dataset['scheme'] = scheme;
}

function read(stored: string | null): Scheme {
  return stored === 'light' || stored === 'dark' ? stored : 'auto';
}
