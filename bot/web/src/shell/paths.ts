/** Addresses within the page. They stand behind the # so that one file, served at /, is the whole application. */
export const paths = {
  conversation: (id: string, message?: string): string => `/c/${encode(id)}${message === undefined ? '' : `/${encode(message)}`}`,
  workflows: '/workflows',
  workflow: (id: string): string => `/workflows/${encode(id)}`,
  runs: '/runs',
  run: (id: string): string => `/runs/${encode(id)}`,
  approvals: '/approvals',
  connections: '/connections',
  connection: (id: string): string => `/connections/${encode(id)}`,
  connect: (connector?: string): string => `/connections/new${connector === undefined ? '' : `/${encode(connector)}`}`,
  templates: '/templates',
  template: (id: string): string => `/templates/${encode(id)}`,
  account: '/account',
  people: '/people',
} as const;

/** For a plain link. */
export function hrefOf(path: string): string {
  return `#${path}`;
}

const LAST = 'parley.conversation';

export function rememberConversation(conversation: string): void {
  localStorage.setItem(LAST, conversation);
}

export function lastConversation(): string | null {
  return localStorage.getItem(LAST);
}

const encode = encodeURIComponent;
