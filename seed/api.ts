/** Sends one operation to a Palaver server. Throws with what the server said if it did not work, `userErrors` included. */
export type Send = (query: string, variables: Record<string, unknown>, accessToken?: string) => Promise<Record<string, unknown>>;

/** An answer whose `userErrors` are not empty. */
export class Refused extends Error {
  readonly codes: readonly string[];
  constructor(codes: readonly string[], messages: string) {
    super(messages);
    this.name = 'Refused';
    this.codes = codes;
  }
}

/** Makes the sender for the GraphQL endpoint of a server. */
export function createSend(endpoint: string): Send {
  return async (query, variables, accessToken) => {
    const headers = { 'content-type': 'application/json', ...(accessToken ? { authorization: `Bearer ${accessToken}` } : {}) };
    const response = await fetch(endpoint, {
      method: 'POST',
      headers,
      body: JSON.stringify({ query, variables }),
      signal: AbortSignal.timeout(30_000),
    });
    const { data, errors } = (await response.json()) as { data?: Record<string, Payload>; errors?: { message: string }[] }; // GraphQL over HTTP
    if (errors?.length || !data) throw new Error(errors?.map(({ message }) => message).join(', ') ?? `HTTP ${response.status}`);
    const userErrors = Object.values(data).flatMap((payload) => payload?.userErrors ?? []);
    if (userErrors.length > 0)
      throw new Refused(
        userErrors.map(({ code }) => code),
        userErrors.map(({ message }) => message).join(', '),
      );
    return data;
  };
}

type Payload = { readonly userErrors?: readonly { readonly code: string; readonly message: string }[] } | null;
