import type { Queue } from '../../../lib/one-at-a-time';
import { localDay } from '../../../lib/playbook/local-day';
import type { Connection } from '../../../lib/storage/connection';
import { teamNote, writeTeamNotes } from '../../../lib/storage/team/notes';
import { receiveRelease } from './receive';

export interface WaitingRoom {
  /** Applies what waits and may: because it applies at once, or its day has come. Answers whether it did. */
  applyDue(): Promise<boolean>;
  /** Applies what waits because a person pressed; false where that release does not wait (any more). */
  applyPressed(number: number): Promise<boolean>;
}

export interface WaitingParts {
  connection: Connection;
  /** In turn with publishing. */
  inTurn: Queue;
  /** Another release is in force. */
  released(): void;
  now(): number;
}

/** Where a release that was taken waits, by whatever channel it came. */
export function makeWaitingRoom({ connection, inTurn, released, now }: WaitingParts): WaitingRoom {
  const apply = (pressed: number | null): Promise<boolean> =>
    inTurn(async () => {
      const waiting = await connection.use((database) => teamNote(database, 'waiting'));
      if (!waiting) return false;
      const { release, receive } = waiting.published;
      const due =
        receive.how === 'at-once' || (receive.enforceFrom !== null && receive.enforceFrom <= localDay(new Date(now())));
      if (pressed === null ? !due : pressed !== release.number) return false;
      const changed = await receiveRelease(connection, waiting.published);
      // After it: killed in between, it is applied again, which changes nothing.
      await connection.use((database) => writeTeamNotes(database, [], ['waiting']));
      if (changed) released();
      return true;
    });
  return { applyDue: () => apply(null), applyPressed: apply };
}
