import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { makeDraftSender } from '../../../components/notes/draft-sender';
import type { Answered } from '../../../lib/messages';
import type { NoteDraft } from '../../../lib/note-requests';

const draft = (markdown: string, at: number): NoteDraft => ({
  id: 'd',
  record: 'r',
  place: { kind: 'new', tie: null, flag: null },
  text: { markdown, links: [], tips: [] },
  visibility: 'private',
  fields: [],
  at,
});

const life = new AbortController();
let sent: string[];
let answers: ((answer: Answered<{ kept: true }>) => void)[];
const keep = ({ text }: NoteDraft): Promise<Answered<{ kept: true }>> => {
  sent.push(text.markdown);
  return new Promise((resolve) => answers.push(resolve));
};
const answer = async (given: Answered<{ kept: true }> = { ok: true, value: { kept: true } }): Promise<void> => {
  answers.shift()?.(given);
  await vi.advanceTimersByTimeAsync(0);
};

beforeEach(() => {
  vi.useFakeTimers();
  sent = [];
  answers = [];
});
afterEach(() => vi.useRealTimers());

describe('the sending of what is being written', () => {
  it('sends the first letter at once, and of what follows while it is under way only the newest', async () => {
    const sender = makeDraftSender(keep, life.signal, () => {});
    for (const [at, text] of ['a', 'ab', 'abc'].entries()) sender.keep(draft(text, at));
    expect(sent).toEqual(['a']);
    expect(sender.state('d')).toBe('keeping');
    await answer();
    expect(sent).toEqual(['a', 'abc']);
    expect(sender.state('d')).toBe('keeping');
    await answer();
    expect(sent).toEqual(['a', 'abc']);
    expect(sender.state('d')).toBe('kept');
  });

  it('says why something is not kept, and tries again until it is', async () => {
    const sender = makeDraftSender(keep, life.signal, () => {});
    sender.keep(draft('a', 1));
    await answer({ ok: false, error: { code: 'storage-full' } });
    expect(sender.state('d')).toBe('storage-full');
    await vi.advanceTimersByTimeAsync(2_000);
    expect(sent).toEqual(['a', 'a']);
    await answer();
    expect(sender.state('d')).toBe('kept');
  });

  it('does not ask again for what will be refused again', async () => {
    const sender = makeDraftSender(keep, life.signal, () => {});
    sender.keep(draft('a', 1));
    await answer({ ok: false, error: { code: 'not-allowed' } });
    await vi.advanceTimersByTimeAsync(10_000);
    expect(sent).toEqual(['a']);
  });

  it('sends what waits beside what is under way when the page is being left', () => {
    const sender = makeDraftSender(keep, life.signal, () => {});
    sender.keep(draft('a', 1));
    sender.keep(draft('ab', 2));
    sender.flush();
    expect(sent).toEqual(['a', 'ab']);
  });
});
