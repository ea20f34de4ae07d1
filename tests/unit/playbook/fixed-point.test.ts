import { describe, expect, it } from 'vitest';
import type { Edit } from '../../../lib/playbook/edit';
import { editBetween, editOf } from '../../../lib/playbook/edit-between';
import {
  callWording,
  isBorrowedVision,
  needsRedirect,
  visionSince,
  visionSnapshot,
} from '../../../lib/playbook/fixed-point';
import { itemsOf } from '../../../lib/playbook/items';
import { parsePlaybook } from '../../../lib/playbook/parse';
import type { Playbook, Redirect } from '../../../lib/playbook/schema';
import { freshStarter } from '../../../lib/playbook/starter';
import starter from '../../../public/starters/b2b-software.json';
import { sample } from './sample';

const FACTS = { id: 'one', at: 0, hat: 'leader', page: 'page' } as const;

function changed(change: (playbook: Playbook) => void, from = sample()): Playbook {
  const after = structuredClone(from);
  change(after);
  return after;
}

/** What still needs a redirect after versions of the sample followed each other, each by one edit. */
function lacking(versions: Playbook[], labels: ('wording' | undefined)[] = []) {
  const edits = versions.map((after, index) => {
    const what = labels[index];
    return editBetween(versions[index - 1] ?? sample(), after, { ...FACTS, ...(what ? { what } : {}) });
  });
  return needsRedirect(sample(), versions.at(-1) ?? sample(), edits);
}

const restated = changed((playbook) => {
  playbook.vision.statement = 'Every plant owns its downtime.';
});
const redirect: Redirect = {
  id: 'new-course',
  date: '2026-11-24',
  cause: 'market',
  outcome: 'changed',
  title: 'Another course',
  whatChanged: 'Prices fell.',
  whyConsiderable: 'By half.',
};

describe('a change of the vision', () => {
  it('of its statement, an answer, its horizon or a goal needs a redirect', () => {
    expect(lacking([restated])).toMatchObject([{ key: 'vision', kind: 'vision', fields: ['statement'] }]);
    const answered = changed((playbook) => {
      playbook.vision.answers.economy = 'Looser.';
      playbook.vision.horizon = '2029-12-31';
    });
    expect(lacking([answered])).toMatchObject([{ fields: ['answers', 'horizon'] }]);
    const aimed = changed((playbook) => Object.assign(playbook.vision.goals[0]?.measure ?? {}, { target: 30 }));
    expect(lacking([aimed])).toMatchObject([{ key: 'goal twenty-plants', kind: 'goal', fields: ['measure'] }]);
    const dropped = changed((playbook) => playbook.vision.goals.pop());
    expect(lacking([dropped], ['wording'])).toMatchObject([{ id: 'twenty-plants', fields: ['removed'] }]);
  });

  it('needs none where a goal only stands elsewhere on its way, or has another owner', () => {
    const onTheWay = changed((playbook) => {
      const [goal] = playbook.vision.goals;
      Object.assign(goal?.measure ?? {}, { current: 12, asOf: '2026-11-24' });
      Object.assign(goal ?? {}, { owner: 'Somebody' });
    });
    expect(lacking([onTheWay])).toEqual([]);
    expect(lacking([changed((playbook) => playbook.tips.pop())])).toEqual([]);
  });

  it('needs none with a new redirect; one that was there before, or that holds the course, is not enough', () => {
    const explained = changed((playbook) => playbook.vision.redirects.push(redirect), restated);
    expect(lacking([restated, explained])).toEqual([]);
    const held = changed((playbook) => playbook.vision.redirects.push({ ...redirect, outcome: 'held' }), restated);
    expect(lacking([restated, held])).toHaveLength(1);
    const base = changed((playbook) => playbook.vision.redirects.push(redirect));
    const later = changed((playbook) => {
      playbook.vision.statement = 'Another.';
    }, base);
    expect(needsRedirect(base, later, [editBetween(base, later, FACTS)])).toHaveLength(1);
  });

  it('needs none where every edit of it was called wording, at once or afterwards', () => {
    const further = changed((playbook) => {
      playbook.vision.statement = 'Each plant owns its downtime.';
    });
    expect(lacking([restated, further], ['wording', 'wording'])).toEqual([]);
    expect(lacking([restated, further], [undefined, 'wording'])).toHaveLength(1);
    const first = editBetween(sample(), restated, FACTS);
    const vision = itemsOf(restated).get('vision');
    if (!vision) throw new Error('no vision');
    const called: Edit = editOf(callWording(vision, ['statement']), { ...FACTS, what: 'wording' });
    expect(needsRedirect(sample(), restated, [first, called])).toEqual([]);
    expect(needsRedirect(sample(), further, [first, called, editBetween(restated, further, FACTS)])).toHaveLength(1);
  });

  it('needs one where it came by no edit at all', () => {
    expect(needsRedirect(sample(), restated, [])).toHaveLength(1);
  });
});

describe('what a redirect keeps of the vision before it', () => {
  it('is what the schema takes, without the reasons and the way so far', () => {
    const kept = visionSnapshot(sample().vision);
    expect(kept.goals).toEqual([
      { id: 'twenty-plants', title: 'Twenty plants live', unit: 'plants', target: 20, due: '2027-12-31' },
    ]);
    const document = changed((playbook) => playbook.vision.redirects.push({ ...redirect, visionBefore: kept }));
    expect(parsePlaybook(document)).toEqual({ playbook: document });
  });
});

describe('since when a vision stands', () => {
  const release = (number: number, { vision }: Playbook) => ({ number, vision });
  const onTheWay = changed((playbook) => {
    Object.assign(playbook.vision.goals[0]?.measure ?? {}, { current: 12 });
    playbook.vision.redirects.push({ ...redirect, outcome: 'held' });
  });

  it('is the first release in a row that says the same, wherever its goals stand on their way', () => {
    const releases = [release(4, onTheWay), release(3, sample()), release(2, restated), release(1, sample())];
    expect(visionSince(releases)?.number).toBe(3);
    expect(visionSince(releases.slice(0, 2))?.number).toBe(3);
    expect(visionSince(releases.slice(2))?.number).toBe(2);
    expect(visionSince([])).toBeUndefined();
  });
});

describe('a vision that came with Sightline', () => {
  const borrowed = starter as unknown as Playbook;

  it('is nobody’s own, on whatever day it was installed, until its statement or an answer changes', () => {
    expect(isBorrowedVision(freshStarter(borrowed, '2027-08-01').vision, [sample().vision, borrowed.vision])).toBe(
      true,
    );
    expect(isBorrowedVision({ ...borrowed.vision, statement: 'Ours.' }, [borrowed.vision])).toBe(false);
  });
});
