import type { Translate } from '../../lib/i18n/translate';
import type { Person, Tie, TiedKind } from '../../lib/notes/event';
import type { Playbook } from '../../lib/playbook/schema';
import { tiedWord } from '../notes/words';
import type { ReviewData } from './model';

/** What people and items of the playbook are called. */
export interface Names {
  /** "Ann Smith"; "Somebody" for one whose name never came here. */
  person(id: string): string;
  /** What a person is called; null where that is not known here. */
  known(id: string): string | null;
  /** Whether that is this browser's person. */
  isMe(id: string): boolean;
  /** Null for an item that is not in the playbook any more. */
  item(kind: TiedKind, id: string): string | null;
  /** "Step · Send the offer", "Field · Amount"; null for a thread about its record as a whole. */
  tie(tie: Tie): string | null;
}

export function namesOf(
  { people, self, release }: Pick<ReviewData, 'people' | 'self' | 'release'>,
  t: Translate,
): Names {
  const byId = new Map(people.map((person): [string, Person] => [person.id, person]));
  const nameOf = (id: string): string | null => byId.get(id)?.name.trim() || null;
  const titles = titlesOf(release.playbook);
  const item = (kind: TiedKind, id: string): string | null => titles.get(`${kind} ${id}`) ?? null;
  return {
    person: (id) => nameOf(id) ?? t(id === self ? 'review_you' : 'review_somebody'),
    known: nameOf,
    isMe: (id) => id === self,
    item,
    tie(tie) {
      if (tie === null) return null;
      const title =
        tie.kind === 'field' ? tie.label : (item(tie.kind, tie.id) ?? t('review_gone_item', { id: tie.id }));
      return `${tiedWord(tie.kind, t)} · ${title}`;
    },
  };
}

const known = new WeakMap<Playbook, ReadonlyMap<string, string>>();

/** Titles by `step <id>`, `tip <id>` and so on. */
export function titlesOf(playbook: Playbook): ReadonlyMap<string, string> {
  const made = known.get(playbook);
  if (made) return made;
  const steps = playbook.processes.flatMap(({ stages }) => stages.flatMap((stage) => stage.steps));
  const titles = new Map(
    (
      [
        ['goal', playbook.vision.goals],
        ['step', steps],
        ['metric', playbook.metrics],
        ['tip', playbook.tips],
      ] as const
    ).flatMap(([kind, items]) => items.map(({ id, title }): [string, string] => [`${kind} ${id}`, title])),
  );
  known.set(playbook, titles);
  return titles;
}
