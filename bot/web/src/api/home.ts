/** Where Parley is, as seen from the page this runs on, and by what it knows the person: here and by a cookie, unless told otherwise. */
interface Home {
  /** Without a slash at the end; empty on Parley's own pages. */
  base: string;
  token: () => string | undefined;
}

let home: Home = { base: '', token: () => undefined };

/** For a page that is not Parley's: every call goes there, without cookies and with the token. */
export function liveAbroad(abroad: Home): void {
  home = abroad;
}

/** A fetch of one of Parley's addresses. */
export function fetchHome(what: string | Request, init: RequestInit): Promise<Response> {
  if (home.base === '' || what instanceof Request) return fetch(what, { credentials: 'same-origin', ...init });
  const headers = new Headers(init.headers);
  const token = home.token();
  if (token !== undefined) headers.set('Authorization', `Bearer ${token}`);
  return fetch(home.base + what, { ...init, headers, credentials: 'omit' });
}

/** Where a link in a message leads from here: those within Parley lead there from a foreign page, too. */
export function fromHere(href: string): string {
  return home.base !== '' && /^[/#]/.test(href) ? `${home.base}/${href.replace(/^\//, '')}` : href;
}
