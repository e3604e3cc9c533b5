/** The places of one deployment, any of which will do. */
export type Endpoints = {
  readonly count: number;
  /** Where requests go now. */
  url(): string;
  /** Where sockets go now. */
  webSocketUrl(): string;
  /** Goes on to the next one, unless somebody has since this URL (either kind) failed. */
  failed(url: string): void;
};

/** Begins with the first URL. Throws a `TypeError` if there is none, or one that is not http or https. */
export function createEndpoints(urls: readonly string[]): Endpoints {
  if (urls.length === 0) throw new TypeError('urls: at least one is needed');
  for (const url of urls) if (!/^https?:$/.test(new URL(url).protocol)) throw new TypeError(`urls: ${url} is neither http nor https`);
  let at = 0;
  const url = (): string => urls[at % urls.length] as string; // there is one
  const webSocketUrl = (): string => url().replace(/^http/, 'ws');

  return {
    count: urls.length,
    url,
    webSocketUrl,
    failed(failedUrl) {
      if (failedUrl === url() || failedUrl === webSocketUrl()) at = (at + 1) % urls.length;
    },
  };
}
