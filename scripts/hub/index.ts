import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { check } from './check.ts';
import { erase } from './erase.ts';
import { init } from './init.ts';
import { KEPT, type Kept, readKept } from './keep.ts';
import { setup } from './setup.ts';
import { readTeam, type Team } from './team-file.ts';
import { tryOut } from './try.ts';

const USAGE = `A team's hub (docs/team-hub.md):

  npm run hub -- init team.yaml [--out hub] [--new-encryption-key] [--new-roster-key] [--new-admin-key]
      writes the servers' configuration, the signed roster and the join link; run it again whenever team.yaml has changed
  npm run hub -- setup [--out hub]      makes the streams at the running hub and publishes the roster
  npm run hub -- check [--out hub]      looks at everything, line by line
  npm run hub -- erase PERSON [--out hub] [--really]
      deletes at the hub what a person wrote, and the threads that they began
  npm run hub -- try [--out .cache/hub-try] [--port 8443]
      starts a hub on this computer, with sample people, to try with two browser profiles (--once: sets it up and ends)
`;

/** Something that the admin can put right: said without a stack. */
export class Wrong extends Error {}

/** The command line; ends with exit code 1 where something is wrong. */
export default async function hub(...given: string[]): Promise<void> {
  try {
    await run(given);
  } catch (error) {
    process.exitCode = 1;
    console.error(error instanceof Wrong ? error.message : `Failed: ${error instanceof Error ? error.message : error}`);
  }
}

async function run(given: string[]): Promise<void> {
  const { command, words, options, flags } = parsed(given);
  const folder = resolve(options.get('out') ?? (command === 'try' ? '.cache/hub-try' : 'hub'));
  const take = (allowed: string[]): void => {
    const odd = [...options.keys(), ...flags].find((name) => !allowed.includes(name));
    if (odd) throw new Wrong(`There is no --${odd} here.\n\n${USAGE}`);
  };
  switch (command) {
    case 'init': {
      take(['out', 'new-encryption-key', 'new-roster-key', 'new-admin-key']);
      const team = teamOf(words[0]);
      if (flags.has('new-encryption-key') && !team.encryption) {
        throw new Wrong(`${words[0]} has no "encryption: true", so there is no key to make anew.`);
      }
      const { written, kept, link } = await init(team, folder, {
        encryption: flags.has('new-encryption-key'),
        roster: flags.has('new-roster-key'),
        admin: flags.has('new-admin-key'),
      });
      for (const { path, did } of written) console.log(`${did.padEnd(7)} ${path}`);
      console.log(`kept    ${folder}/${KEPT} (secret: back it up, show it to nobody)`);
      console.log(
        `\nRoster ${kept.roster.number}: ${team.people.length} people. Join link, for members only:\n\n${link}\n`,
      );
      console.log(
        'Next: give each server its .conf file, start or reload nats-server, then: npm run hub -- setup, npm run hub -- check',
      );
      return;
    }
    case 'setup':
      take(['out']);
      for (const line of await setup(folder, keptIn(folder))) console.log(line);
      return;
    case 'check': {
      take(['out']);
      const found = await check(keptIn(folder));
      for (const { ok, what, detail } of found) console.log(`${ok ? 'ok    ' : 'WRONG '} ${what}: ${detail}`);
      const wrong = found.filter(({ ok }) => !ok).length;
      console.log(`${found.length - wrong} ok, ${wrong} wrong`);
      if (wrong > 0) process.exitCode = 1;
      return;
    }
    case 'erase': {
      take(['out', 'really']);
      const [person] = words;
      if (person === undefined) throw new Wrong(`Whose? Give the person's id.\n\n${USAGE}`);
      const { found, deleted } = await erase(keptIn(folder), person, flags.has('really'));
      console.log(`${found} messages of or to ${person}, or in threads that they began.`);
      console.log(flags.has('really') ? `${deleted} deleted.` : 'Nothing was deleted: say --really to do it.');
      return;
    }
    case 'try':
      take(['out', 'port', 'once']);
      await tryOut(folder, Number(options.get('port') ?? 8443), flags.has('once'));
      return;
    default:
      throw new Wrong(USAGE);
  }
}

const WITH_VALUE = new Set(['out', 'port']);

function parsed(given: readonly string[]) {
  const words: string[] = [];
  const options = new Map<string, string>();
  const flags = new Set<string>();
  for (let at = 0; at < given.length; at += 1) {
    const [, name, value] = /^--([a-z-]+)(?:=(.*))?$/.exec(given[at] ?? '') ?? [];
    if (name === undefined) words.push(given[at] ?? '');
    else if (!WITH_VALUE.has(name)) flags.add(name);
    else {
      if (value === undefined) at += 1;
      const said = value ?? given[at];
      if (said === undefined) throw new Wrong(`--${name} needs a value.`);
      options.set(name, said);
    }
  }
  return { command: words[0], words: words.slice(1), options, flags };
}

function teamOf(path: string | undefined): Team {
  if (path === undefined) throw new Wrong(`Which team? Give the file.\n\n${USAGE}`);
  if (!existsSync(path)) throw new Wrong(`${path}: there is no such file. docs/team-hub.md has one to begin with.`);
  const team = readTeam(readFileSync(path, 'utf8'));
  if ('faults' in team) throw new Wrong(team.faults.map(({ line, what }) => `${path}:${line}: ${what}`).join('\n'));
  return team;
}

function keptIn(folder: string): Kept {
  const kept = readKept(folder);
  if (!kept) throw new Wrong(`${folder}: no hub was made here. Run init first, or say --out.`);
  return kept;
}
