import { describe, expect, it, vi } from 'vitest';
import { parseNoteMarkdown } from '../../../lib/markdown/parse';
import type { Block, Inline } from '../../../lib/markdown/tree';
import { detailsIn } from '../../../lib/notes/details';
import { NOTE_LIMITS } from '../../../lib/notes/limits';
import { threadOf } from '../../../lib/notes/merge';
import { parseEvents, parsePeople } from '../../../lib/notes/parse';
import { parseQuery } from '../../../lib/notes/parse-query';
import { excerptOf, plainText, readMarks } from '../../../lib/notes/text';
import { linkFrom, mentionOf } from '../../../lib/notes/write';
import { NOTE_ATTACKS as ATTACKS } from '../../support/attacks';
import { ANNA, BEN, begun, record, snapshot, words } from './sample';

vi.setConfig({ testTimeout: 60_000 });

/** Every node of a tree. */
function nodesOf(nodes: readonly (Block | Inline)[]): (Block | Inline)[] {
  return nodes.flatMap((node) => {
    const inner: readonly (Block | Inline)[] =
      'children' in node ? node.children : 'blocks' in node ? node.blocks : 'items' in node ? node.items.flat() : [];
    return [node, ...nodesOf(inner)];
  });
}
const KINDS = [
  'text',
  'code',
  'strong',
  'emphasis',
  'link',
  'mention',
  'tag',
  'break',
  'paragraph',
  'heading',
  'quote',
  'list',
];
const SAFE = /^(?:https:\/\/|mailto:)/;

describe('hostile text in a note', () => {
  it('is at least a hundred different ones', () => {
    expect(new Set(ATTACKS).size).toBeGreaterThanOrEqual(100);
  });

  it('becomes nothing but the few things that Markdown may, and no link but to https and mail', () => {
    for (const attack of ATTACKS) {
      for (const source of [
        attack,
        `[x](${attack})`,
        `<${attack}>`,
        `- [ ] ${attack}`,
        `#${attack}`,
        `@[${attack}](person:${ANNA})`,
      ]) {
        for (const node of nodesOf(parseNoteMarkdown(source))) {
          expect(KINDS).toContain(node.kind);
          if (node.kind === 'link') expect(node.url).toMatch(SAFE);
          if (node.kind === 'mention') expect(node.person).toMatch(/^[0-9a-f-]{36}$/);
          if (node.kind === 'tag') expect(node.tag).toMatch(/^[\p{L}\p{M}\p{N}_-]+$/u);
        }
      }
    }
  });

  it('as a name stays one name in a mention, and as a pasted address becomes no link', () => {
    for (const attack of ATTACKS) {
      const nodes = nodesOf(parseNoteMarkdown(mentionOf({ id: BEN, name: attack })));
      const name = attack.replace(/\s+/g, ' ').trim().replaceAll('\0', '\ufffd');
      if (name !== '')
        expect([attack, nodes.filter(({ kind }) => kind === 'mention')]).toEqual([
          attack,
          [{ kind: 'mention', person: BEN, name }],
        ]);
      const link = linkFrom(attack);
      if (link) expect(link.url).toMatch(SAFE);
    }
  });

  it('goes through every part of a thread as it was written', () => {
    for (const attack of ATTACKS) {
      const name = attack.slice(0, NOTE_LIMITS.name);
      const event = begun({
        record: { ...record, name },
        tie: { kind: 'field', key: 'x', label: name },
        snapshot: { ...snapshot, stage: name, fields: [{ key: name, label: name, raw: attack }] },
        text: { ...words(attack), links: [{ title: name, url: 'https://x.example' }] },
      });
      const { events, refused } = parseEvents([event]);
      expect([attack, refused]).toEqual([attack, []]);
      const thread = threadOf(events);
      expect(thread?.notes[0]?.text?.markdown).toBe(attack);
      expect(thread?.record?.name).toBe(name);
      if (thread) expect(detailsIn(attack, thread, [])).toBeInstanceOf(Array);
      expect(typeof plainText(attack) + typeof excerptOf(attack)).toBe('stringstring');
      expect(readMarks(attack).tags.join()).not.toMatch(/[<>"'=]/);
      expect(parseQuery(attack).terms.length).toBeLessThanOrEqual(50);
      expect(
        parsePeople([{ id: ANNA, name: attack.slice(0, 200) || 'x', email: attack.slice(0, 300), roles: [], at: 1 }])
          .refused,
      ).toEqual([]);
    }
  });
});
