import { expect, test } from 'vitest';
import { hubStoreStory, memoryOfStory } from '../../../support/hub-store-story.ts';

test('the notes in memory do what those in the database do', async () => {
  const told = await hubStoreStory(memoryOfStory());
  expect(told).toMatchSnapshot();
});
