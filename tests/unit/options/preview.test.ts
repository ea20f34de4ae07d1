import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { draftAdviser } from '../../../components/options/desk/preview/draft-advice';
import { draftFinder } from '../../../components/options/desk/preview/draft-finder';
import { isFromPreview } from '../../../components/options/desk/preview/frame';
import { madeUpRecord } from '../../../components/options/desk/preview/made-up-record';
import { placesOf, plainScene, sceneInView } from '../../../components/options/desk/preview/places';
import { pretend } from '../../../components/options/desk/preview/pretended';
import { NO_PROGRESS } from '../../../lib/coaching/advice';
import { catalogue } from '../../../lib/i18n/catalogues';
import { translator } from '../../../lib/i18n/translate';
import type { Playbook } from '../../../lib/playbook/schema';
import { STARTERS } from '../../../lib/playbook/starter';
import { playbookOf } from '../../bench/playbook';

const TODAY = '2026-11-24';
const NOON = Date.parse(`${TODAY}T12:00:00Z`);
const t = translator(catalogue('en'), 'en');
const FACTS = { number: 1, date: '2026-11-24T08:00:00Z', author: '', note: '', digest: '' };

const starter = (id: string): Playbook =>
  JSON.parse(readFileSync(new URL(`../../../public/starters/${id}.json`, import.meta.url), 'utf8'));

describe('the made-up record of the preview', () => {
  it.each(STARTERS)('stands in every stage of every process of the starter %s', (id) => {
    const playbook = starter(id);
    const adviseOn = draftAdviser();
    for (const place of placesOf(playbook)) {
      const { process, stage } = place;
      const record = madeUpRecord(plainScene(place), TODAY, t);
      const { advice } = adviseOn({ playbook, facts: FACTS, record, progress: NO_PROGRESS, tip: null, at: NOON });
      expect([advice.process?.id, 'id' in advice.stage && advice.stage.id]).toEqual([process.id, stage.id]);
    }
  });
});

describe('the scene that the preview follows', () => {
  const playbook = starter('b2b-software');
  const [first, second] = placesOf(playbook);
  const step = second?.stage.steps[0];
  const tip = playbook.tips.find(({ steps }) => step && steps.includes(step.id));

  it('is the stage in which what is edited comes into view', () => {
    expect(sceneInView(playbook, 'tips', tip?.id ?? '')?.place.id).toBe(second?.id);
    expect(sceneInView(playbook, 'process', step?.id ?? '')?.place.id).toBe(second?.id);
    expect(sceneInView(playbook, 'process', second?.id ?? '')?.place.id).toBe(second?.id);
    expect(sceneInView(playbook, 'process', `${second?.process.id}/`)?.place.id).toBe(first?.id);
  });

  it('brings the tip that is edited to the top wherever it shows, and says when it would not come first', () => {
    const adviseOn = draftAdviser();
    const standings = playbook.tips.map((tip) => {
      const scene = sceneInView(playbook, 'tips', tip.id);
      if (!scene) throw new Error('no scene');
      const ticks = Object.fromEntries(scene.done.map(({ id }) => [id, { done: true, at: 0 }]));
      const record = madeUpRecord(scene, TODAY, t);
      const progress = { ...NO_PROGRESS, ticks };
      const { advice, standing } = adviseOn({ playbook, facts: FACTS, record, progress, tip: tip.id, at: NOON });
      if (standing !== 'absent') expect(advice.tip?.id).toBe(tip.id);
      expect(new Set(advice.others.map(({ id }) => id)).size).toBe(advice.others.length);
      return standing;
    });
    const share = (what: string): number => standings.filter((one) => one === what).length / standings.length;
    expect(share('absent')).toBeLessThan(0.15);
    expect(share('first')).toBeGreaterThan(0.5);
    expect(share('brought')).toBeGreaterThan(0);
  });

  it('is the first stage for anything else, and none in a playbook without stages', () => {
    expect(sceneInView(playbook, 'tips', 'gone')?.place.id).toBe(first?.id);
    expect(sceneInView(playbook, 'publish', null)?.place.id).toBe(first?.id);
    expect(sceneInView({ ...playbook, processes: [] }, 'overview', null)).toBeNull();
  });
});

describe('what a person does in the preview', () => {
  it('changes what the preview shows and can be taken back', () => {
    const ticked = pretend(NO_PROGRESS, 'tick', ['find-cost', true], NOON);
    expect(ticked.ticks).toEqual({ 'find-cost': { done: true, at: NOON } });
    const said = pretend(ticked, 'answer', ['a-tip', 'helped'], NOON);
    expect(said.answers).toEqual({ 'a-tip': 'helped' });
    expect(pretend(said, 'answer', ['a-tip', null], NOON).answers).toEqual({});
    expect(pretend(said, 'snooze', ['a-tip', 'day'], NOON).snoozed).toEqual({ 'a-tip': NOON + 86_400_000 });
    expect(pretend(said, 'acknowledge', ['new-course'], NOON).acknowledged).toEqual(['new-course']);
  });

  it('is heard only as an act that the preview knows', () => {
    expect(isFromPreview({ act: 'tick', given: [], number: 1 })).toBe(true);
    expect(isFromPreview({ act: 'constructor', given: [], number: 1 })).toBe(false);
    expect(pretend(NO_PROGRESS, 'tick', [{}, true], NOON)).toBe(NO_PROGRESS);
  });

  it('finds and opens what the draft holds', async () => {
    const playbook = starter('b2b-software');
    const finder = draftFinder();
    const [tip] = playbook.tips;
    const found = await finder(playbook, 'find', [tip?.title, 5]);
    expect(found).toMatchObject({ items: expect.arrayContaining([expect.objectContaining({ id: tip?.id })]) });
    expect(await finder(playbook, 'openItem', ['tip', tip?.id])).toMatchObject({ card: { title: tip?.title } });
    expect(await finder(playbook, 'openItem', ['hat', 'x'])).toEqual({ card: null, body: [] });
  });
});

it('advice from a draft follows every edit, and the draft that it was made from before is let go', () => {
  const playbook = playbookOf(10_000);
  const [place] = placesOf(playbook);
  if (!place) throw new Error('no stage');
  const record = madeUpRecord(plainScene(place), TODAY, t);
  const adviseOn = draftAdviser();
  const before = adviseOn({ playbook, facts: FACTS, record, progress: NO_PROGRESS, tip: null, at: NOON }).advice.tip;
  for (let turn = 0; turn < 20; turn += 1) {
    const edited = {
      ...playbook,
      tips: playbook.tips.map((tip) => (tip.id === before?.id ? { ...tip, title: `Typed ${turn}` } : tip)),
    };
    const { advice } = adviseOn({ playbook: edited, facts: FACTS, record, progress: NO_PROGRESS, tip: null, at: NOON });
    expect(advice.tip?.title).toBe(`Typed ${turn}`);
  }
});
