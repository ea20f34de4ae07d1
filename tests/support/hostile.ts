import { type ConnectionOptions, createInbox, type NatsConnection } from '@nats-io/nats-core';
import type { HubLink } from '../../lib/team/hub/contract.ts';
import { inboxOf } from '../../lib/team/hub/subjects.ts';
import { connectAs } from '../../scripts/hub/connect.ts';
import type { HubMember } from './nats.ts';

/** What the server made of an act. `silent`: it took the words and nobody answered. */
export type Verdict = 'refused' | 'answered' | 'failed' | 'silent';

/** A client of nothing but the library's core, which asks for whatever it likes. */
export interface Hostile {
  nc: NatsConnection;
  id: string;
  /** A request; `text`: what came back. `failed`: the answer is an error of JetStream's. */
  ask(subject: string, body?: unknown): Promise<{ verdict: Verdict; text: string }>;
  /** Words with an address for the answer that the server does not check. */
  shout(subject: string, body: unknown, reply: string): Promise<void>;
  /** Whether it may listen there. */
  hear(subject: string): Promise<Verdict>;
}

export async function hostile(
  hub: { link: Pick<HubLink, 'servers'> },
  who: HubMember,
  more: ConnectionOptions = {},
): Promise<Hostile> {
  const inboxPrefix = inboxOf(who.id);
  const nc = await connectAs(hub.link.servers, who.seed, { inboxPrefix, reconnect: false, ...more });
  return {
    nc,
    id: who.id,
    async ask(subject, body = '') {
      try {
        const { data, headers } = await nc.request(subject, bytesOf(body), { timeout: 2_000 });
        const text = new TextDecoder().decode(data);
        const failed = /"error":\{/.test(text) || (headers?.code ?? 0) >= 400;
        return { verdict: failed ? 'failed' : 'answered', text: failed && text === '' ? String(headers?.code) : text };
      } catch (error) {
        return { verdict: isRefusal(error) ? 'refused' : 'silent', text: String(error) };
      }
    },
    async shout(subject, body, reply) {
      nc.publish(subject, bytesOf(body), { reply });
      await nc.flush();
    },
    async hear(subject) {
      let refused = false;
      const subscription = nc.subscribe(subject, {
        callback(error) {
          refused ||= isRefusal(error);
        },
      });
      await nc.flush();
      // The refusal comes before the answer to a second ping.
      await nc.flush();
      if (!refused) subscription.unsubscribe();
      return refused ? 'refused' : 'answered';
    },
  };
}

const isRefusal = (error: unknown): boolean => String(error).includes('Permissions Violation');

const bytesOf = (body: unknown): string | Uint8Array =>
  typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body);

/** A consumer of one filter, as asked for under its own subject. */
export const consumer = (stream: string, name: string, filter: string, config: object = {}) => ({
  stream_name: stream,
  config: {
    name,
    filter_subject: filter,
    ack_policy: 'none',
    deliver_policy: 'all',
    inactive_threshold: 60_000_000_000,
    ...config,
  },
});

/** A name that nobody guesses. */
export const someName = (): string => createInbox().slice('_INBOX.'.length);
