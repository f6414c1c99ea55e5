import { isRecord, optionalText } from './reading.ts';

/** An RFC 9457 problem document as an error: what happened, where, and what to do next. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';

  constructor(
    readonly status: number,
    readonly title: string,
    readonly detail?: string,
    readonly hint?: string,
    /** The rest of the document, such as the `findings` of a workflow that was refused. */
    readonly body: Record<string, unknown> = {},
  ) {
    super(detail ?? title);
  }

  get isUnauthorized(): boolean {
    return this.status === 401;
  }

  get isMissing(): boolean {
    return this.status === 404;
  }

  /** Nobody answered: no network, or the server is down. */
  static unreachable(): ApiProblem {
    return new ApiProblem(
      0,
      'Parley cannot be reached',
      'The server did not answer.',
      'Check that it is running and that you are online, then retry.',
    );
  }

  static async of(response: Response): Promise<ApiProblem> {
    const body = await problemBody(response);
    return new ApiProblem(
      response.status,
      optionalText(body['title']) ?? fallbackTitle(response.status),
      optionalText(body['detail']),
      optionalText(body['hint']),
      body,
    );
  }
}

/** Any thrown value as a problem that can be shown. */
export function asProblem(error: unknown): ApiProblem {
  if (error instanceof ApiProblem) return error;
  return new ApiProblem(0, 'Something went wrong', error instanceof Error ? error.message : String(error), 'Reload the page.');
}

/** Proxies answer with HTML; such a body tells a person nothing and is left out. */
async function problemBody(response: Response): Promise<Record<string, unknown>> {
  const text = await response.text();
  try {
    const body: unknown = JSON.parse(text);
    return isRecord(body) ? body : {};
  } catch {
    return {};
  }
}

function fallbackTitle(status: number): string {
  if (status === 401) return 'Please sign in';
  if (status === 403) return 'You may not do this';
  if (status === 404) return 'This does not exist (any more)';
  if (status === 429) return 'Too many requests';
  if (status >= 500) return `Parley has a problem (${status})`;
  return `The request was refused (${status})`;
}
