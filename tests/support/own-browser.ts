import { digestOf } from '../../lib/playbook/digest.ts';
import type { Ranked } from '../../lib/team/own-browsers/decide.ts';
import type { Limits } from '../../lib/team/own-browsers/limits.ts';
import { pass } from '../../lib/team/own-browsers/pass.ts';
import type { OwnIdentity, Values } from '../../lib/team/own-browsers/person.ts';
import { type Local, type Memory, NO_MEMORY, type Outcome, type Ports } from '../../lib/team/own-browsers/ports.ts';
import type { SyncArea } from './sync-area.ts';

/** Small, so that a short text is several pieces. */
export const SMALL: Limits = { total: 102_400, item: 90 };

const DEFAULTS = { side: 'right', width: 360 };

export class Killed extends Error {}

/** One of a person's browsers, with the product's own pass over an area; its database is what is kept here. */
export class OwnBrowser {
  memory: Memory = NO_MEMORY;
  preferences: { crm: { [field: string]: unknown } } = { crm: { ...DEFAULTS } };
  identity: OwnIdentity | null = null;
  /** Every release that was ever active, the active one last. */
  readonly history: { number: number; text: string; digest: string }[] = [];
  readonly outcomes: Outcome[] = [];
  /** Then its id stays (`own-browsers-identity.ts`). */
  wroteNotes = false;
  /** Milliseconds by which this browser's clock is wrong. */
  skew = 0;
  now = 1_000_000_000_000;

  readonly area: SyncArea;
  /** Every text that any browser published; nothing else may ever be taken. */
  readonly published: Set<string>;

  constructor(area: SyncArea, published: Set<string>) {
    this.area = area;
    this.published = published;
  }

  get active(): { number: number; text: string; digest: string } | null {
    return this.history.at(-1) ?? null;
  }

  async publish(text: string): Promise<void> {
    this.published.add(text);
    this.history.push({ number: (this.active?.number ?? 0) + 1, text, digest: await digestOf(text) });
  }

  setPreference(field: string, value: unknown): void {
    this.preferences.crm[field] = value;
  }

  introduce(name: string, id: string): void {
    const at = Math.max(this.now + this.skew, (this.identity?.at ?? 0) + 1);
    this.identity = { id: this.identity?.id ?? id, name, email: null, roles: ['rep'], at };
  }

  /** One pass; `kill`: after so many calls that write, the background is gone. */
  async pass(kill = Number.POSITIVE_INFINITY): Promise<Outcome | null> {
    let left = kill;
    const durable = <T>(act: () => T): T => {
      if (left <= 0) throw new Killed();
      left -= 1;
      return act();
    };
    const local: Local = {
      preferences: structuredClone(this.preferences),
      defaults: DEFAULTS,
      identity: this.identity,
      release: this.active && { number: this.active.number, digest: this.active.digest },
      inTeam: false,
    };
    const ports: Ports = {
      write: async (write) => durable(() => this.area.write(write)),
      mayWrite: async () => true,
      save: async (memory) =>
        durable(() => {
          this.memory = structuredClone(memory);
        }),
      setPreferences: async (values: Values) =>
        durable(() => {
          Object.assign(this.preferences.crm, values.crm);
          return values;
        }),
      setIdentity: async (identity) =>
        durable(() => {
          const before = this.identity;
          this.identity = this.wroteNotes && before ? { ...identity, id: before.id } : identity;
          return JSON.stringify(before) !== JSON.stringify(this.identity);
        }),
      releaseText: async (number) => JSON.stringify({ number, text: this.active?.text }),
      take: async (text, { digest }, instead: Ranked | null) => {
        const { number, text: content } = JSON.parse(text);
        if (!this.published.has(content)) throw new Error(`a mixed release: ${content}`);
        if ((await digestOf(content)) !== digest) return { refused: 'bad-digest' };
        if (instead?.digest !== this.active?.digest) return { again: true };
        const given = Math.max(number, (this.active?.number ?? 0) + 1);
        durable(() => this.history.push({ number: given, text: content, digest }));
        return { taken: true, number: given };
      },
      now: () => this.now + this.skew,
    };
    try {
      const outcome = await pass({ ...this.area.items }, local, this.memory, ports, SMALL);
      this.outcomes.push(outcome);
      return outcome;
    } catch (error) {
      if (error instanceof Killed) return null;
      throw error;
    }
  }
}
