import type { Failure } from './messages';

/** Thrown where an outcome of a known kind ends a request; the router answers its `failure`. */
export class KnownFailure extends Error {
  readonly failure: Failure;
  constructor(code: Failure['code'], detail?: string) {
    super(detail === undefined ? code : `${code}: ${detail}`);
    this.name = 'KnownFailure';
    this.failure = detail === undefined ? { code } : { code, detail };
  }
}
