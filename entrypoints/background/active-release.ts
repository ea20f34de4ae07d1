import { browser } from 'wxt/browser';
import { type CompiledRelease, compileCutRelease, compileRelease } from '../../lib/coaching/compile';
import { KnownFailure } from '../../lib/failure';
import { localDay } from '../../lib/playbook/local-day';
import { parsePlaybook, parseRelease } from '../../lib/playbook/parse';
import { makeRelease } from '../../lib/playbook/release';
import type { Release } from '../../lib/playbook/schema';
import { freshStarter } from '../../lib/playbook/starter';
import type { Connection } from '../../lib/storage/connection';
import type { StoredRelease } from '../../lib/storage/database';
import { activeCutRelease, activeRelease, installRelease, markChecked } from '../../lib/storage/releases';

/** The starter that a first start installs as release 1. */
const STARTER = '/starters/b2b-software.json';

export interface ActiveRelease {
  /** The active release, compiled once. Throws `KnownFailure` `no-release` when what is stored does not parse. */
  get(): Promise<CompiledRelease>;
}

/** Loads the active release when it is first needed; on a first start it installs the starter playbook. */
export function makeActiveRelease(connection: Connection): ActiveRelease {
  let loading: Promise<CompiledRelease> | null = null;
  return {
    get() {
      loading ??= load(connection).catch((error: unknown) => {
        loading = null;
        throw error;
      });
      return loading;
    },
  };
}

/** A release as stored is parsed once by each version of the extension: docs/decisions/0007 says why that is enough. */
async function load(connection: Connection): Promise<CompiledRelease> {
  const { version } = browser.runtime.getManifest();
  const cut = await connection.use((database) => activeCutRelease(database, version));
  if (cut) return compileCutRelease(cut);
  const stored = await connection.use(activeRelease);
  if (stored) {
    const release = checked(stored);
    await connection.use((database) => markChecked(database, release, version));
    return compileRelease(release);
  }
  const release = await starter();
  await connection.use((database) => installRelease(database, release, version));
  return compileRelease(release);
}

function checked(stored: StoredRelease): Release {
  const parsed = parseRelease(stored.release);
  if ('release' in parsed) return parsed.release;
  throw new KnownFailure('no-release', `release ${stored.number}: ${parsed.refused[0]?.path ?? ''}`);
}

async function starter(): Promise<Release> {
  const response = await fetch(browser.runtime.getURL(STARTER));
  const parsed = parsePlaybook(await response.json());
  if ('refused' in parsed) throw new KnownFailure('no-release', `starter: ${parsed.refused[0]?.path ?? ''}`);
  const now = new Date();
  const playbook = freshStarter(parsed.playbook, localDay(now));
  return makeRelease(playbook, { number: 1, date: now.toISOString(), author: '', note: '' });
}
