import type { Playbook } from './schema';

/** A playbook as the text of a file that `parsePlaybookText` reads again; every field is in it, also unknown ones. */
export function playbookText(playbook: Playbook): string {
  return `${JSON.stringify(playbook, null, 2)}\n`;
}

/** `b2b-software-release-3.json`. Ids are safe in file names on every system. */
export function playbookFileName(playbook: Pick<Playbook, 'id'>, release: number): string {
  return `${playbook.id}-release-${release}.json`;
}
