import { describe, expect, it } from 'vitest';
import { digestOf } from '../../../lib/playbook/digest';
import { readInline } from '../../../lib/team/policy/inline';
import { playbookSaying, published } from '../../support/publisher';

const NOW = Date.UTC(2026, 10, 24);

const refusal = async (document: unknown): Promise<unknown> => {
  const read = await readInline(typeof document === 'string' ? document : JSON.stringify(document), NOW);
  return 'refused' in read ? read.refused : null;
};

describe('a playbook that stands in a policy', () => {
  it('becomes the first release of its day, where it is a playbook as it is exported', async () => {
    const playbook = playbookSaying('By policy');
    const read = await readInline(JSON.stringify(playbook, null, 2), NOW);
    expect(read).toEqual({
      release: {
        number: 1,
        date: '2026-11-24T00:00:00.000Z',
        author: '',
        note: '',
        digest: await digestOf(playbook),
        playbook,
      },
      published: false,
    });
  });

  it('stays the release that it is, where it is one as it is published', async () => {
    const document = await published(7);
    expect(await readInline(JSON.stringify(document), NOW)).toEqual({ release: document.release, published: true });
  });

  it('is refused with its reason where it is no JSON, no playbook, changed on its way, or of a newer Sightline', async () => {
    expect(await refusal('{ "half": ')).toEqual({ reason: 'bad-json', detail: '' });
    expect(await refusal({ hello: 1 })).toMatchObject({ reason: 'bad-playbook' });
    const playbook = playbookSaying('By policy');
    expect(await refusal({ ...playbook, tips: [{ id: 'x' }] })).toMatchObject({ reason: 'bad-playbook' });
    expect(await refusal({ ...playbook, format: { ...playbook.format, major: 9 } })).toMatchObject({
      reason: 'newer-format',
    });
    const document = await published(2);
    const changed = { ...document, release: { ...document.release, playbook: { ...playbook, title: 'Another' } } };
    expect(await refusal(changed)).toMatchObject({ reason: 'bad-digest' });
    expect(await refusal({ ...document, history: 'none' })).toMatchObject({ reason: 'bad-playbook' });
    expect(await refusal({ ...document, format: { ...document.format, major: 2 } })).toMatchObject({
      reason: 'newer-format',
    });
  });
});
