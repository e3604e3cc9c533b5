/** A promise that is settled from outside. Nobody needs to handle its rejection. */
export type Deferred<T> = { readonly promise: Promise<T>; resolve(value: T): void; reject(error: unknown): void };

/** Makes a deferred promise; `Promise.withResolvers` is not in Node 20. */
export function createDeferred<T>(): Deferred<T> {
  let resolve: (value: T) => void = () => {};
  let reject: (error: unknown) => void = () => {};
  const promise = new Promise<T>((settle, fail) => {
    resolve = settle;
    reject = fail;
  });
  promise.catch(() => {}); // whoever awaits it sees it; others hear of it in another way
  return { promise, resolve, reject };
}
