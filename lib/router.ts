import type { z } from 'zod';
import { KnownFailure } from './failure';
import { type Answered, failed, type Requests, type RequestType } from './messages';

/** Who sent a message, as the browser vouches for it. */
export interface Sender {
  id?: string;
  url?: string;
  origin?: string;
  frameId?: number;
  tab?: { id?: number; url?: string };
}

export type Handler<T extends RequestType> = (
  body: Requests[T]['request'],
  sender: Sender,
) => Promise<Requests[T]['response']>;

export interface Route<T extends RequestType> {
  schema: z.ZodType<Requests[T]['request']>;
  /** Null when this sender may send this; else why not. */
  refuses(sender: Sender, body: Requests[T]['request']): Promise<string | null> | string | null;
  handle: Handler<T>;
}

export type Routes = { [T in RequestType]: Route<T> };

/**
 * The only listener of the background. Every message is parsed by its schema, its sender is checked, and every outcome,
 * also a thrown one, becomes an `Answered`. Never rejects.
 */
export function makeRouter(routes: Routes): (message: unknown, sender: Sender) => Promise<Answered<unknown>> {
  return async (message, sender) => {
    const type = typeOf(message);
    if (type === null || !isRequest(routes, type)) return failed('bad-message', `unknown message ${String(type)}`);
    try {
      return await answer(routes, type, message, sender);
    } catch (error) {
      if (error instanceof KnownFailure) return { ok: false, error: error.failure };
      if (isStopping(error)) return failed('gone');
      console.error(`Sightline: ${type} failed`, error);
      return failed('internal', error instanceof Error ? `${error.name}: ${error.message}` : String(error));
    }
  };
}

async function answer<T extends RequestType>(
  routes: Routes,
  type: T,
  message: unknown,
  sender: Sender,
): Promise<Answered<Requests[T]['response']>> {
  const route: Route<T> = routes[type];
  const parsed = route.schema.safeParse(bodyOf(message));
  if (!parsed.success) return failed('bad-message', describe(parsed.error));
  const refusal = await route.refuses(sender, parsed.data);
  if (refusal !== null) return failed('not-allowed', refusal);
  return { ok: true, value: await route.handle(parsed.data, sender) };
}

/**
 * What Chromium 156 says to every call of its API in a background that it is stopping. That is no fault: the question is
 * asked again, and another background answers it.
 */
const isStopping = (error: unknown): boolean => error instanceof Error && error.message === 'No SW';

const isObject = (value: unknown): value is { [key: string]: unknown } => typeof value === 'object' && value !== null;
const typeOf = (message: unknown): string | null =>
  isObject(message) && typeof message.type === 'string' ? message.type : null;
const bodyOf = (message: unknown): unknown => (isObject(message) ? message.body : undefined);
const isRequest = (routes: Routes, type: string): type is RequestType => Object.hasOwn(routes, type);

/** The first complaint with its path; never the value, which may be a person's data. */
function describe(error: z.ZodError): string {
  const issue = error.issues[0];
  return issue ? `${issue.path.join('.') || 'message'}: ${issue.message}` : 'not understood';
}
