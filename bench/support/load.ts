import { Pool } from 'undici';

/** What to send over and over. */
export type Load = {
  /** Origin and path of the GraphQL endpoint. */
  readonly url: string;
  readonly accessToken: string;
  /** Requests under way at any time. */
  readonly inFlight: number;
  readonly durationMs: number;
  /** The body of the n-th request, from 0 on, as JSON. */
  readonly bodyOf: (n: number) => string;
  /** Asked before each request; true ends the load. */
  readonly isEnough?: () => boolean;
};

/** What came of a load: every answer was checked to have no errors. Latencies are milliseconds, one per request. */
export type Loaded = { readonly perSecond: number; readonly count: number; readonly latencies: readonly number[] };

/** Sends a load and measures it. Throws at the first answer with an error. */
export async function run({ url, accessToken, inFlight, durationMs, bodyOf, isEnough = () => false }: Load): Promise<Loaded> {
  const { origin, pathname: path } = new URL(url);
  const pool = new Pool(origin, { connections: inFlight, pipelining: 1 });
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${accessToken}` };
  const latencies: number[] = [];
  const begin = performance.now();
  let sent = 0;

  async function oneAfterAnother(): Promise<void> {
    while (performance.now() - begin < durationMs && !isEnough()) {
      const start = performance.now();
      const { statusCode, body } = await pool.request({ method: 'POST', path, headers, body: bodyOf(sent++) });
      const text = await body.text();
      latencies.push(performance.now() - start);
      if (statusCode !== 200 || !isGood(text)) throw new Error(`${url} answers ${statusCode} ${text.slice(0, 500)}`);
    }
  }

  await Promise.all(Array.from({ length: inFlight }, oneAfterAnother));
  const seconds = (performance.now() - begin) / 1000;
  await pool.close();
  return { perSecond: latencies.length / seconds, count: latencies.length, latencies };
}

/** GraphQL puts errors first or last; an error in a payload has a code. */
function isGood(text: string): boolean {
  return !text.includes('"errors":[') && !text.includes('"userErrors":[{');
}
