import { describe, expect, it } from 'vitest';
import { parsePlaybook, parsePlaybookText } from '../../../lib/playbook/parse';
import { refusalSentence } from '../../../lib/playbook/refusal-words';
import { sample, spoilt } from './sample';

function sentences(result: ReturnType<typeof parsePlaybook>): string[] {
  return 'refused' in result ? result.refused.map(refusalSentence) : [];
}

describe('a refusal in words', () => {
  it.each<[string, unknown, string]>([
    [
      'tips.0.when.all.1.any.0.operator',
      'startWith',
      'Tip “Ask about the last stop”, at tips[0].when.all[1].any[0].operator: “startWith” is not one of is, contains, startsWith, isAnyOf, equals, notEquals, lessThan, atMost, atLeast, moreThan, between, before, after, withinNextDays, moreThanDaysAgo, isEmpty, isFilled, isTrue, isFalse, isToday, isPast, atOrAfterStage or beforeStage. Did you mean “startsWith”?',
    ],
    [
      'tips.1.id',
      'ask-last-stop',
      'Tip “Write the plan together”, at tips[1].id: The id “ask-last-stop” is already used at tips[0].id. Call it “ask-last-stop-2”, and change what refers to it.',
    ],
    ['tips.1.title', undefined, 'Tip “write-the-plan”, at tips[1].title: Text is missing. Add text.'],
    [
      'tips.0.title',
      'x'.repeat(203),
      `Tip “${'x'.repeat(203)}”, at tips[0].title: The text has 203 characters; 200 is the most. Shorten it by 3.`,
    ],
    ['tips.0.priority', 9, 'Tip “Ask about the last stop”, at tips[0].priority: 9 is out of range. Use 5 or less.'],
    [
      'tips.0.priority',
      'high',
      'Tip “Ask about the last stop”, at tips[0].priority: There should be a number here, not text. Write a number instead.',
    ],
    [
      'tips.0.confirmedOn',
      '1.5.2026',
      'Tip “Ask about the last stop”, at tips[0].confirmedOn: “1.5.2026” is not a day in the form year-month-day. Write it like 2027-06-30.',
    ],
    [
      'tips.0.resources.0.url',
      'file:///x',
      'Resource “Downtime”, at tips[0].resources[0].url: “file:///x” is not an https or mailto link. Use an address that begins with https:// or mailto:.',
    ],
    ['vision.horizon', undefined, 'at vision.horizon: Text is missing. Add text.'],
    [
      'processes.0.stages.0.outcome',
      undefined,
      'Stage “Qualify”, at processes[0].stages[0].outcome: One of a fixed set of words is missing. Add one of open, won or lost.',
    ],
    [
      'format.major',
      2,
      'at format.major: This playbook is of version 2; this Sightline reads version 1. Nothing was changed. Update Sightline, then import it again.',
    ],
    [
      'format.major',
      undefined,
      'at format.major: The version is missing; it should be 1. Set it to 1 if the document follows that version.',
    ],
    [
      'format.name',
      'bookmarks',
      'at format.name: This is a document of format “bookmarks”. Choose a file that was exported as a Sightline playbook.',
    ],
  ])('for %s = %j', (path, value, words) => {
    expect(sentences(parsePlaybook(spoilt(path, value)))).toEqual([words]);
  });

  it('for a condition that is two things, says what to do with the other', () => {
    const when = { all: [{ field: 'amount', operator: 'isEmpty' }], none: [{ field: 'type', operator: 'isEmpty' }] };
    expect(sentences(parsePlaybook(spoilt('tips.0.when', when)))).toEqual([
      'Tip “Ask about the last stop”, at tips[0].when: A condition can be only one thing, but this one has all and none. Keep one, and put the others inside an “all” group.',
    ]);
  });

  it.each([
    ['<html>', 'This is a web page or XML, not a playbook. Choose a file that was exported as a Sightline playbook.'],
    ['{\n "a" 1}', 'This is not valid JSON at line 2, column 6. Repair the text at line 2, column 6.'],
    [
      JSON.stringify(sample()).slice(0, 99),
      'The file ends too early, as if it had been cut off. Get the whole file again.',
    ],
  ])('for the text %j', (text, words) => {
    expect(sentences(parsePlaybookText(text))).toEqual([words]);
  });
});
