/** Where a gateway listens. */
export type Endpoint = { readonly url: string; readonly wsUrl: string };

/** An error of the top-level list. */
export type GraphQLFault = {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: { readonly code: string; readonly requestId?: string };
};

/** What came back, whatever it is. */
export type Answer<D = unknown> = {
  readonly status: number;
  readonly headers: Headers;
  /** The body as it came. */
  readonly text: string;
  /** The body, if it is JSON. */
  readonly body: { readonly data?: D | null; readonly errors?: readonly GraphQLFault[] } | null;
  /** The codes of the top-level errors. */
  readonly codes: readonly string[];
};

/** A request did not do what the test needs; says what was sent and what came back. */
export class Failure extends Error {
  constructor(problem: string, query: string, variables: unknown, answer: unknown) {
    super(`${problem}\n${query.trim()}\nvariables: ${shown(variables)}\nanswer: ${shown(answer)}`);
    this.name = 'Failure';
  }
}

const DEADLINE_MS = 15_000;

/** Sends anything to a gateway by HTTP. A string is sent as it is, anything else as JSON. */
export async function send<D = unknown>(
  { url }: Endpoint,
  body: unknown,
  {
    token,
    headers = {},
    method = 'POST',
  }: { readonly token?: string | undefined; readonly headers?: Record<string, string>; readonly method?: string } = {},
): Promise<Answer<D>> {
  const response = await fetch(url, {
    method,
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}), ...headers },
    signal: AbortSignal.timeout(DEADLINE_MS),
    redirect: 'manual',
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  const parsed = jsonOf(text) as Answer<D>['body']; // tests look at what is there
  return {
    status: response.status,
    headers: response.headers,
    text,
    body: parsed,
    codes: parsed?.errors?.map(({ extensions }) => extensions?.code) ?? [],
  };
}

/** Sends an operation and gives its data. Throws a `Failure` if there is any error in the top-level list. */
export async function ask<D>(endpoint: Endpoint, query: string, variables: unknown, token?: string): Promise<D> {
  const answer = await send<D>(endpoint, { query, variables }, { token });
  const data = answer.body?.data;
  if (answer.status !== 200 || answer.codes.length > 0 || !data) throw new Failure(`HTTP ${answer.status}`, query, variables, answer.text);
  return data;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value, null, 2);
  return text.length > 4_000 ? `${text.slice(0, 4_000)} ... (${text.length} characters)` : text;
}
