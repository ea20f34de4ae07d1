import { expect, test } from 'vitest';
import { hubMemory } from '../../../support/hub-memory.ts';
import { hubStoreStory, SELF } from '../../../support/hub-store-story.ts';

test('the notes in memory do what those in the database do', async () => {
  const memory = hubMemory(SELF);
  const told = await hubStoreStory({
    store: memory,
    act: async (act, id, at) => void memory.act(act, id, at),
    outbox: async () => memory.outbox().map(({ id }) => id),
    held: async () =>
      memory
        .heldNow()
        .map(({ subject }) => subject)
        .sort(),
    events: async () =>
      memory
        .events()
        .map(({ id }) => id)
        .sort(),
    roles: async (person) => memory.people.get(person)?.roles ?? null,
  });
  expect(told).toMatchSnapshot();
});
