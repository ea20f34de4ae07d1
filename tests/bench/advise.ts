import type { Coaching } from './coaching.ts';
import type { Figure } from './figures.ts';
import { playbookOf } from './playbook.ts';
import { NOW, sampleProgress, sampleRecord, sampleRelease } from './sample.ts';
import { timed } from './timed.ts';

const SIZES = [100, 1_000, 10_000, 100_000];

/** How long `advise` takes as the number of tips grows, and how long it takes to make a release ready for it. */
export function advice({ advise, compileRelease }: Coaching, runs: number): Figure[] {
  const figures: Figure[] = [];
  for (const tips of SIZES) {
    const release = sampleRelease(tips);
    const progress = sampleProgress(tips);
    const named = `${tips.toLocaleString('en')} tips`;
    const compiled = compileRelease(release);
    let turn = 0;
    const warm = () => advise(compiled, sampleRecord(turn++), progress, NOW);
    // Every stage of the sample was seen once: what is made ready on first sight is the next figure.
    for (let stage = 0; stage < 12; stage++) warm();
    figures.push(
      {
        what: `advise, ${named}`,
        unit: 'ms',
        samples: timed(runs, warm),
        ...(tips === 10_000 ? { limit: { median: 2 } } : {}),
      },
      {
        what: `compile the release and give the first advice, ${named}`,
        unit: 'ms',
        samples: timed(runs, () => advise(compileRelease(release), sampleRecord(0), progress, NOW)),
      },
    );
  }
  return figures;
}

/** What publishing a large playbook costs, once, in the background. */
export async function publishing(
  { alignment, digestOf, parsePlaybookText }: Coaching,
  runs: number,
): Promise<Figure[]> {
  const playbook = playbookOf(10_000);
  const text = JSON.stringify(playbook);
  const digests: number[] = [];
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    await digestOf(playbook);
    digests.push(performance.now() - start);
  }
  return [
    { what: 'parse a playbook of 10,000 tips', unit: 'ms', samples: timed(runs, () => parsePlaybookText(text)) },
    { what: 'check its alignment', unit: 'ms', samples: timed(runs, () => alignment(playbook, '2026-11-24')) },
    { what: 'make its digest', unit: 'ms', samples: digests },
  ];
}
