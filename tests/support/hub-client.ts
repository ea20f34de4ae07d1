import type { HubState, Roster } from '../../lib/team/hub/contract.ts';
import { type HubNotes, makeHubNotes } from '../../lib/team/hub/events.ts';
import { keepConnected } from '../../lib/team/hub/keep-connected.ts';
import { connectHub } from '../../lib/team/hub/link.ts';
import { makeRosterService } from '../../lib/team/hub/roster-service.ts';
import type { TakenIn } from '../../lib/team/hub/take-in.ts';
import { type HubMemory, hubMemory } from './hub-memory.ts';
import type { HubMember, TestHub } from './nats.ts';

/** A browser as far as notes are concerned: what it holds in memory, and the code of the extension around it. */
export interface HubClient {
  who: HubMember;
  memory: HubMemory;
  notes: HubNotes;
  /** What came, with what became of it. */
  told: TakenIn[];
  /** Rows that the hub refused, with the reason. */
  refused: string[];
  states: HubState[];
  /** Connects; resolves when it is live. */
  start(): Promise<void>;
  /** The background is killed: nothing more is done with what is under way. */
  stop(): Promise<void>;
}

export function hubClient(
  hub: TestHub,
  who: HubMember,
  { memory = hubMemory(who.id), servers = hub.link.servers, keys = hub.link.keys } = {},
): HubClient {
  const told: TakenIn[] = [];
  const refused: string[] = [];
  const states: HubState[] = [];
  const notes = makeHubNotes({
    store: memory,
    now: Date.now,
    told: (taken) => told.push(taken),
    setBack() {
      memory.sendAgain();
      notes.poke();
    },
    refused: (_ready, why) => refused.push(why),
  });
  let roster: Roster | null = null;
  let ended = new AbortController();
  let done: Promise<void> = Promise.resolve();
  const parts = {
    connect: connectHub,
    link: { ...hub.link, servers, keys },
    identity: { person: who.id, seed: who.seed },
    services: [notes],
    first: makeRosterService({
      roster: () => roster,
      async took(newer) {
        roster = newer;
      },
    }),
    roster: () => roster,
    now: Date.now,
    // Sooner than a browser does, or a test would wait.
    sleep: (milliseconds: number, until: AbortSignal) =>
      new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, Math.min(milliseconds, 100));
        until.addEventListener('abort', () => {
          clearTimeout(timer);
          resolve();
        });
      }),
    chance: Math.random,
  };
  return {
    who,
    memory,
    notes,
    told,
    refused,
    states,
    start() {
      ended = new AbortController();
      return new Promise((resolve) => {
        const tell = (state: HubState): void => {
          states.push(state);
          if (state.state === 'live') resolve();
        };
        done = keepConnected({ ...parts, tell }, ended.signal);
      });
    },
    async stop() {
      ended.abort();
      await done;
    },
  };
}

/** Waits for a state of things; what is said where it does not come. */
export async function eventually(holds: () => boolean, what: () => string, within = 20_000): Promise<void> {
  for (let waited = 0; waited < within; waited += 20) {
    if (holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(what());
}
