import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Block } from '../../lib/markdown/tree';
import { Markdown } from '../ui/Markdown';
import type { ThreadDesk } from './NoteItem';

type Given = { title: string; body: Block[] } | null;

/** Tips of the playbook that a note gives, to be read where they are given. */
export function GivenTips({ ids, desk }: { ids: readonly string[]; desk: ThreadDesk }): JSX.Element | null {
  const { openTip, t } = desk;
  const [tips, setTips] = useState<{ [id: string]: Given }>({});
  const all = ids.join(' ');
  useEffect(() => {
    let gone = false;
    for (const id of ids)
      void openTip(id).then((tip) => {
        if (!gone) setTips((known) => ({ ...known, [id]: tip }));
      });
    return () => {
      gone = true;
    };
  }, [all]);
  if (ids.length === 0) return null;
  return (
    <div class="given">
      {ids.map((id) => {
        const tip = Object.hasOwn(tips, id) ? tips[id] : undefined;
        return tip ? (
          <details key={id} class="folded">
            <summary>{t('note_given_tip', { title: tip.title })}</summary>
            <Markdown blocks={tip.body} />
          </details>
        ) : (
          <p key={id} class="soft">
            {t(tip === null ? 'note_tip_gone' : 'note_tip_coming')}
          </p>
        );
      })}
    </div>
  );
}
