import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { jetstreamManager } from '@nats-io/jetstream';
import { noticeSubject } from '../../lib/team/hub/subjects.ts';
import { connectAs } from './connect.ts';
import { ROSTER_FILE } from './init.ts';
import { type Kept, seedBytes } from './keep.ts';
import { setUpStreams } from './streams.ts';

/** Makes or changes the streams and publishes the roster; one line for each. Rejects with the server's error. */
export async function setup(folder: string, kept: Kept): Promise<string[]> {
  const nc = await connectAs(kept.servers, seedBytes(kept.adminSeed));
  try {
    const manager = await jetstreamManager(nc, { timeout: 15_000 });
    const done = await setUpStreams(manager, kept.nodes);
    const answer = await nc.request(noticeSubject('roster'), readFileSync(join(folder, ROSTER_FILE)), {
      timeout: 10_000,
    });
    if (answer.string().includes('"error"')) throw new Error(`the roster was not taken: ${answer.string()}`);
    return [...done.map(({ name, did }) => `${name}: ${did}`), `roster ${kept.roster.number}: published`];
  } finally {
    await nc.close();
  }
}
