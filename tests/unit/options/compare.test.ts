import { describe, expect, it } from 'vitest';
import { differenceSentence } from '../../../components/options/desk/compare/difference-words';
import { wordingOf } from '../../../components/options/desk/compare/value-text';
import { catalogue } from '../../../lib/i18n/catalogues';
import { translator } from '../../../lib/i18n/translate';
import { differencesBetween } from '../../../lib/playbook/changes';
import { itemsOf } from '../../../lib/playbook/items';
import type { Playbook } from '../../../lib/playbook/schema';
import { sample } from '../playbook/sample';

const en = translator(catalogue('en'), 'en');
const de = translator(catalogue('de'), 'de');
const SINCE = { number: 3, date: 'Nov 1, 2026' };

function changed(change: (playbook: Playbook) => void): Playbook {
  const playbook = sample();
  change(playbook);
  return playbook;
}

describe('what differs, in one sentence', () => {
  const after = changed((playbook) => {
    const [tip] = playbook.tips;
    const step = playbook.processes[0]?.stages[0]?.steps[0];
    if (!tip || !step) throw new Error('the sample lost something');
    playbook.tips.push({ ...tip, id: 'one' }, { ...tip, id: 'two' });
    step.title = 'Find what a stop costs';
    tip.priority = 1;
  });

  it('counts what is new, reworded and changed, and says since when the vision stands', () => {
    const differences = differencesBetween(sample(), after);
    expect(differenceSentence(differences, SINCE, en)).toBe(
      '1 step reworded, 2 tips new, 1 tip changed, vision unchanged since release 3 of Nov 1, 2026.',
    );
    expect(differenceSentence(differences, null, de)).toBe(
      '1 Schritt umformuliert, 2 Tipps neu, 1 Tipp geändert und Vision unverändert.',
    );
  });

  it('says nothing of an unchanged vision where the vision, a goal or a redirect changed', () => {
    for (const change of [
      (playbook: Playbook) => {
        playbook.vision.statement = 'Another course.';
      },
      (playbook: Playbook) => {
        for (const goal of playbook.vision.goals) goal.due = '2030-01-01';
      },
    ]) {
      const sentence = differenceSentence(differencesBetween(sample(), changed(change)), SINCE, en);
      expect(sentence).not.toContain('unchanged');
    }
    const sentence = differenceSentence(
      differencesBetween(
        sample(),
        changed((playbook) => {
          playbook.vision.statement = 'Another course.';
        }),
      ),
      SINCE,
      en,
    );
    expect(sentence).toBe('vision changed.');
  });
});

describe('the value of a field in words', () => {
  const words = wordingOf([itemsOf(sample())], en);

  it('names by title what is named by id, and keeps an id that leads nowhere', () => {
    expect(words('goals', ['twenty-plants'])).toBe('Twenty plants live');
    expect(words('steps', ['find-cost', 'gone'])).toBe('Find the cost of a stop and gone');
    expect(words('order', ['metric days-in-stage'])).toBe('Days in stage');
  });

  it('says a condition as a sentence, with stages by their title', () => {
    expect(words('when', { field: 'stage', operator: 'beforeStage', value: 'propose' })).toBe(
      'Stage is before Propose',
    );
  });

  it('writes days, numbers and what is not there as people do', () => {
    expect(words('due', '2027-12-31')).toBe('Dec 31, 2027');
    expect(words('priority', 12_000)).toBe('12,000');
    expect(words('badNews', true)).toBe('yes');
    expect([words('owner', undefined), words('goals', []), words('owner', '')]).toEqual([null, null, null]);
  });

  it('takes lists and objects apart, whatever is in them', () => {
    expect(words('resources', [{ title: 'Downtime', url: 'https://example.com/' }])).toBe(
      'Downtime · https://example.com/',
    );
    expect(words('crmStages', { salesforce: ['Qualification'], other: [] })).toBe('Salesforce: Qualification');
    expect(words('source', { kind: 'team', current: 3, later: { deep: [1, 2] } })).toContain('3');
    expect(words('title', '<b>HTML</b>')).toBe('<b>HTML</b>');
  });
});
