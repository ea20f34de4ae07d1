import { MESSAGE_LIMIT } from '../../lib/message-limit';
import { parsePlaybookText, TEXT_LIMIT } from '../../lib/playbook/parse';
import type { Refused } from '../../lib/playbook/refusal';
import type { Playbook } from '../../lib/playbook/schema';

/** A playbook that a person looks at before using it, or why a file is none. */
export type Candidate =
  | { kind: 'playbook'; from: 'starter' | 'file'; name: string; playbook: Playbook }
  | ({ kind: 'refused'; name: string } & Refused)
  | { kind: 'unreadable'; name: string; why: 'too-large' | 'not-utf8' | 'not-read'; bytes: number };

/** Largest file in bytes: what still fits into one message to the background. */
export const FILE_LIMIT = Math.min(MESSAGE_LIMIT, TEXT_LIMIT);

/**
 * Reads a file that a person chose or dropped. Changes nothing and never rejects. A file that is too large is not read at
 * all; bytes that are no UTF-8 are refused rather than turned into replacement characters.
 */
export async function readCandidate(file: File): Promise<Candidate> {
  const { name, size } = file;
  const unreadable = (why: 'too-large' | 'not-utf8' | 'not-read'): Candidate => ({
    kind: 'unreadable',
    name,
    why,
    bytes: size,
  });
  if (size > FILE_LIMIT) return unreadable('too-large');
  let bytes: ArrayBuffer;
  try {
    bytes = await file.arrayBuffer();
  } catch {
    return unreadable('not-read');
  }
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return unreadable('not-utf8');
  }
  const parsed = parsePlaybookText(text);
  if ('refused' in parsed) return { kind: 'refused', name, ...parsed };
  return { kind: 'playbook', from: 'file', name, playbook: parsed.playbook };
}
