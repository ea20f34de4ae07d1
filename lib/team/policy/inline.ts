import { parsePlaybook } from '../../playbook/parse';
import { releaseOfParsed } from '../../playbook/release';
import type { Release } from '../../playbook/schema';
import { publishedOf, type RefusedReason } from '../judge';

export type InlineRefusal = RefusedReason | 'bad-json';
export type InlineReading =
  | { release: Release; published: boolean }
  | { refused: { reason: InlineRefusal; detail: string } };

/**
 * The release that stands in a policy: a `playbook.json` as it is published, or a playbook as it is exported, which becomes
 * release 1 of `now` (milliseconds since the epoch). No signature is looked for: whoever writes policies rules the browser.
 */
export async function readInline(text: string, now: number): Promise<InlineReading> {
  const raw = jsonOf(text);
  if (raw === undefined) return refuse('bad-json', '');
  if (isPublished(raw)) {
    const read = await publishedOf(raw);
    if ('verdict' in read) return refuse(read.reason === 'not-a-release' ? 'bad-playbook' : read.reason, read.detail);
    return { release: read.release, published: true };
  }
  const parsed = parsePlaybook(raw);
  if ('refused' in parsed) {
    const [first] = parsed.refused;
    return refuse(first?.reason.code === 'newer-major' ? 'newer-format' : 'bad-playbook', first?.path);
  }
  const facts = { number: 1, date: new Date(now).toISOString(), author: '', note: '' };
  return { release: (await releaseOfParsed(parsed.playbook, facts)).release, published: false };
}

const refuse = (reason: InlineRefusal, detail = ''): InlineReading => ({ refused: { reason, detail } });

function isPublished(raw: unknown): boolean {
  const format = typeof raw === 'object' && raw !== null && 'format' in raw ? raw.format : null;
  return typeof format === 'object' && format !== null && 'name' in format && format.name === 'sightline-release';
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
