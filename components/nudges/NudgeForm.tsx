import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { Translate } from '../../lib/i18n/translate';
import { parseMarkdown } from '../../lib/markdown/parse';
import type { Nudge } from '../../lib/team/hub/contract';
import { Choice } from '../options/desk/form/Choice';
import { DateField } from '../options/desk/form/DateField';
import { TextField } from '../options/desk/form/TextField';
import type { NewNudge, NudgeActions, Target, TipToSend } from './model';
import { NudgePreview } from './NudgePreview';

interface NudgeFormProps {
  /** At least one. */
  targets: readonly Target[];
  /** Tips that can go along. */
  tips: readonly TipToSend[];
  /** The one that is chosen at first. */
  tip: string | null;
  hat: Nudge['hat'];
  /** Name of this person, for the preview. */
  me: string;
  nudges: NudgeActions;
  t: Translate;
}

type Said = { kind: 'sent'; name: string } | { kind: 'failed'; words: string } | null;

/** The line, the reason and the tip of one nudge, and what it looks like to whoever gets it. */
export function NudgeForm({ targets, tips, tip: first, hat, me, nudges, t }: NudgeFormProps): JSX.Element {
  const [at, setAt] = useState('0');
  const [line, setLine] = useState('');
  const [why, setWhy] = useState('');
  const [tip, setTip] = useState(first ?? '');
  const [until, setUntil] = useState<string | undefined>(undefined);
  const [id, setId] = useState(() => crypto.randomUUID());
  const [busy, setBusy] = useState(false);
  const [said, say] = useState<Said>(null);
  const target = targets[Number(at)] ?? targets[0];
  const chosen = tips.find((one) => one.id === tip) ?? null;
  const body = useMemo(() => parseMarkdown(chosen?.body ?? ''), [chosen?.body]);
  const isEmpty = line.trim() === '' && chosen === null;

  const send = async (): Promise<void> => {
    if (isEmpty || busy || !target) return;
    setBusy(true);
    // To the end of that day, by this person's clock.
    const end = until === undefined ? null : new Date(`${until}T24:00:00`).getTime();
    const nudge: NewNudge = {
      id,
      hat,
      to: target.to,
      line: line.trim(),
      why: why.trim(),
      tip: chosen?.id ?? null,
      until: end,
    };
    const answer = await nudges.send(nudge);
    setBusy(false);
    if (!answer.ok) return say({ kind: 'failed', words: t.dynamic(`error_${answer.error.code}`) });
    if (answer.value.outcome === 'refused')
      return say({ kind: 'failed', words: t.dynamic(`nudges_refused_${answer.value.reason}`) });
    say({ kind: 'sent', name: target.name });
    setLine('');
    setWhy('');
    // The next one is another.
    setId(crypto.randomUUID());
  };

  return (
    <form
      class="form nudge-form"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <div class="fields wide">
        <Choice
          label={t('nudges_to')}
          values={targets.map((_, index) => String(index))}
          value={at}
          words={(index) => targets[Number(index)]?.name ?? ''}
          set={setAt}
        />
        {tips.length > 1 && (
          <Choice
            label={t('nudges_tip')}
            values={['', ...tips.map((one) => one.id)]}
            value={tip}
            words={(one) => tips.find(({ id }) => id === one)?.title ?? t('nudges_no_tip')}
            set={setTip}
          />
        )}
      </div>
      <TextField label={t('nudges_line')} value={line} most={500} set={setLine} t={t} />
      <TextField label={t('nudges_why')} value={why} most={300} set={setWhy} t={t} />
      <DateField label={t('nudges_until')} value={until} set={setUntil} t={t} />
      {target && !isEmpty && (
        <NudgePreview
          nudge={{
            id,
            at: 0,
            author: me,
            hat,
            to: target.to.kind,
            line,
            why,
            tip: chosen && { id: chosen.id, title: chosen.title, body },
            fresh: false,
          }}
          name={me || t('nudges_you')}
          t={t}
        />
      )}
      <div class="actions">
        <button type="submit" class="main" disabled={isEmpty} aria-busy={busy}>
          {t('nudges_send')}
        </button>
      </div>
      <p role="status" class={said?.kind === 'failed' ? 'fault' : 'soft'}>
        {said && (said.kind === 'sent' ? t('nudges_sent_to', { name: said.name }) : said.words)}
      </p>
    </form>
  );
}
